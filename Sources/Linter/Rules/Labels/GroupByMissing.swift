import Diagnostics
import PromQL

extension LintRule {
  static let groupByMissing = LintRule(
    "labels/group-by-missing", .error, "an aggregation groups by a label that its input does not have",
    explanation: """
      `sum by (acct) (x)` is not an error when `x` has no label `acct`: all series have it empty, and the result is one series
      without the label. What was to be one alert for each account is one alert for all, and no text can say which.

      In a panel the picture is only another one, and beside other labels one that this server's series do not have may be meant for
      those of another: there it is a warning. Group by a label that the metric has.
      """,
    bad: .promQL(
      "sum by (rom) (errors) > 0", snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\nerrors{room=\"b\"} 1\n"),
    good: .promQL(
      "sum by (room) (errors) > 0", snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\nerrors{room=\"b\"} 1\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      for (aggregation, label, labels) in query.missingGroupLabels(inference) {
        // What another operator took away is another rule's finding.
        if inference.removal(of: label.name, from: aggregation.expression) != nil { continue }
        let near = Suggestion.nearest(to: label.name, among: labels.names)
        let others = labels.names.isEmpty ? "no labels" : labels.names.joined(separator: ", ")
        reporter.report(
          "there is no label \(label.name) to group by: the result is not split by it"
            + (near.map { "; did you mean \($0)?" } ?? "; group by one of \(others), or take it out of the list"),
          at: query.location, excerpt: query.excerpt(label.range),
          notes: ["the series have \(others)", context.catalogue.evidence],
          severity: query.owner.isRule && (near != nil || aggregation.grouping?.labels.count == 1) ? .error : .warning)
      }
    }
  }
}

extension LintedQuery.Owner {
  /// Whether Prometheus acts on the result; who looks at a panel sees what there is.
  fileprivate var isRule: Bool {
    switch self {
    case .alert, .recording: true
    case .panel, .variable: false
    }
  }
}

extension LintedQuery {
  typealias MissingGroupLabel = (
    aggregation: PromQLExpression.Aggregation, label: PromQLExpression.LabelName, input: LabelSet
  )

  /// The labels that aggregations group by and that their inputs do not have, with what those have.
  func missingGroupLabels(_ inference: LabelInference) -> [MissingGroupLabel] {
    var found: [MissingGroupLabel] = []
    expression?.walk { node in
      guard case .aggregation(let aggregation) = node.node, let grouping = aggregation.grouping, !grouping.isWithout,
        LabelEffect.of(aggregation.aggregator) != .selects
      else { return }
      let names = grouping.labels.filter { !$0.isTemplate && $0.name != "__name__" }
      if names.isEmpty { return }
      let input = inference.labels(of: aggregation.expression)
      for label in names where !input.contains(label.name) { found.append((aggregation, label, input)) }
    }
    return found
  }
}
