import Diagnostics
import Monitoring

extension LintRule {
  static let inhibitNeverMatches = LintRule(
    "inhibit/never-matches", .error, "an inhibit rule that can never mute anything",
    explanation: """
      An inhibit rule mutes a target alert while a source alert fires that has the same values of the `equal` labels. When no
      alert can be a source, none a target, or no two of them can agree on `equal`, the rule does nothing and Alertmanager does
      not say so. The usual case: `equal: [alertname]` for critical and warning, where no alert exists in both severities.
      """,
    bad: .content(
      #"InhibitRule("…", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.alertname])"#
    ) {
      content in content.inhibitExample(equal: [.alertname])
    },
    good: .content(#"InhibitRule("…", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.job])"#) {
      content in content.inhibitExample(equal: [.job])
    }
  ) { context, reporter in
    guard !context.alerts.isEmpty else { return }
    for rule in context.content.alertmanager?.inhibitRules ?? [] {
      let sources = context.alerts.filter { rule.source.mayHold(for: $0.labels) }
      let targets = context.alerts.filter { rule.target.mayHold(for: $0.labels) }
      if sources.isEmpty {
        reporter.report("no alert can be a source of \"\(rule.name)\": \(text(rule.source))", at: rule.location)
      } else if targets.isEmpty {
        reporter.report("no alert can be a target of \"\(rule.name)\": \(text(rule.target))", at: rule.location)
      } else if !sources.contains(where: { source in targets.contains { agree(source, $0, on: rule.equal) } }) {
        reporter.report(
          "no source and target of \"\(rule.name)\" can have the same \(rule.equal.map(\.name).joined(separator: ", ")): "
            + "the rule mutes nothing",
          at: rule.location,
          notes: [
            "sources: \(names(sources))", "targets: \(names(targets))",
          ])
      }
    }
  }

  /// Whether two alerts can have equal values of all labels; a label that both lack is equal.
  private static func agree(_ source: LintedAlert, _ target: LintedAlert, on equal: [Label]) -> Bool {
    equal.allSatisfy { label in
      let left = source.labels[label.name]
      let right = target.labels[label.name]
      if left?.isAlways != true, right?.isAlways != true { return true }
      guard let left, let right else { return false }
      guard let values = left.values, let others = right.values else { return true }
      return !Set(values).isDisjoint(with: others)
    }
  }

  private static func text(_ matchers: [LabelMatcher]) -> String { matchers.map(\.text).joined(separator: ", ") }

  private static func names(_ alerts: [LintedAlert]) -> String {
    let names = Set(alerts.map { "\($0.alert.name) (\($0.alert.severity.name))" }).sorted()
    return names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}

extension ContentSketch {
  fileprivate mutating func inhibitExample(equal: [Label]) {
    routeExample(.severity(.critical))
    let job = ScrapeJob("example", targets: ["example:9100"])
    ruleGroups = [
      RuleGroup("example") {
        Alert("Down", .critical, when: job.up.value.equals(0))
        Alert("Flapping", .warning, when: job.up.average(over: .minutes(10)).below(0.9))
      }
    ]
    alertmanager?.inhibitRules = [
      InhibitRule("critical mutes warning", source: [.severity(.critical)], target: [.severity(.warning)], equal: equal)
    ]
  }
}
