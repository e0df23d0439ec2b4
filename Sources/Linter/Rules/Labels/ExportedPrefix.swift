import Diagnostics

extension LintRule {
  static let exportedPrefix = LintRule(
    "labels/exported-prefix", .error, "a matcher asks for the exporter's own label, which the scrape has renamed",
    explanation: """
      Without `honor_labels` the labels of the target win: what an exporter prints as `job="mailer"` is stored as
      `exported_job="mailer"`, and `job` is the name of the scrape job. A matcher on `job="mailer"` finds nothing.

      Ask for `exported_job`, or let the exporter's labels win: `ScrapeJob(…, honorLabels: true)`.
      """,
    bad: .promQL(
      #"queue_length{job="mailer"} > 5"#, snapshot: "# TYPE queue_length gauge\nqueue_length{job=\"mailer\"} 1\n"),
    good: .promQL(
      #"queue_length{exported_job="mailer"} > 5"#,
      snapshot: "# TYPE queue_length gauge\nqueue_length{job=\"mailer\"} 1\n")
  ) { context, reporter in
    let selectors = SelectorValues(inference: LabelInference(catalogue: context.catalogue))
    var patterns = PatternCache()
    for query in context.queries {
      for use in query.selectors {
        for column in selectors.columns(of: use) where !patterns.accepts(column) {
          guard let exported = column.exportedLabel(accepting: &patterns) else { continue }
          let name = column.matcher.name
          let values = column.values.joined(separator: ", ")
          reporter.report(
            "\(name) is the scrape job's own label here, \(values): what the exporter prints as \(name) is \(exported); "
              + "write \(exported)\(column.matcher.operation.rawValue)\"\(column.matcher.value.text)\", or give the job "
              + "honorLabels: true", at: query.location, excerpt: query.excerpt(column.matcher.range),
            notes: [column.entry.evidence], severity: column.isClosed && !use.isOptional ? .error : .warning)
        }
      }
    }
  }
}
