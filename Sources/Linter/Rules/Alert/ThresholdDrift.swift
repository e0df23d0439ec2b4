import Diagnostics
import Monitoring
import PromQL

extension LintRule {
  static let thresholdDrift = LintRule(
    "alert/threshold-drift", .note, "a panel draws another threshold than the alert on the same query has",
    explanation: """
      The line in the panel is where people believe that the alert fires. When the two were written down separately, one of
      them changes and the other does not. Share a constant: `.above(limit)` and `.thresholds(.from(limit, .red))`.

      A count above 20 may be drawn at 20 or at 21, the first number that fires. Nothing is said of a panel that draws fewer
      lines than there are alerts, or more.
      """,
    bad: .content(
      #"Alert("Hot", .warning, when: temperature.above(30)), and a panel with .thresholds(.from(25, .red))"#
    ) {
      content in content.driftExample(line: 25)
    },
    good: .content(
      #"Alert("Hot", .warning, when: temperature.above(30)), and a panel with .thresholds(.from(30, .red))"#
    ) {
      content in content.driftExample(line: 30)
    }
  ) { context, reporter in
    let drawn = context.queries.compactMap(Drawing.init)
    guard !drawn.isEmpty else { return }
    let metrics = Set(drawn.compactMap { $0.query.selectors.first?.metricName })
    var conditions: [String: [(alert: LintedAlert, condition: ThresholdCondition)]] = [:]
    for alert in context.alerts {
      guard let name = alert.query.selectors.first?.metricName, metrics.contains(name),
        let condition = alert.query.expression.flatMap({ ThresholdCondition($0) })
      else { continue }
      conditions[PromQLPrinter.line(condition.measured), default: []].append((alert, condition))
    }
    for drawing in drawn {
      guard let alerts = conditions[drawing.text] else { continue }
      let isWhole = context.values.values(of: drawing.expression)?.isWhole == true
      let stray = drawing.panel.thresholds.filter { line in
        !alerts.contains { $0.condition.isDrawn(at: line.value, whole: isWhole) }
      }
      let missing = alerts.first { alert in
        !drawing.panel.thresholds.contains { alert.condition.isDrawn(at: $0.value, whole: isWhole) }
      }
      guard let line = stray.first, let missing else { continue }
      let number = PromQLPrinter.line(PromQLExpression(.number(.init(line.value))))
      reporter.report(
        "the panel draws a threshold at \(number), and \(missing.alert.alert.name) fires at `\(missing.condition.text)` of the "
          + "same query; share one constant",
        at: drawing.panel.location, related: [.init("the alert", at: missing.alert.query.location)])
    }
  }
}

/// A panel's only query, whose values its thresholds divide.
private struct Drawing {
  let panel: Panel
  let query: LintedQuery
  let expression: PromQLExpression
  let text: String

  init?(_ query: LintedQuery) {
    guard case .panel(let panel) = query.owner, !panel.thresholds.isEmpty, panel.targets.count == 1,
      panel.showsValues, let expression = query.expression?.unparenthesized
    else { return nil }
    self.panel = panel
    self.query = query
    self.expression = expression
    text = PromQLPrinter.line(expression)
  }
}

extension Panel {
  /// Whether what is coloured are values of the query, rather than something that is computed from them.
  fileprivate var showsValues: Bool {
    switch kind {
    case .timeSeries, .table: true
    case .stat(let options): ![.sum, .count, .range, .delta].contains(options.reducer)
    case .logs, .alertList: false
    }
  }
}

extension ThresholdCondition {
  /// Whether a line divides the values as the condition does; of whole numbers, it may stand anywhere between two.
  fileprivate func isDrawn(at line: Double, whole isWhole: Bool) -> Bool {
    if line == threshold { return true }
    guard isWhole else { return false }
    return line == threshold.rounded(.up) || line == threshold.rounded(.down) + 1
  }
}

extension ContentSketch {
  fileprivate mutating func driftExample(line: Double) {
    let temperature = Gauge("temperature").value
    ruleGroups = [RuleGroup("example") { Alert("Hot", .warning, when: temperature.above(30)) }]
    show(
      Panel(.timeSeries(showsThresholds: true), "Temperature") { Target(temperature) }
        .thresholds(.from(line, .red)))
  }
}
