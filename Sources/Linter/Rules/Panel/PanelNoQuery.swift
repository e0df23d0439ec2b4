import Monitoring

extension LintRule {
  static let panelNoQuery = LintRule(
    "panel/no-query", .warning, "a panel that asks nothing",
    explanation: """
      A panel without a query, or with an empty one, says "No data" for ever. Give it a Target, or remove it.
      """,
    bad: .content(#"Panel(.stat, "Errors") { }"#) { content in content.show(Panel(.stat, "Errors")) },
    good: .content(#"Panel(.stat, "Errors") { Target(errors) }"#) { content in content.show(.example) }
  ) { context, reporter in
    for panel in context.content.dashboards.flatMap(\.rows).flatMap(\.panels) {
      if case .alertList = panel.kind { continue }
      if panel.targets.isEmpty {
        reporter.report("\"\(panel.title)\" has no query; give it a Target, or remove it", at: panel.location)
      }
      for target in panel.targets {
        guard case .logsInsights(let query) = target.source else { continue }
        if query.query.allSatisfy(\.isWhitespace) {
          reporter.report("the Logs Insights query is empty", at: target.location)
        }
        if query.logGroups.isEmpty {
          reporter.report("the Logs Insights query has no log group to search", at: target.location)
        }
      }
    }
  }
}
