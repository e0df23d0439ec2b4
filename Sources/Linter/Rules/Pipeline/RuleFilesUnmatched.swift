import Diagnostics
import Monitoring

extension LintRule {
  /// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file
  static let ruleFilesUnmatched = LintRule(
    "pipeline/rule-files-unmatched", .error, "a rule file that the server does not read",
    explanation: """
      Each rule group becomes a file `<name>.rules.yml`. The server reads the files that the patterns of `ruleFiles` match, and
      a pattern that matches none is no error to it: it starts without the rules, records nothing and alerts nobody. Where the
      files are mounted is not known here; the pattern's last part has to fit their names.

      A file that is named without a `*` may be one of these under another name, and the finding is then a warning.
      """,
    bad: .content(#"Prometheus(ruleFiles: ["/etc/prometheus/rules/*.rules.yaml"], …) and RuleGroup("trail") { … }"#) {
      $0.ruleFilesExample("/etc/prometheus/rules/*.rules.yaml")
    },
    good: .content(#"Prometheus(ruleFiles: ["/etc/prometheus/rules/*.rules.yml"], …) and RuleGroup("trail") { … }"#) {
      $0.ruleFilesExample("/etc/prometheus/rules/*.rules.yml")
    }
  ) { context, reporter in
    let groups = context.content.ruleGroups.filter { !$0.recordings.isEmpty || !$0.alerts.isEmpty }
    // Without any pattern it is `pipeline/no-alertmanager`.
    guard let prometheus = context.content.prometheus, let first = prometheus.ruleFiles.first, !groups.isEmpty else {
      return
    }
    let patterns = Set(prometheus.ruleFiles.map(\.fileName)).sorted().map { (text: $0, FileNamePattern($0)) }
    let unread = groups.filter { group in !patterns.contains { $0.1.matches(group.fileName) } }
    if unread.isEmpty { return }
    let names = Set(groups.map(\.fileName))
    let mayBeRenamed = patterns.contains { !$0.text.isEmpty && $0.1.isLiteral && !names.contains($0.text) }
    let severity: Diagnostic.Severity = mayBeRenamed ? .warning : .error
    let read = prometheus.ruleFiles.joined(separator: ", ")
    let advice = "write `ruleFiles: [\"\(first.dropLast(first.fileName.utf8.count))*.rules.yml\"]`"
    if unread.count == groups.count {
      let example = unread.count == 1 ? unread[0].fileName : "\(unread[0].fileName) and \(unread.count - 1) more"
      reporter.report(
        "the server reads \(read), which matches no rule file of this content (\(example)): no rule is evaluated; \(advice)",
        at: prometheus.location, related: [.init("a rule group", at: unread[0].location)], severity: severity)
      return
    }
    for group in unread {
      reporter.report(
        "the server reads \(read), which does not match \(group.fileName): its rules are never evaluated; \(advice)",
        at: group.location, related: [.init("the server", at: prometheus.location)], severity: severity)
    }
  }
}

extension String {
  /// What stands behind the last slash.
  fileprivate var fileName: String {
    split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
  }
}

extension ContentSketch {
  fileprivate mutating func ruleFilesExample(_ pattern: String) {
    let job = ScrapeJob("node", targets: ["node:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], ruleFiles: [pattern], jobs: [job])
    ruleGroups = [
      RuleGroup("trail") { Alert("Down", .critical, when: job.up.value.equals(0)).description("it is down") }
    ]
  }
}
