import Diagnostics
import Monitoring

extension LintRule {
  static let inhibitEqualMissing = LintRule(
    "inhibit/equal-missing", .error, "an inhibit rule compares a label that no alert of either side has",
    explanation: """
      Alertmanager takes a label that both alerts lack as equal. A misspelt label in `equal` does not switch the rule off: it
      makes it mute more, at worst every target while any source fires, and nobody is told of what is muted.
      """,
    bad: .content(#"InhibitRule("…", source: …, target: …, equal: [.region])"#) { content in
      content.inhibitExample(equal: [.region])
    },
    good: .content(#"InhibitRule("…", source: …, target: …, equal: [.job])"#) { content in
      content.inhibitExample(equal: [.job])
    }
  ) { context, reporter in
    for rule in context.content.alertmanager?.inhibitRules ?? [] {
      let sources = context.alerts.narrowed(by: rule.source)
      let targets = context.alerts.narrowed(by: rule.target)
      // A rule without one of its sides does nothing, which is another finding.
      guard !sources.isEmpty, !targets.isEmpty else { continue }
      let sides = sources + targets
      for label in rule.equal where !sides.contains(where: { $0.contains(label.name) }) {
        let names = Set(sides.flatMap(\.names)).sorted()
        let near = Suggestion.nearest(to: label.name, among: names).map { "; did you mean \($0)?" }
        reporter.report(
          "no source and no target of \"\(rule.name)\" has the label \(label.name), which counts as equal: the rule mutes "
            + "whatever its other labels allow" + (near ?? "; keep the label in the queries, or leave it out"),
          at: rule.location, notes: ["the alerts have \(names.joined(separator: ", "))"])
      }
    }
  }
}

extension [LintedAlert] {
  /// The labels of those alerts that can fulfil the matchers.
  func narrowed(by matchers: [LabelMatcher]) -> [LabelSet] {
    let prepared = [PreparedMatcher](matchers)
    return compactMap { $0.labels.narrowed(by: prepared) }
  }
}
