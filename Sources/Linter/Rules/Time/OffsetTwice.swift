import Monitoring

extension LintRule {
  static let offsetTwice = LintRule(
    "time/offset-twice", .warning, "a query looks back by its own offset and by that of its group",
    explanation: """
      `queryOffset` of a rule group moves all its queries into the past, those too that have an offset of their own, as
      `signal.count(over:)` writes. Both together look at a time that is twice as long ago as it need be, and the alert comes
      that much later.

      Take one of them: leave `queryOffset` away, or write the selectors without `offset`.
      """,
    bad: .offsetExample(.minutes(12)), good: .offsetExample(nil)
  ) { context, reporter in
    for selectors in context.timedSelectors.chunkedByQuery() {
      guard let query = selectors.first?.query, query.queryOffset > .zero else { continue }
      let delayed = selectors.filter { $0.timing.stamping != nil }
      // An offset on some of the selectors only compares two times on purpose.
      guard let first = delayed.first,
        delayed.allSatisfy({ $0.offset - query.queryOffset >= $0.timing.completeOffset })
      else { continue }
      reporter.report(
        "the selector looks back \((first.offset - query.queryOffset).prometheusText), which is enough, and the group another "
          + "\(query.queryOffset.prometheusText): the alert comes that much later; leave `queryOffset` away",
        at: query.location, excerpt: query.excerpt(first.use.range), notes: first.notes)
    }
  }
}

extension LintExample {
  fileprivate static func offsetExample(_ offset: Duration?) -> LintExample {
    var example = LintExample.delayed("sum_over_time(denied[5m] offset 11m30s) > 0")
    example.content.ruleGroups[0].queryOffset = offset
    if let offset { example.text = "RuleGroup(…, queryOffset: \(offset.swiftText)) { \(example.text) }" }
    return example
  }
}
