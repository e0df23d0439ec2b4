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
        // From line to line, only the panels that reach the line can be met. One that overlaps another has its finding, and
        // is not met again: of the others no more than the grid's columns reach a line.
        var reaching: [DashboardLayout.PlacedPanel] = []
        for panel in row.panels.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
          reaching.removeAll { $0.y + $0.height <= panel.y }
          guard let other = reaching.first(where: { $0.overlaps(panel) }) else {
            reaching.append(panel)
            continue
          }
          reporter.report(
            "\"\(panel.panel.title)\" overlaps \"\(other.panel.title)\" at column \(max(panel.x, other.x)), "
              + "line \(max(panel.y, other.y) - row.y - 1) of the row; leave out .position(…) to put one behind the other",
            at: panel.panel.location)
        }
      }
    }
  }
}
