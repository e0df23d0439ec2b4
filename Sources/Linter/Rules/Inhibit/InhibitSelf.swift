import Monitoring

extension LintRule {
  static let inhibitSelf = LintRule(
    "inhibit/self", .note, "an inhibit rule with alerts that are on both of its sides",
    explanation: """
      An alert that fits the source and the target of a rule is muted by what fits the source alone, and never by another that fits
      both. A rule for "critical mutes all" therefore does not let one critical alert mute another, which is mostly what is meant;
      say so in the target: `target: [.label(.severity, not: "critical")]`.
      """,
    bad: .content(
      #"InhibitRule("…", source: [.severity(.critical)], target: [.label(.job, "example")], equal: [.job])"#
    ) {
      content in content.bothSidesExample(.label(.job, "example"))
    },
    good: .content(#"InhibitRule("…", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.job])"#) {
      content in content.bothSidesExample(.severity(.warning))
    }
  ) { context, reporter in
    for rule in context.content.alertmanager?.inhibitRules ?? [] {
      let source = [PreparedMatcher](rule.source)
      let target = [PreparedMatcher](rule.target)
      let isBoth: (LintedAlert) -> Bool = { source.alwaysHold(for: $0.labels) && target.alwaysHold(for: $0.labels) }
      // A rule that mutes nothing has another finding.
      guard let both = context.alerts.first(where: isBoth),
        context.alerts.contains(where: { !isBoth($0) && $0.labels.narrowed(by: target) != nil })
      else { continue }
      reporter.report(
        "\(both.alert.name) is on both sides of \"\(rule.name)\", and no other alert that is on both mutes it; leave it out of the "
          + "target when that is meant",
        at: rule.location, related: [.init("the alert", at: both.alert.location)])
    }
  }
}

extension ContentSketch {
  fileprivate mutating func bothSidesExample(_ target: LabelMatcher) {
    inhibitExample(equal: [.job])
    alertmanager?.inhibitRules[0].target = [target]
  }
}
