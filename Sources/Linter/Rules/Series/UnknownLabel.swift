import Diagnostics

extension LintRule {
  static let unknownLabel = LintRule(
    "series/unknown-label", .error, "a matcher asks for a label that the metric does not have",
    explanation: """
      A matcher on a label that no series of the metric carries selects nothing (`=`, `=~`) or excludes nothing (`!=`, `!~`),
      and Prometheus does not say so. Often the label is misspelt, or it was renamed: without `honor_labels` an exporter's own
      `job` is `exported_job`.

      The labels of a metric are those of its snapshot, changed as the scrape job changes them.
      """,
    bad: .promQL(
      #"jobs_failed{quue="mail"} > 0"#, snapshot: "# TYPE jobs_failed gauge\njobs_failed{queue=\"mail\"} 1\n"),
    good: .promQL(
      #"jobs_failed{queue="mail"} > 0"#, snapshot: "# TYPE jobs_failed gauge\njobs_failed{queue=\"mail\"} 1\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      for use in query.selectors {
        guard let name = use.selector.name else { continue }
        let entries = inference.entries(of: name)
        guard let first = entries.first else { continue }
        let known = entries.dropFirst().reduce(first.labels) { $0.union($1.labels) }
        for matcher in use.selector.matchers where matcher.name != "__name__" && !known.contains(matcher.name) {
          // `x=""` asks for series without the label.
          if matcher.value.bytes.isEmpty, matcher.operation == .equal { continue }
          let excludes = matcher.operation == .notEqual || matcher.operation == .notMatches
          var message = "\(first.name) has no label \(matcher.name)"
          if let near = Suggestion.nearest(to: matcher.name, among: known.names) {
            message += "; did you mean \(near)?"
          } else {
            message += excludes ? ": the matcher excludes nothing" : ": the selector finds nothing"
          }
          let labels =
            known.names.isEmpty ? "it has no labels" : "its labels are \(known.names.joined(separator: ", "))"
          reporter.report(
            message, at: query.location, excerpt: query.excerpt(matcher.range), notes: ["\(first.evidence): \(labels)"],
            severity: excludes ? .warning : .error)
        }
      }
    }
  }
}
