import Monitoring

extension LintRule {
  static let inhibitEqualConstant = LintRule(
    "inhibit/equal-constant", .warning, "an inhibit rule compares only labels that are the same on every alert",
    explanation: """
      `equal` says which alerts belong together. Labels that the content fixes to one value for all sources and targets, such as the
      only region, or the server's own labels, tell nothing apart: any critical alert then mutes every warning, whatever it is about,
      as it would with an empty list. Compare a label in which the alerts differ too: `alertname`, `instance`, `service`.

      A rule whose source names its alerts may mean just that, and is no finding; nor is one that compares `job` or `instance`, which
      differ as soon as there is a second target.
      """,
    bad: .content(
      #"InhibitRule("…", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.region])"#
    ) { content in content.regionalExample(equal: [.region]) },
    good: .content(
      #"InhibitRule("…", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.region, .instance])"#
    ) { content in content.regionalExample(equal: [.region, .instance]) }
  ) { context, reporter in
    for rule in context.content.alertmanager?.inhibitRules ?? [] {
      if rule.equal.isEmpty || rule.equal.contains(where: { $0 == .job || $0 == .instance }) { continue }
      if rule.source.contains(where: { $0.label == .alertname }) { continue }
      let sources = context.alerts.narrowed(by: rule.source)
      let targets = context.alerts.narrowed(by: rule.target)
      guard !sources.isEmpty, !targets.isEmpty, let values = fixedValues(of: rule.equal, on: sources + targets) else {
        continue
      }
      let names = rule.equal.map(\.name)
      reporter.report(
        "every source and target of \"\(rule.name)\" has the same \(names.joined(separator: ", ")), so any source mutes all targets; "
          + "write a label in which they differ too, such as .alertname or .instance",
        at: rule.location, notes: values)
    }
  }

  /// For people: the labels with their values; `nil` when alerts can differ in one of them, or none has any.
  private static func fixedValues(of labels: [Label], on alerts: [LabelSet]) -> [String]? {
    var values: [String] = []
    for label in labels {
      if !alerts.contains(where: { $0.contains(label.name) }) { continue }
      guard let first = alerts.first?[label.name], first.isAlways, first.isClosed, let value = first.values?.first,
        first.values?.count == 1, alerts.allSatisfy({ $0[label.name] == first })
      else { return nil }
      values.append("\(label.name) is \(value) on all of them")
    }
    return values.isEmpty ? nil : values
  }
}

extension ContentSketch {
  /// Two targets in one region.
  fileprivate mutating func regionalExample(equal: [Label]) {
    inhibitExample(equal: equal)
    let job = ScrapeJob("example", targets: ["one:9100", "two:9100"], labels: [.region: "eu-west-1"])
    prometheus?.jobs = [job]
    ruleGroups = [
      RuleGroup("example") {
        Alert("Down", .critical, when: job.up.value.equals(0))
        Alert("Flapping", .warning, when: job.up.average(over: .minutes(10)).below(0.9))
      }
    ]
  }
}
