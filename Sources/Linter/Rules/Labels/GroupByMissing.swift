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
    for missing in context.missingGroupLabels {
      let label = missing.label
      // What another operator took away is another rule's finding.
      if inference.removal(of: label.name, from: missing.aggregation.expression) != nil { continue }
      let names = missing.input.names
      let near = Suggestion.nearest(to: label.name, among: names)
      let others = names.isEmpty ? "no labels" : names.joined(separator: ", ")
      reporter.report(
        "there is no label \(label.name) to group by: the result is not split by it"
          + (near.map { "; did you mean \($0)?" } ?? "; group by one of \(others), or take it out of the list"),
        at: missing.query.location, excerpt: missing.query.excerpt(label.range),
        notes: ["the series have \(others)", context.catalogue.evidence],
        severity: isHarm(missing, near: near) ? .error : .warning)
    }
  }

  /// Whether Prometheus acts on a result that is surely not what was meant; who looks at a panel sees what there is.
  private static func isHarm(_ missing: MissingGroupLabel, near: String?) -> Bool {
    switch missing.query.owner {
    case .alert, .recording: near != nil || missing.aggregation.grouping?.labels.count == 1
    case .panel, .variable: false
    }
  }
}
