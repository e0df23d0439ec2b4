import Monitoring

extension LintRule {
  static let instantOnDelayed = LintRule(
    "panel/instant-on-delayed", .error, "a panel asks for now, and the newest sample is older than it looks back",
    explanation: """
      An instant query sees what an alert would see at this moment. Of a metric of CloudWatch the newest sample is older than
      the server's lookback: the panel says "No data" for ever, while the same query over time shows the values.

      Look further back with `offset`, as `signal.metric` and `signal.count(over:)` do, or ask over time and show the last
      value: `instant: false`.
      """,
    bad: .delayedPanel("denied", instant: true),
    good: .delayedPanel("denied offset 11m30s", instant: true)
  ) { context, reporter in
    for selector in context.timedSelectors
    where selector.query.isOfNow && selector.query.isPanel && !selector.use.isInAbsence && selector.sight == .never {
      reporter.report(
        "\(selector.blindness), or ask over time with `instant: false`", at: selector.query.location,
        excerpt: selector.query.excerpt(selector.use.range), notes: selector.notes)
    }
  }
}

extension LintExample {
  /// A panel that asks for the metric of `delayed`.
  static func delayedPanel(
    _ promQL: String, instant: Bool, text: String? = nil, _ change: (inout Dashboard) -> Void = { _ in }
  ) -> LintExample {
    var example = delayed(promQL, text: text ?? "Target(\"\(promQL)\", instant: \(instant))")
    example.content.ruleGroups = []
    example.content.show(
      Panel(.timeSeries, "Denied") { Target(.promql(QueryText(stringLiteral: promQL)), instant: instant) })
    for index in example.content.dashboards.indices { change(&example.content.dashboards[index]) }
    return example
  }
}
