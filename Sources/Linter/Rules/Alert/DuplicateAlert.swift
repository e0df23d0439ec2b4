import Diagnostics
import Monitoring

extension LintRule {
  static let duplicateAlert = LintRule(
    "alert/duplicate", .error, "two alerts that nothing tells apart",
    explanation: """
      Two rules with the same name and the same labels make the same alert: Alertmanager cannot tell them apart, and when one
      ends while the other goes on, the alert is resolved and fired in turn. Give one another name, severity or label.

      Two alerts of one name whose queries fix different values of a label, `up{job="a"}` and `up{job="b"}`, are two.
      """,
    bad: .content(#"Alert("Down", .critical, …) twice"#) { content in content.alertExample(second: .critical) },
    good: .content(#"Alert("Down", .critical, …) and Alert("Down", .warning, …)"#) { content in
      content.alertExample(second: .warning)
    }
  ) { context, reporter in
    // Most names are there once, and need no further look.
    let names = Set(context.alerts.duplicates(by: \.alert.name).map(\.first.alert.name))
    for (alert, first) in context.alerts.filter({ names.contains($0.alert.name) }).duplicates(by: \.identity) {
      let names = Set(alert.labels.names + first.labels.names).sorted()
      guard alert.labels.canAgree(with: first.labels, on: names) else { continue }
      let isProven = alert.query.text == first.query.text || alert.hasOneLabelSet && first.hasOneLabelSet
      let advice = "give one another name, severity or label"
      reporter.report(
        isProven
          ? "another alert is called \(alert.alert.name) and has the same labels; \(advice)"
          : "another alert is called \(alert.alert.name), and both may fire with the same labels; \(advice)",
        at: alert.alert.location,
        related: [.init("the other one", at: first.alert.location)],
        severity: isProven ? .error : .warning)
    }
  }
}

extension LintedAlert {
  /// The labels whose values the rule and its query fix. Alerts that differ in one of them are two.
  fileprivate var identity: [String] {
    let templates = alert.labels.map { "\($0.name)=\($0.text.template)" }
    let constants = labels.names.compactMap { name in labels.constant(name).map { "\(name)=\($0)" } }
    return templates.sorted() + constants
  }

  /// Whether all alerts of the rule have the same labels.
  fileprivate var hasOneLabelSet: Bool { !labels.isOpen && labels.names.allSatisfy { labels.constant($0) != nil } }
}

extension LabelSet {
  /// The value of a label that every series has with the same value.
  fileprivate func constant(_ name: String) -> String? {
    guard let domain = self[name], domain.isAlways, domain.values?.count == 1 else { return nil }
    return domain.values?.first
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
