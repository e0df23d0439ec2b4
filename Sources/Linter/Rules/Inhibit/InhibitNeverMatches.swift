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
      let source = [PreparedMatcher](rule.source)
      let target = [PreparedMatcher](rule.target)
      let sources = context.alerts.compactMap { Side($0, of: source, other: target) }
      let targets = context.alerts.compactMap { Side($0, of: target, other: source) }
      if let (kind, side) = sources.isEmpty ? ("source", source) : targets.isEmpty ? ("target", target) : nil {
        let reason = side.whyImpossible(for: context.alerts.map(\.labels)) ?? "no alert fulfils all of \(text(side))"
        reporter.report("no alert can be a \(kind) of \"\(rule.name)\": \(reason)", at: rule.location)
        continue
      }
      func mutes(_ canMute: (Side, Side) -> Bool) -> Bool {
        sources.contains { source in
          targets.contains {
            canMute(source, $0) && source.labels.canAgree(with: $0.labels, on: rule.equal.lazy.map(\.name))
          }
        }
      }
      // Alertmanager: an alert that is on both sides is not muted by another that is on both sides.
      if mutes({ !($0.isAlwaysOnBothSides && $1.isAlwaysOnBothSides) }) { continue }
      let reason =
        mutes({ _, _ in true })
        ? "every alert that could mute another by \"\(rule.name)\" is, like that other, on both sides, and such alerts do not mute"
          + " each other"
        : "no source and target of \"\(rule.name)\" can have the same \(rule.equal.map(\.name).joined(separator: ", "))"
      reporter.report(
        "\(reason): the rule mutes nothing", at: rule.location,
        notes: ["sources: \(names(sources))", "targets: \(names(targets))"])
    }
  }

  /// An alert as a source or target of a rule.
  private struct Side {
    let alert: Alert
    /// Of those of its alerts that can be on the side.
    let labels: LabelSet
    let isAlwaysOnBothSides: Bool

    init?(_ alert: LintedAlert, of side: [PreparedMatcher], other: [PreparedMatcher]) {
      guard let labels = alert.labels.narrowed(by: side) else { return nil }
      self.alert = alert.alert
      self.labels = labels
      isAlwaysOnBothSides = other.alwaysHold(for: labels)
    }
  }

  private static func text(_ matchers: [PreparedMatcher]) -> String {
    matchers.map(\.matcher.text).joined(separator: ", ")
  }

  private static func names(_ sides: [Side]) -> String {
    let names = Set(sides.map { "\($0.alert.name) (\($0.alert.severity.name))" }).sorted()
    return names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}

extension ContentSketch {
  mutating func inhibitExample(equal: [Label]) {
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
