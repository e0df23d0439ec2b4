import Exposition
import Monitoring

/// What Prometheus makes of the labels that a page prints.
///
/// The target's labels (`job`, `instance`, those of the configuration) and the exposed ones meet: with `honor_labels` the
/// exposed ones stay, without they are renamed to `exported_…`.
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
enum ScrapeContract {
  /// The labels of a job's targets.
  static func targetLabels(_ job: ScrapeJob) -> [(name: String, domain: LabelSet.Domain)] {
    let own = [
      (name: "job", domain: LabelSet.Domain.constant(job.name)),
      (name: "instance", domain: LabelSet.Domain(values: job.targets.sorted(), isAlways: true, isClosed: true)),
    ].filter { label in !job.labels.contains { $0.label.name == label.name } }
    return own + job.labels.map { (name: $0.label.name, domain: .constant($0.value)) }
  }

  /// Whether the series that have no value of a label print it as empty: with `honor_labels` that keeps the target's label
  /// away.
  enum Suppression {
    case nowhere, here, everywhere
  }

  /// The labels in Prometheus of series that expose `exposed`.
  static func stored(
    _ exposed: LabelSet, suppression: (String) -> Suppression = { _ in .nowhere }, by job: ScrapeJob
  ) -> LabelSet {
    var result = exposed
    for (name, target) in targetLabels(job) {
      let own = exposed[name]
      if job.honorLabels {
        result[name] =
          switch suppression(name) {
          case .nowhere: own.map { $0.isAlways ? $0 : $0.union(target).always } ?? target
          case .here: (own ?? target).union(target).sometimes
          case .everywhere: own
          }
      } else if let own {
        var renamed = "exported_\(name)"
        while result.contains(renamed) { renamed = "exported_\(renamed)" }
        result[renamed] = own
        result[name] = target
      } else {
        result[name] = target
      }
    }
    return result
  }

  /// The labels in Prometheus of the series that exposes `row`, one for each of the job's targets.
  static func stored(_ row: LabelRow, suppressed: [String] = [], by job: ScrapeJob) -> [LabelRow] {
    let configured = job.labels.map { (name: $0.label.name, value: $0.value) }
    return job.targets.map { target in
      var stored = row
      let automatic = [(name: "job", value: job.name), (name: "instance", value: target)]
        .filter { label in !configured.contains { $0.name == label.name } }
      for (name, value) in automatic + configured {
        let own = row[name]
        if own.isEmpty {
          if !(job.honorLabels && suppressed.contains(name)) { stored[name] = value }
        } else if !job.honorLabels {
          var renamed = "exported_\(name)"
          while !stored[renamed].isEmpty { renamed = "exported_\(renamed)" }
          stored[renamed] = own
          stored[name] = value
        }
      }
      return stored
    }
  }
}

extension MetricFamily.Member {
  /// Of a label by its name.
  func suppression(of label: String) -> ScrapeContract.Suppression {
    guard let empty = emptyLabels.first(where: { $0.name == label }) else { return .nowhere }
    let withValue = labels.first { $0.name == label }?.seriesCount ?? 0
    return empty.seriesCount + withValue >= seriesCount ? .everywhere : .here
  }

  /// The series themselves; `nil` where the page has too many, or prints a label empty on some of them only, which a row
  /// does not tell.
  func exposure(_ rows: SeriesTable?, by job: ScrapeJob) -> CatalogueEntry.Exposure? {
    guard let rows else { return nil }
    var suppressed: [String] = []
    for label in emptyLabels {
      switch suppression(of: label.name) {
      case .everywhere: suppressed.append(label.name)
      case .here: return nil
      case .nowhere: break
      }
    }
    return .init(series: .table(rows), job: job, suppressed: suppressed)
  }
}
