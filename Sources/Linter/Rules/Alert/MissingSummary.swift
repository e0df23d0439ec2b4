import Monitoring

extension LintRule {
  static let missingSummary = LintRule(
    "alert/missing-summary", .warning, "an alert that does not say what has happened",
    explanation: """
      The message is what somebody has at night: a name in one word does not say what is broken, nor what to do. Write a
      summary, or a description.
      """,
    bad: .content(#"Alert("Down", .critical, when: …)"#) { content in content.summaryExample { $0 } },
    good: .content(#"Alert("Down", .critical, when: …).summary("\(.label(.instance)) does not answer")"#) { content in
      content.summaryExample { $0.summary("\(.label(.instance)) does not answer") }
    }
  ) { context, reporter in
    for alert in context.alerts {
      if context.annotationNames.hasOne(of: saying, alert) { continue }
      reporter.report(
        "\(alert.alert.name) has no summary; write .summary(\"…\"): what happened, and where", at: alert.alert.location)
    }
  }

  private static let saying: Set<String> = ["summary", "description", "message"]
}

extension ContentSketch {
  mutating func summaryExample(_ change: (Alert) -> Alert) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [RuleGroup("example") { change(Alert("Down", .critical, when: job.up.value.equals(0))) }]
  }
}
