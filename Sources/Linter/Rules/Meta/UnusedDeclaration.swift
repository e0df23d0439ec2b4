import Diagnostics
import Monitoring

extension LintRule {
  static let unusedDeclaration = LintRule(
    "meta/unused-declaration", .warning, "a metric is declared sparse or external, and no query asks for it",
    explanation: """
      A declaration takes checks away. One that nothing needs hides the next mistake, or it is misspelt and takes away nothing.
      Remove it, or correct its name.
      """,
    bad: .content(#".external("kube_pod_info", because: "…"), and no query asks for it"#) { content in
      content.declare(.external("kube_pod_info", because: "scraped by the platform team"), and: "up == 0")
    },
    good: .content(#".external("kube_pod_info", because: "…"), and absent(kube_pod_info)"#) { content in
      content.declare(.external("kube_pod_info", because: "scraped by the platform team"), and: "absent(kube_pod_info)")
    }
  ) { context, reporter in
    if context.content.declarations.isEmpty { return }
    // A query that cannot be read, or that asks by pattern, may ask for anything.
    let names = context.queries.flatMap { $0.selectors.map(\.metricName) }
    guard context.queries.allSatisfy({ $0.expression != nil }), !names.contains(nil) else { return }
    let asked = Set(names.compactMap { $0 })
    for declaration in context.content.declarations where !asked.contains(where: declaration.covers) {
      var message = "no query asks for \(declaration.subjectText): remove the declaration"
      if case .name(let name) = declaration.subject, let near = Suggestion.nearest(to: name, among: asked.sorted()) {
        message += ", or did you mean \(near)?"
      }
      reporter.report(message, at: declaration.location)
    }
  }
}

extension ContentSketch {
  /// A job without a snapshot, and one alert.
  fileprivate mutating func declare(_ declaration: MetricDeclaration, and query: QueryText) {
    let job = ScrapeJob("node", targets: ["node:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    declarations = [declaration]
    ruleGroups = [RuleGroup("example") { Alert("Example", .warning, when: .promql(query)).description("it happens") }]
  }
}
