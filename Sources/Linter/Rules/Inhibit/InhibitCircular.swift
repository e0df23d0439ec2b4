import Monitoring

extension LintRule {
  static let inhibitCircular = LintRule(
    "inhibit/circular", .error, "two inhibit rules that mute each other's sources",
    explanation: """
      A muted alert still mutes others. When one rule lets A mute B and another lets B mute A, both are muted while both fire,
      and nobody is told of either: exactly when two things are wrong at once.
      """,
    bad: .content(
      """
      InhibitRule("a", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.job])
      InhibitRule("b", source: [.severity(.warning)], target: [.severity(.critical)], equal: [.job])
      """
    ) { content in content.circularExample(isCircular: true) },
    good: .content(#"InhibitRule("a", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.job])"#) {
      content in content.circularExample(isCircular: false)
    }
  ) { context, reporter in
    let rules = (context.content.alertmanager?.inhibitRules ?? []).map { Sides($0, context.alerts) }
    for (index, rule) in rules.enumerated() {
      for other in rules[..<index] {
        // Those that the one rule lets mute and the other mutes.
        let muting = rule.sources.filter { other.targets.keys.contains($0.key) }.keys.sorted()
        let muted = rule.targets.filter { other.sources.keys.contains($0.key) }.keys.sorted()
        guard let (first, second) = pair(muting, muted, rule, other) else { continue }
        let one = context.alerts[first].alert.name
        let two = context.alerts[second].alert.name
        reporter.report(
          "\"\(rule.rule.name)\" lets \(one) mute \(two), and \"\(other.rule.name)\" lets \(two) mute \(one): "
            + "when both fire, nobody is told of either; remove one of the rules, or narrow it",
          at: rule.rule.location, notes: ["the other rule: \(other.rule.location)"])
      }
    }
  }

  /// Alerts that mute each other whenever the labels to be compared are the same.
  private static func pair(_ muting: [Int], _ muted: [Int], _ rule: Sides, _ other: Sides) -> (Int, Int)? {
    let names = (rule.rule.equal + other.rule.equal).map(\.name)
    let muted = distinct(muted, rule.targets, in: names)
    for first in distinct(muting, rule.sources, in: names) {
      for second in muted {
        guard let source = rule.sources[first], let target = rule.targets[second],
          source.canAgree(with: target, on: rule.rule.equal.lazy.map(\.name)),
          source.canAgree(with: target, on: other.rule.equal.lazy.map(\.name))
        else { continue }
        return (first, second)
      }
    }
    return nil
  }

  /// One of all alerts that do not differ in these labels.
  private static func distinct(_ places: [Int], _ labels: [Int: LabelSet], in names: [String]) -> [Int] {
    var seen: Set<LabelSet> = []
    return places.filter { place in labels[place].map { seen.insert($0.keeping(names)).inserted } ?? false }
  }

  /// The alerts that are always sources and never targets of a rule, and the other way round: by their places in the list.
  private struct Sides {
    let rule: InhibitRule
    var sources: [Int: LabelSet] = [:]
    var targets: [Int: LabelSet] = [:]

    init(_ rule: InhibitRule, _ alerts: [LintedAlert]) {
      self.rule = rule
      let source = [PreparedMatcher](rule.source)
      let target = [PreparedMatcher](rule.target)
      for (index, alert) in alerts.enumerated() {
        let isSource = alert.labels.narrowed(by: source) != nil
        let isTarget = alert.labels.narrowed(by: target) != nil
        if isSource, !isTarget, source.alwaysHold(for: alert.labels) { sources[index] = alert.labels }
        if isTarget, !isSource, target.alwaysHold(for: alert.labels) { targets[index] = alert.labels }
      }
    }
  }
}

extension ContentSketch {
  fileprivate mutating func circularExample(isCircular: Bool) {
    inhibitExample(equal: [.job])
    guard isCircular else { return }
    alertmanager?.inhibitRules.append(
      InhibitRule(
        "warning mutes critical", source: [.severity(.warning)], target: [.severity(.critical)], equal: [.job]))
  }
}
