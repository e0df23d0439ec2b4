import PromQL

/// A rule that gives two of its results the same labels.
struct DuplicateResult: Sendable {
  let query: LintedQuery
  /// The results as the query has them.
  let twins: (LabelRow, LabelRow)
  /// How surely both are there.
  let presence: Relation.Presence

  static func all(in queries: [LintedQuery], catalogue: Catalogue) -> [DuplicateResult] {
    let labels = LabelInference(catalogue: catalogue)
    var rows = RowInference(catalogue: catalogue)
    return queries.compactMap { query in
      guard let own = query.ownLabels, !own.hasTemplates, let expression = query.expression else { return nil }
      let result = labels.labels(of: expression)
      // A label that no result has is no danger, nor is the metric's name where there is one.
      guard own.values.contains(where: { result.contains($0.name) }) || !expression.isOfOneName,
        let relation = rows.result(of: expression), let twins = relation.mapped(own.added).twins
      else { return nil }
      return DuplicateResult(query: query, twins: twins, presence: relation.presence)
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
