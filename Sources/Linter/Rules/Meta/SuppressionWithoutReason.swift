import Monitoring

extension LintRule {
  static let suppressionWithoutReason = LintRule(
    "meta/suppression-without-reason", .error, "a suppression that does not say why",
    explanation: """
      Whoever meets `.allow(…)` next year must be able to tell whether it still holds. Write what makes the finding harmless
      here: `because: "the exporter prints this label only while a job runs"`.
      """,
    bad: .content(#".allow(.panelNoQuery, because: "")"#) { content in content.allowingExample(because: " ") },
    good: .content(#".allow(.panelNoQuery, because: "the text is written next week")"#) { content in
      content.allowingExample(because: "the text is written next week")
    }
  ) { _, _ in
    // `Suppressions` reports it.
  }
}

extension ContentSketch {
  /// A panel without a query, which is allowed.
  mutating func allowingExample(because reason: String, until lastDay: Day? = nil) {
    show(Panel(.stat, "Errors").allow(.panelNoQuery, because: reason, until: lastDay))
  }
}
