import Diagnostics
import Monitoring

extension LintRule {
  static let staticShadowsResult = LintRule(
    "labels/static-shadows-result", .warning, "a rule's label replaces a label of the query's result",
    explanation: """
      The result has the label already, with values of its own; the rule writes one value over all of them. Who gets the
      alert sees the rule's value, and cannot see which series it was.

      Give the rule's label another name, or drop the label in the query when its values do not matter.
      """,
    bad: .content(
      #"Alert("Errors", .warning, when: errors > 0).label("room", "all")"#,
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n"
    ) { content in content.ownLabelExample("errors > 0") },
    good: .content(
      #"Alert("Errors", .warning, when: sum without (room) (errors) > 0).label("room", "all")"#,
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n"
    ) { content in content.ownLabelExample("sum without (room) (errors) > 0") }
  ) { context, reporter in
    // A rule that fails for it has that finding.
    let failing = Set(context.duplicateResults.map(\.query.location))
    for result in context.results where !failing.contains(result.query.location) {
      let query = result.query
      // An alert on alerts has their name and labels, and writes its own over them on purpose.
      if query.selectors.contains(where: { $0.metricName.map(Catalogue.alertMetrics.contains) ?? false }) { continue }
      for (name, value) in result.own.values {
        // An empty label takes the result's away, on purpose.
        guard let value, !value.isEmpty, let values = result.labels[name]?.values else { continue }
        let others = values.filter { $0 != value }
        guard !others.isEmpty else { continue }
        let shown = others.prefix(5).joined(separator: ", ") + (others.count > 5 ? ", …" : "")
        reporter.report(
          "the rule writes \(name)=\"\(value)\" over what the result has, \(shown); give the rule's label another name, or "
            + "drop \(name) in the query", at: query.location, notes: [context.catalogue.evidence])
      }
    }
  }
}

extension ContentSketch {
  /// An alert on `promql` with the label `room="all"`.
  mutating func ownLabelExample(_ promql: String) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [
      RuleGroup("example") {
        Alert("Errors", .warning, when: .promql(QueryText(stringLiteral: promql))).label("room", "all")
      }
    ]
    snapshots = [Snapshot("example", job: job)]
  }
}
