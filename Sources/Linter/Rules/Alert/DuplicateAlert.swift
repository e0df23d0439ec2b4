import Monitoring

extension LintRule {
  static let duplicateAlert = LintRule(
    "alert/duplicate", .error, "two alerts that nothing tells apart",
    explanation: """
      Two rules with the same name and the same labels make the same alert: Alertmanager cannot tell them apart, and when one
      ends while the other goes on, the alert is resolved and fired in turn. Give one another name or another severity.
      """,
    bad: .content(#"Alert("Down", .critical, …) twice"#) { content in content.alertExample(second: .critical) },
    good: .content(#"Alert("Down", .critical, …) and Alert("Down", .warning, …)"#) { content in
      content.alertExample(second: .warning)
    }
  ) { context, reporter in
    let alerts = context.content.ruleGroups.flatMap(\.alerts)
    for (alert, first) in alerts.duplicates(by: \.identity) {
      reporter.report(
        "another alert is called \(alert.name) and has the same labels", at: alert.location,
        related: [.init("the other one", at: first.location)])
    }
  }
}

extension Alert {
  /// What Alertmanager tells alerts apart by, as far as the rule decides it.
  fileprivate var identity: [String] {
    [name, severity.name] + labels.map { "\($0.name)=\($0.text.template)" }.sorted()
  }
}

extension ContentSketch {
  fileprivate mutating func alertExample(second severity: Severity) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [
      RuleGroup("example") {
        Alert("Down", .critical, when: job.up.value.equals(0)).for(.minutes(10))
        Alert("Down", severity, when: job.up.value.equals(0))
      }
    ]
  }
}
