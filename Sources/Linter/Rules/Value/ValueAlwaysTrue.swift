import PromQL

extension LintRule {
  static let valueAlwaysTrue = LintRule(
    "value/always-true", .warning, "an alert whose comparison every value fulfils",
    explanation: """
      The values of an expression have bounds: a counter, its rate and a count are not negative, `up` is 0 or 1, `hour()` is at
      most 23. A comparison that holds within all of them excludes nothing: the alert fires as long as the metric exists.

      Where the existence is the condition, as in `count(x) > 0` or `absent(x) == 1`, nothing is said.
      """,
    bad: .promQL("rate(requests_total[5m]) >= 0", snapshot: exampleCounter),
    good: .promQL("rate(requests_total[5m]) > 0", snapshot: exampleCounter)
  ) { context, reporter in
    for decided in context.decidedComparisons where decided.holds {
      let query = decided.query
      let (binary, left, right) = (decided.comparison.operation, decided.comparison.left, decided.comparison.right)
      guard case .alert = query.owner, let expression = query.expression, !binary.returnsBool,
        decided.comparison.range == expression.unparenthesized.range
      else { continue }
      // What is one number or a count is there to ask whether there are series.
      let sides = [binary.left, binary.right].filter(\.hasSeries)
      guard !sides.isEmpty,
        sides.allSatisfy({
          !$0.asksForExistence && !$0.selectors.isEmpty && context.conditions.unconditional(in: $0) != nil
        }),
        left.constant == nil || right.constant == nil
      else { continue }
      reporter.report(
        "\(expression.named("the comparison")) holds for every value, as \(binary.left.named("the left side")) is \(left.description) and "
          + "\(binary.right.named("the right side")) is \(right.description): the alert fires always; compare with a value that some of them fail",
        at: query.location, excerpt: query.excerpt(expression.unparenthesized.range))
    }
  }

  private static let exampleCounter = "# TYPE requests_total counter\nrequests_total 3\n"
}

extension PromQLExpression {
  /// Whether the value says that there are series rather than what they are.
  fileprivate var asksForExistence: Bool {
    switch unparenthesized.node {
    case .aggregation(let aggregation):
      return [.count, .group, .countValues].contains(aggregation.aggregator) || aggregation.expression.asksForExistence
    case .call(let call):
      if ["count_over_time", "present_over_time", "timestamp"].contains(call.function.name) { return true }
      return call.arguments.contains { $0.asksForExistence }
    case .binary(let binary): return binary.left.asksForExistence || binary.right.asksForExistence
    case .unary(let unary): return unary.operand.asksForExistence
    case .subquery(let subquery): return subquery.expression.asksForExistence
    default: return false
    }
  }
}
