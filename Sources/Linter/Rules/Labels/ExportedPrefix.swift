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
    var patterns = PatternCache()
    for matched in context.matchedLabels where !matched.isFulfilled {
      guard let exported = matched.exportedLabel(accepting: &patterns) else { continue }
      let name = matched.matcher.name
      let values = matched.values.joined(separator: ", ")
      reporter.report(
        "\(name) is the scrape job's own label here, \(values): what the exporter prints as \(name) is \(exported); "
          + "write \(exported)\(matched.matcher.operation.rawValue)\"\(matched.matcher.value.text)\", or give the job "
          + "honorLabels: true", at: matched.query.location, excerpt: matched.query.excerpt(matched.matcher.range),
        notes: [matched.entry.evidence], severity: matched.isClosed && !matched.use.isOptional ? .error : .warning)
    }
  }
}
