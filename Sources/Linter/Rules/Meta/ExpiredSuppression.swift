import Monitoring

extension LintRule {
  static let expiredSuppression = LintRule(
    "meta/expired-suppression", .error, "a suppression whose last day is over",
    explanation: """
      `.allow(…, until:)` says that something is wrong and will be put right by a day. The day is over: the findings that were
      hidden are shown again. Put the content right, or write another day and why it takes longer.
      """,
    bad: .content(
      #".allow(.panelNoQuery, because: "being written", until: Day(2025, 12, 31))"#,
      now: UTCTime("2026-01-01T00:00:00Z")
    ) {
      content in
      content.allowingExample(because: "being written", until: Day(2025, 12, 31))
    },
    good: .content(
      #".allow(.panelNoQuery, because: "being written", until: Day(2026, 12, 31))"#,
      now: UTCTime("2026-01-01T00:00:00Z")
    ) {
      content in
      content.allowingExample(because: "being written", until: Day(2026, 12, 31))
    }
  ) { _, _ in
    // `Suppressions` reports it, when it has seen what the other rules found.
  }
}
