import Monitoring

extension ValueCheck {
  func dashboard(_ dashboard: Dashboard) {
    self("the time range", dashboard.timeRange, .atLeastASecond, at: dashboard.location)
    self("the refresh interval", dashboard.refresh, .atLeastASecond, at: dashboard.location)
    dashboard.variables.forEach(variable)
    for row in dashboard.rows { row.panels.forEach(panel) }
  }

  private func variable(_ variable: Variable) {
    let isWithoutChoice: Bool
    switch variable.kind {
    case .custom(let choices):
      isWithoutChoice = choices.isEmpty
    case .interval(let choices):
      isWithoutChoice = choices.isEmpty
      for choice in choices {
        self("a choice of the variable \(variable.name)", choice, .positive, at: variable.location)
      }
    case .labelValues, .constant, .text:
      isWithoutChoice = false
    }
    if isWithoutChoice {
      report("the variable \(variable.name) has no choice; write at least one", at: variable.location)
    }
  }

  private func panel(_ panel: Panel) {
    self("the minimum", panel.minimum, .finite, at: panel.location)
    self("the maximum", panel.maximum, .finite, at: panel.location)
    if let minimum = panel.minimum, let maximum = panel.maximum, minimum >= maximum {
      report("the range from \(minimum) to \(maximum) is empty; write the smaller number first", at: panel.location)
    }
    self("the number of decimals", panel.decimals, .notNegative, at: panel.location)
    self("the minimum interval", panel.minimumInterval, .positive, at: panel.location)
    for threshold in panel.thresholds { self("a threshold", threshold.value, .finite, at: panel.location) }
    for (step, next) in zip(panel.thresholds, panel.thresholds.dropFirst()) where step.value >= next.value {
      report(
        "the threshold \(next.value) comes after \(step.value); write thresholds in rising order", at: panel.location)
    }
    switch panel.kind {
    case .timeSeries(let options): self("the fill opacity", options.fillOpacity, .percentage, at: panel.location)
    case .alertList(let options): self("the list's length", options.maximumItems, .positive, at: panel.location)
    case .stat, .table, .logs: break
    }
  }

  func datasource(_ datasource: Datasource) {
    switch datasource.kind {
    case .prometheus(let url, let scrapeInterval):
      self("the address of \(datasource.name)", url, .notBlank, at: datasource.location)
      self("the scrape interval of \(datasource.name)", scrapeInterval, .positive, at: datasource.location)
    case .alertmanager(let url):
      self("the address of \(datasource.name)", url, .notBlank, at: datasource.location)
    case .cloudWatch(let region, let authentication, _):
      self("the region of \(datasource.name)", region, .notBlank, at: datasource.location)
      if case .keys(let access, let secret) = authentication {
        self("the access key of \(datasource.name)", access, at: datasource.location)
        self("the secret key of \(datasource.name)", secret, at: datasource.location)
      }
    }
  }
}
