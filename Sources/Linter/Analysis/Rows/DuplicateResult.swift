import PromQL

/// A rule that gives two of its results the same labels.
struct DuplicateResult: Sendable {
  let query: LintedQuery
  /// The results as the query has them.
  let twins: (LabelRow, LabelRow)
  /// How surely both are there.
  let presence: Relation.Presence

  static func all(in results: [RuleResult], catalogue: Catalogue) -> [DuplicateResult] {
    var rows = RowInference(catalogue: catalogue)
    return results.compactMap { result in
      let own = result.own
      // A label that no result has is no danger, nor is the metric's name where there is one.
      guard !own.hasTemplates, let expression = result.query.expression,
        own.values.contains(where: { result.labels.contains($0.name) }) || !expression.isOfOneName,
        let relation = rows.result(of: expression), let twins = relation.mapped(own.added).twins
      else { return nil }
      return DuplicateResult(query: result.query, twins: twins, presence: relation.presence)
    }
  }
}

extension PromQLExpression {
  /// Whether all series of the result have one metric name, or none.
  fileprivate var isOfOneName: Bool {
    switch node {
    case .binary(let binary): binary.operation != .or
    case .parenthesized(let inner): inner.isOfOneName
    default: true
    }
  }
}
