import Monitoring

extension LintRule {
  static let forBelowInterval = LintRule(
    "time/for-below-interval", .warning, "an alert waits less than the time between two evaluations",
    explanation: """
      `for` is looked at when the group is evaluated: an alert that is pending at one evaluation fires at the next at the
      earliest. A shorter `for` waits as long as the group's interval, which is not what it says.
      """,
    bad: .waiting(.seconds(30)), good: .waiting(.minutes(1))
  ) { context, reporter in
    for query in context.queries {
      guard case .alert(let alert) = query.owner, let period = alert.pendingPeriod, period > .zero,
        period < query.evaluationInterval
      else { continue }
      let interval = query.evaluationInterval
      reporter.report(
        "`for: \(period.prometheusText)` waits \(interval.prometheusText), as the group is evaluated that often; write "
          + "`.for(\(interval.swiftText))`, or no `for`", at: alert.location)
    }
  }
}

extension LintExample {
  fileprivate static func waiting(_ period: Duration) -> LintExample {
    var example = LintExample.promQL("up == 0", snapshot: "temperature 21\n")
    example.text = "Alert(…).for(\(period.swiftText)), evaluated every minute"
    example.content.ruleGroups[0].alerts[0].pendingPeriod = period
    return example
  }
}
