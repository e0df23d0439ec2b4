import Monitoring

extension LintRule {
  static let panelOutOfGrid = LintRule(
    "panel/out-of-grid", .error, "a panel that does not fit Grafana's grid",
    explanation: """
      The grid has 24 columns; a panel is 1 to 24 of them wide and at least one line high. Grafana cuts or moves a panel that
      does not fit.
      """,
    bad: .content("Panel(…).size(width: 30, height: 8)") { content in
      content.show(Panel.example.size(width: 30, height: 8))
    },
    good: .content("Panel(…).size(width: 24, height: 8)") { content in
      content.show(Panel.example.size(width: 24, height: 8))
    }
  ) { context, reporter in
    let columns = DashboardLayout.columns
    for panel in context.content.dashboards.flatMap(\.rows).flatMap(\.panels) {
      if !(1...columns).contains(panel.size.width) {
        reporter.report("a width of \(panel.size.width) columns; write 1 to \(columns)", at: panel.location)
      } else if let position = panel.position, !(0...(columns - panel.size.width)).contains(position.x) {
        reporter.report(
          "column \(position.x) and \(panel.size.width) columns wide is outside the \(columns) columns",
          at: panel.location)
      }
      if !(1...DashboardLayout.tallest).contains(panel.size.height) {
        reporter.report(
          "a height of \(panel.size.height) lines; write 1 to \(DashboardLayout.tallest)", at: panel.location)
      }
      if let position = panel.position, !(0...DashboardLayout.tallest).contains(position.y) {
        reporter.report("line \(position.y); write 0 to \(DashboardLayout.tallest)", at: panel.location)
      }
    }
  }
}
