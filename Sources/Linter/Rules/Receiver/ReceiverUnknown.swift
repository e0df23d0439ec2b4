import Diagnostics
import Monitoring

extension LintRule {
  static let receiverUnknown = LintRule(
    "receiver/unknown", .error, "a route to a receiver that is not declared",
    explanation: """
      Alertmanager refuses a configuration in which a route names a receiver that is not in the list, and keeps the one it had.
      Add the receiver to `Alertmanager(receivers:)`.
      """,
    bad: .content(#"Alertmanager(receivers: [mail], route: Route(to: pager))"#) { content in
      content.routeExample(.severity(.critical))
      content.alertmanager?.receivers.removeLast()
    },
    good: .content(#"Alertmanager(receivers: [mail, pager], route: Route(to: pager))"#) { content in
      content.routeExample(.severity(.critical))
    }
  ) { context, reporter in
    guard let alertmanager = context.content.alertmanager else { return }
    visit(alertmanager.route, alertmanager.receivers.map(\.name), reporter)
  }

  private static func visit(_ route: Route, _ names: [String], _ reporter: Reporter) {
    if !names.contains(route.receiver.name) {
      let near = Suggestion.nearest(to: route.receiver.name, among: names)
      reporter.report(
        "the receiver \(route.receiver.name) is not in the list of receivers"
          + (near.map { "; did you mean \($0)?" } ?? ""), at: route.location)
    }
    for child in route.routes { visit(child, names, reporter) }
  }
}
