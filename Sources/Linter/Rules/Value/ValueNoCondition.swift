import PromQL

extension LintRule {
  static let valueNoCondition = LintRule(
    "value/no-condition", .warning, "an alert without a condition",
    explanation: """
      An alert fires for each series of its query's result, whatever the value. A query without a comparison has a result as long
      as its metric exists, and so has one that compares with `bool`, which yields 0 instead of nothing, or one that ends in
      `or vector(0)`: such an alert fires always.

      Compare with a threshold, without `bool`. What exists only when something is wrong needs no comparison: `absent(x)`,
      `ALERTS`, `a unless b`; and an alert that is to fire always is written `vector(1)`.
      """,
    bad: .promQL("jobs_failed", snapshot: "# TYPE jobs_failed gauge\njobs_failed 1\n"),
    good: .promQL("jobs_failed > 0", snapshot: "# TYPE jobs_failed gauge\njobs_failed 1\n")
  ) { context, reporter in
    for query in context.queries {
      guard case .alert = query.owner, query.result.type == .vector, let expression = query.expression,
        let part = context.conditions.unconditional(in: expression)
      else { continue }
      let message: String
      if let comparison = part.comparisonWithBool {
        message =
          "`bool` yields 0 where the comparison fails, so that the alert fires always; leave `bool` out"
          + (comparison.range == part.range ? "" : ", or compare the result: `> 0`")
      } else if part.selectors.isEmpty {
        message = "\(part.named("this")) always has a result, so that the alert fires always; leave it out"
      } else {
        message =
          "the alert fires as long as \(part.named("the expression")) has series, whatever their values; compare it: `> 0`"
      }
      reporter.report(message, at: query.location, excerpt: query.excerpt(part.range))
    }
  }
}

extension PromQLExpression {
  /// The first comparison with `bool` on the way down through arithmetic and brackets.
  fileprivate var comparisonWithBool: PromQLExpression? {
    switch node {
    case .parenthesized(let inner): return inner.comparisonWithBool
    case .unary(let unary): return unary.operand.comparisonWithBool
    case .binary(let binary):
      if binary.operation.isComparison { return binary.returnsBool ? self : nil }
      return binary.left.comparisonWithBool ?? binary.right.comparisonWithBool
    default: return nil
    }
  }
}
