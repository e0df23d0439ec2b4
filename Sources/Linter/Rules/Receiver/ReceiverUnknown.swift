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
    let names = alertmanager.receivers.map(\.name)
    let known = Set(names)
    for route in alertmanager.route.all where !known.contains(route.receiver.name) {
      let near = Suggestion.nearest(to: route.receiver.name, among: names)
      reporter.report(
        "the receiver \(route.receiver.name) is not in the list of receivers"
          + (near.map { "; did you mean \($0)?" } ?? "; add it to Alertmanager(receivers: […])"), at: route.location)
    }
  }
}
