import Monitoring

extension LintRule {
  static let panelOverlap = LintRule(
    "panel/overlap", .error, "two panels in the same place",
    explanation: """
      Grafana pushes overlapping panels apart when it loads the dashboard, so what people see is not what is in the file, and
      saving it makes a difference that nobody wrote. Leave `position` out: panels then follow each other.
      """,
    bad: .content("Panel(…).position(x: 0, y: 0), and another Panel(…).position(x: 6, y: 4)") { content in
      content.show(Panel.example.position(x: 0, y: 0), Panel.example.position(x: 6, y: 4))
    },
    good: .content("Panel(…), and another Panel(…)") { content in content.show(.example, .example) }
  ) { context, reporter in
    for dashboard in context.content.dashboards {
      for row in DashboardLayout(dashboard).rows {
        // Sorted by line, a panel can only meet those that begin before it ends.
        let panels = row.panels.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
        for (index, panel) in panels.enumerated() {
          for other in panels[(index + 1)...].prefix(while: { $0.y < panel.y + panel.height })
          where panel.overlaps(other) {
            reporter.report(
              "\"\(other.panel.title)\" overlaps \"\(panel.panel.title)\" at column \(max(panel.x, other.x)), "
                + "line \(max(panel.y, other.y) - row.y - 1) of the row; leave out .position(…) to put one behind the other",
              at: other.panel.location)
          }
        }
      }
    }
  }
}
