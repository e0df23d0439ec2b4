import Monitoring

extension LintRule {
  static let inhibitNoEqual = LintRule(
    "inhibit/no-equal", .warning, "an inhibit rule that compares no label",
    explanation: """
      Without `equal`, one source alert anywhere mutes every target everywhere: a critical alert of one region hides the
      warnings of all others. Compare at least the label by which the two belong together. A rule whose source is one alert by
      name, such as "the network is down", may mean just that, and is no finding.
      """,
    bad: .content(#"InhibitRule("…", source: [.severity(.critical)], target: [.severity(.warning)], equal: [])"#) {
      content in content.inhibitExample(equal: [])
    },
    good: .content(#"InhibitRule("…", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.job])"#) {
      content in content.inhibitExample(equal: [.job])
    }
  ) { context, reporter in
    for rule in context.content.alertmanager?.inhibitRules ?? [] where rule.equal.isEmpty {
      if rule.source.contains(where: { $0.label == .alertname && $0.operation == .equal }) { continue }
      reporter.report(
        "\"\(rule.name)\" compares no label, so any of its sources mutes all of its targets; write equal: [.job], or the "
          + "label by which they belong together",
        at: rule.location)
    }
  }
}
