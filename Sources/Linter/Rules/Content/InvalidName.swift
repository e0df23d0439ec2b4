import Diagnostics
import Monitoring

extension LintRule {
  static let invalidName = LintRule(
    "content/invalid-name", .error, "a name that the program which reads it refuses",
    explanation: """
      uids, group names and snapshot names become file names; label names, job names and CloudWatch's names have alphabets and
      lengths of their own. A name outside them is refused when the file is loaded, long after the pull request.
      """,
    bad: .content(#"Dashboard("Trail", uid: "cloud trail", …)"#) { content in
      content.dashboards = [
        Dashboard("Trail", uid: "cloud trail", datasource: ContentSketch.exampleDatasource) {
          Row("Row") { Panel.example }
        }
      ]
    },
    good: .content(#"Dashboard("Trail", uid: "cloud-trail", …)"#) { content in
      content.dashboards = [
        Dashboard("Trail", uid: "cloud-trail", datasource: ContentSketch.exampleDatasource) {
          Row("Row") { Panel.example }
        }
      ]
    }
  ) { context, reporter in
    func check(_ kind: String, _ name: String, _ form: NameForm, at location: SourceLocation) {
      guard !form.accepts(name) else { return }
      reporter.report("\(kind) \"\(name)\": write \(form.description)", at: location)
    }
    // Prometheus 3 takes any name; one with a blank that no page has is a slip. Where all pages are known, that is
    // `series/unknown-metric`.
    for query in context.queries where !context.catalogue.isComplete {
      for use in query.selectors {
        guard let name = use.metricName, name.contains(where: \.isWhitespace), context.catalogue[name].isEmpty else {
          continue
        }
        reporter.report(
          "the metric \"\(name)\" has a blank in its name, and no exporter prints such a name; write it as the page has it",
          at: query.location, excerpt: query.excerpt(use.nameRange))
      }
    }
    let content = context.content
    for dashboard in content.dashboards {
      check("the dashboard's uid", dashboard.uid, .grafanaUID, at: dashboard.location)
      for variable in dashboard.variables { check("the variable", variable.name, .word, at: variable.location) }
    }
    for datasource in content.datasources {
      check("the data source's uid", datasource.uid, .grafanaUID, at: datasource.location)
      check("the data source's name", datasource.name, .text, at: datasource.location)
    }
    for group in content.ruleGroups {
      check("the rule group", group.name, .fileName, at: group.location)
      for rule in group.recordings {
        check("the recorded metric", rule.name, .metric, at: rule.location)
        for label in rule.labels { check("the label", label.label.name, .label, at: rule.location) }
      }
      for alert in group.alerts {
        check("the alert", alert.name, .text, at: alert.location)
        check("the severity", alert.severity.name, .text, at: alert.location)
        for pair in alert.labels { check("the label", pair.name, .label, at: pair.location) }
        for pair in alert.annotations { check("the annotation", pair.name, .label, at: pair.location) }
      }
    }
    if let prometheus = content.prometheus {
      for label in prometheus.externalLabels {
        check("the external label", label.label.name, .label, at: prometheus.location)
      }
    }
    for job in content.prometheus?.jobs ?? [] {
      check("the scrape job", job.name, job.exporter == nil ? .text : .fileName, at: job.location)
      for label in job.labels { check("the label", label.label.name, .label, at: job.location) }
    }
    for receiver in content.alertmanager?.receivers ?? [] {
      check("the receiver", receiver.name, .text, at: receiver.location)
    }
    for signal in content.signals {
      check("the CloudWatch metric", signal.name, .cloudWatch, at: signal.location)
      check("the CloudWatch namespace", signal.namespace, .cloudWatchNamespace, at: signal.location)
      check("the filter pattern", signal.pattern, .filterPattern, at: signal.location)
    }
    for snapshot in content.snapshots { check("the snapshot", snapshot.name, .fileName, at: snapshot.location) }
    if let trail = content.trail {
      check("the trail", trail.name, .trail, at: trail.location)
    }
    // One log group is named in many places: once is enough.
    var checked: Set<LogGroup> = []
    for group in content.logGroups where checked.insert(group).inserted {
      check("the log group", group.name, .logGroup, at: group.location)
    }
  }
}

extension ContentSketch {
  /// As often as they are named.
  fileprivate var logGroups: [LogGroup] {
    var groups: [LogGroup] = (trail.map { [$0.logGroup] } ?? []) + signals.map(\.logGroup)
    for datasource in datasources {
      if case .cloudWatch(_, _, let searched) = datasource.kind { groups += searched }
    }
    for target in dashboards.flatMap(\.rows).flatMap(\.panels).flatMap(\.targets) {
      if case .logsInsights(let query) = target.source { groups += query.logGroups }
    }
    return groups
  }
}
