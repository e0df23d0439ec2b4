import Diagnostics
import Monitoring

extension LintRule {
  static let duplicateName = LintRule(
    "content/duplicate-name", .error, "two things of one kind with one name",
    explanation: """
      Rule groups name files, receivers and jobs are referred to by name, data sources by uid: of two with the same name one is
      lost, or the program that reads the file refuses it.
      """,
    bad: .content(#"RuleGroup("trail") { … } twice"#) { content in
      content.ruleGroups = [RuleGroup("trail"), RuleGroup("trail")]
    },
    good: .content(#"RuleGroup("trail") { … } and RuleGroup("logins") { … }"#) { content in
      content.ruleGroups = [RuleGroup("trail"), RuleGroup("logins")]
    }
  ) { context, reporter in
    func check(
      _ kind: String, _ named: [(name: String, location: SourceLocation)], key: (String) -> String = { $0 }
    ) {
      for (element, first) in named.duplicates(by: { key($0.name) }) {
        reporter.report(
          "another \(kind) is called \(first.name); give this one another name", at: element.location,
          related: [.init("the other one", at: first.location)])
      }
    }
    let content = context.content
    // Group names become file names, which some file systems compare without case.
    check("rule group", content.ruleGroups.map { ($0.name, $0.location) }, key: { $0.lowercased() })
    for linted in context.alerts {
      let alert = linted.alert
      if alert.labels.hasRepeatedName(beside: "severity") {
        let labels = [("severity", alert.location)] + alert.labels.map { ($0.name, $0.location) }
        check("label of \(alert.name)", labels)
      }
      if alert.annotations.hasRepeatedName() {
        check("annotation of \(alert.name)", alert.annotations.map { ($0.name, $0.location) })
      }
    }
    check("scrape job", (content.prometheus?.jobs ?? []).map { ($0.name, $0.location) })
    check("receiver", (content.alertmanager?.receivers ?? []).map { ($0.name, $0.location) })
    check("data source", content.datasources.map { ($0.name, $0.location) })
    check("data source uid", content.datasources.map { ($0.uid, $0.location) })
    check("signal", content.signals.map { ("\($0.namespace) \($0.name)", $0.location) })
    // One page may be that of two jobs.
    for (snapshot, first) in content.snapshots.duplicates(by: { [$0.path, $0.job.name] }) {
      reporter.report(
        "another snapshot of the job \(snapshot.job.name) is \(snapshot.path); give this one another name",
        at: snapshot.location, related: [.init("the other one", at: first.location)])
    }
    for dashboard in content.dashboards { check("variable", dashboard.variables.map { ($0.name, $0.location) }) }
    let defaults = content.datasources.filter(\.isDefault)
    for datasource in defaults.dropFirst() {
      reporter.report(
        "\(datasource.name) is the default data source, and so is \(defaults[0].name): Grafana does not start with two",
        at: datasource.location)
    }
  }
}

extension [Alert.Pair] {
  /// Alerts have a few pairs each, and content has many alerts.
  fileprivate func hasRepeatedName(beside other: String? = nil) -> Bool {
    indices.contains { index in
      let name = self[index].name
      return name == other || self[..<index].contains { $0.name == name }
    }
  }
}
