import PromQL

/// A label that an aggregation groups by and that its input does not have.
struct MissingGroupLabel: Sendable {
  let query: LintedQuery
  let aggregation: PromQLExpression.Aggregation
  let label: PromQLExpression.LabelName
  /// What the input has.
  let input: LabelSet

  static func all(in queries: [LintedQuery], catalogue: Catalogue) -> [MissingGroupLabel] {
    let inference = LabelInference(catalogue: catalogue)
    var found: [MissingGroupLabel] = []
    for query in queries {
      for part in query.parts {
        guard case .aggregation(let aggregation) = part.node, let grouping = aggregation.grouping, !grouping.isWithout,
          LabelEffect.of(aggregation.aggregator) != .selects
        else { continue }
        let labels = grouping.labels.filter { !$0.isTemplate && $0.name != "__name__" }
        if labels.isEmpty { continue }
        let input = inference.labels(of: aggregation.expression)
        for label in labels where !input.contains(label.name) {
          found.append(MissingGroupLabel(query: query, aggregation: aggregation, label: label, input: input))
        }
      }
    }
    return found
  }
}
