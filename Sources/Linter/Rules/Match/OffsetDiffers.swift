import Diagnostics
import Monitoring
import PromQL

extension LintRule {
  static let offsetDiffers = LintRule(
    "match/offset-differs", .warning, "the two sides of an operator look at different times",
    explanation: """
      CloudWatch's samples come late, so queries of them look back with `offset`. An operator between such a side and one
      without the offset compares a moment ten minutes ago with now: a ratio of two counts that belong to different minutes.
      The same metric twice with different offsets is a comparison over time and is meant so.

      Give both sides the same offset.
      """,
    bad: .promQL(
      "sum(denied offset 12m) / sum(calls) > 0.5",
      snapshot: "# TYPE denied gauge\ndenied 1 1700000000000\n# TYPE calls gauge\ncalls 2\n",
      exporter: CloudWatchExporter(region: "eu-west-1", delay: .minutes(10))),
    good: .promQL(
      "sum(denied offset 12m) / sum(calls offset 12m) > 0.5",
      snapshot: "# TYPE denied gauge\ndenied 1 1700000000000\n# TYPE calls gauge\ncalls 2\n",
      exporter: CloudWatchExporter(region: "eu-west-1", delay: .minutes(10)))
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    // Without a metric that comes late, all sides are of now.
    guard context.timedSelectors.contains(where: { $0.timing.stamping != nil }) else { return }
    for match in context.matches where !match.binary.operation.isSetOperator {
      let left = Side(match.binary.left)
      let right = Side(match.binary.right)
      guard let one = left.offset, let other = right.offset, one != other, left.names.isDisjoint(with: right.names)
      else {
        continue
      }
      let isDelayed = left.names.union(right.names).contains { name in
        inference.entries(of: name).contains { $0.timing?.stamping != nil }
      }
      guard isDelayed else { continue }
      let longer = max(one, other)
      reporter.report(
        "the left side looks \(one.prometheusText) back, the right \(other.prometheusText): they are of different times; "
          + "write `offset \(longer.prometheusText)` on both", at: match.query.location,
        excerpt: match.query.excerpt((one < other ? match.binary.left : match.binary.right).range))
    }
  }

  /// When the selectors of an operand look.
  private struct Side {
    let names: Set<String>
    /// The one offset of all; `nil` when there are several, or one that is not known at build.
    let offset: Duration?

    init(_ expression: PromQLExpression) {
      let uses = SelectorUse.all(in: expression)
      names = Set(uses.compactMap(\.metricName))
      let offsets = Set(uses.map(\.offset))
      let isPlain = uses.allSatisfy { !$0.isPinned && !$0.isInSubquery }
      offset = isPlain && offsets.count == 1 ? offsets.first ?? nil : nil
    }
  }
}
