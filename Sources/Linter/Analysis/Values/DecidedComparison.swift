/// A comparison that every value fulfils, or none.
struct DecidedComparison: Sendable {
  let query: LintedQuery
  let comparison: ValueInference.Comparison
  /// Whether every value fulfils it.
  let holds: Bool

  /// Those of one query stand together, in the order of the text.
  static func all(in queries: [LintedQuery], _ values: ValueInference) -> [DecidedComparison] {
    var decided: [DecidedComparison] = []
    for query in queries {
      guard let expression = query.expression else { continue }
      for comparison in values.comparisons(in: expression) {
        let operation = comparison.operation.operation
        let holds = comparison.left.alwaysHolds(operation, comparison.right)
        guard holds || !comparison.left.mayHold(operation, comparison.right) else { continue }
        decided.append(DecidedComparison(query: query, comparison: comparison, holds: holds))
      }
    }
    return decided
  }
}
