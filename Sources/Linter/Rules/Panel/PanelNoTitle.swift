import Monitoring

extension LintRule {
  static let panelNoTitle = LintRule(
    "panel/no-title", .warning, "a panel or a dashboard without a title",
    explanation: """
      Somebody reads the dashboard at night, for the first time. A title says what the number is; a dashboard without one cannot
      be found, and two without one in a folder are not loaded.
      """,
    bad: .content(#"Panel(.stat, "") { … }"#) { content in
      content.show(Panel(.stat, "") { Target(Gauge("up").value) })
    },
    good: .content(#"Panel(.stat, "Targets that answer") { … }"#) { content in content.show(.example) }
  ) { context, reporter in
    for dashboard in context.content.dashboards {
      if dashboard.title.allSatisfy(\.isWhitespace) {
        reporter.report(
          "the dashboard \(dashboard.uid) has no title; nobody finds it", at: dashboard.location, severity: .error)
      }
      for panel in dashboard.rows.flatMap(\.panels) where panel.title.allSatisfy(\.isWhitespace) {
        reporter.report("the panel has no title; say what it shows", at: panel.location)
      }
    }
  }
}
