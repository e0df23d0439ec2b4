import PromQL

extension LintRule {
  static let valueNeverTrue = LintRule(
    "value/never-true", .error, "a comparison that no value can fulfil",
    explanation: """
      The values of an expression have bounds: a count of series is at least 1, because a count of nothing is empty and not 0;
      `up` is 0 or 1; a counter is not negative; `hour()` is at most 23. Some have whole values only, so that `up == 0.5` never
      holds either. A comparison beyond the bounds keeps nothing: the alert never fires, the panel stays empty.

      To notice that something is gone, write `absent(x)`, or give an empty result a value: `(count(x) or vector(0)) == 0`.
      """,
    bad: .promQL("count(jobs_running) == 0", snapshot: "# TYPE jobs_running gauge\njobs_running 1\n"),
    good: .promQL("absent(jobs_running)", snapshot: "# TYPE jobs_running gauge\njobs_running 1\n")
  ) { context, reporter in
    var last: (query: LintedQuery, range: Range<Int>)?
    for decided in context.decidedComparisons where !decided.holds {
      let (query, comparison) = (decided.query, decided.comparison)
      // What follows from a comparison with `bool` that is always 0 is no second finding.
      if let last, last.query === query, comparison.range.contains(last.range.lowerBound) { continue }
      last = (query, comparison.range)
      let operation = comparison.operation
      let isProven = !comparison.isOptional && !operation.returnsBool
      reporter.report(
        "\(PromQLExpression(.binary(operation)).named("the comparison")) never holds: "
          + "\(bounds(of: comparison)); \(advice(comparison))",
        at: query.location, excerpt: query.excerpt(comparison.range), severity: isProven ? .error : .warning)
    }
  }

  /// What the sides are, but for a number that says so itself.
  private static func bounds(of comparison: ValueInference.Comparison) -> String {
    let sides = [
      (comparison.operation.left, comparison.left, "the left side"),
      (comparison.operation.right, comparison.right, "the right side"),
    ]
    let computed = sides.filter { $0.0.literal == nil }
    if computed.isEmpty { return "both sides are numbers" }
    // Whether the bounds alone would let something through.
    let needsWhole = comparison.left.fractional.mayHold(comparison.operation.operation, comparison.right.fractional)
    return computed.map { side, values, noun in
      "\(side.named(noun)) is \(needsWhole && values.isWhole ? "a whole number, " : "")\(values.description)"
    }.joined(separator: ", and ")
  }

  private static func advice(_ comparison: ValueInference.Comparison) -> String {
    for side in [comparison.operation.left, comparison.operation.right] {
      switch side.unparenthesized.node {
      case .aggregation(let aggregation) where [.count, .group, .countValues].contains(aggregation.aggregator):
        return "of no series it is empty, not 0: write \(call("absent", aggregation.expression))"
      case .call(let call) where ["count_over_time", "present_over_time"].contains(call.function.name):
        return "of no samples it is empty, not 0: write \(Self.call("absent_over_time", call.arguments.first))"
      case .call(let call) where call.function.name.hasPrefix("absent"):
        return "while there are series it is empty, not 0: leave the comparison out, or ask for the series themselves"
      default: continue
      }
    }
    return "compare with a value that it can have"
  }

  private static func call(_ function: String, _ argument: PromQLExpression?) -> String {
    guard let function = PromQLFunction.named(function), let argument else { return "`\(function)(…)`" }
    let call = PromQLExpression.Call(function, [argument.unparenthesized])
    return PromQLExpression(.call(call)).named("`\(function.name)(…)`")
  }
}
