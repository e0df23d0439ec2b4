import Monitoring

extension LintRule {
  static let misspeltAnnotation = LintRule(
    "alert/misspelt-annotation", .warning, "an annotation whose name is a letter or two from one that is read",
    explanation: """
      An annotation may have any name, and one that nobody reads is not missed by any program: the notification prints
      `description`, and the text under `descrption` is never seen. The usual names are `summary`, `description`, `message`,
      `runbook_url` and `dashboard_url`; those that the content's other alerts have and that its receivers' texts print count too.
      """,
    bad: .content(#"Alert("Down", .critical, …).annotation("descrption", "no answer for a minute")"#) { content in
      content.summaryExample { $0.annotation("descrption", "no answer for a minute") }
    },
    good: .content(#"Alert("Down", .critical, …).description("no answer for a minute")"#) { content in
      content.summaryExample { $0.description("no answer for a minute") }
    }
  ) { context, reporter in
    for alert in context.alerts {
      let annotations = alert.alert.annotations
      for annotation in annotations {
        guard let meant = context.annotationNames.meant(by: annotation.name, among: annotations) else { continue }
        let readers = context.receiverTexts.filter { text in
          text.template.labelReferences.contains { $0.isOfAnnotations && $0.name == meant }
        }
        reporter.report(
          "nothing reads the annotation \(annotation.name) of \(alert.alert.name); did you mean \(meant)?",
          at: annotation.location, notes: readers.map { "\($0.name) prints \(meant)" })
      }
    }
  }
}
