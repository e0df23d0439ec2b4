/// What an alert's or a recording rule's query gives, and what the rule adds to it.
struct RuleResult: Sendable {
  let query: LintedQuery
  /// Of the query's result; unknown for a query that does not parse.
  let labels: LabelSet
  let own: OwnLabels

  /// `nil` for the query of a panel or a variable.
  init?(_ query: LintedQuery, catalogue: Catalogue) {
    guard let own = query.ownLabels else { return nil }
    self.query = query
    self.own = own
    labels = query.expression.map { LabelInference(catalogue: catalogue).labels(of: $0) } ?? .unknown
  }
}
