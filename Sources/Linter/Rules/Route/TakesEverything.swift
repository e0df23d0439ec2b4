import Monitoring

extension LintRule {
  static let takesEverything = LintRule(
    "route/takes-everything", .warning, "a route without a matcher that tells its receiver of everything",
    explanation: """
      A route without a matcher takes every alert that comes to the route above. Beside routes that choose, one that continues
      tells its receiver of all that the others take as well; so does the last one after routes that continue, where it looks
      like "all else": that is what the route above does by itself. A matcher that was forgotten, or taken away, looks no different.

      Write the matcher. One who means everything says so: `where: .label(.alertname, matches: ".+")`. Routes of which none has a
      matcher tell several receivers the same, and are no finding.
      """,
    bad: .content("Route(to: mail) { Route(to: chat).continuing(); Route(to: pager, where: .severity(.critical)) }") {
      content in content.everythingExample()
    },
    good: .content(
      "Route(to: mail) { Route(to: chat, where: .severity(.critical)).continuing(); Route(to: pager, where: …) }"
    ) { content in content.everythingExample(.severity(.critical)) }
  ) { context, reporter in
    for above in context.content.alertmanager?.route.all ?? [] {
      let siblings = above.routes
      guard siblings.contains(where: { !$0.matchers.isEmpty }) else { continue }
      for (index, route) in siblings.enumerated() where route.matchers.isEmpty {
        let name = route.receiver.name
        if route.continues, index + 1 < siblings.count {
          reporter.report(
            "this route to \(name) has no matcher, so \(name) is told of everything that the routes beside it take too; "
              + "write which alerts it is for, or `where: .label(.alertname, matches: \".+\")` for all",
            at: route.location)
        } else if !route.continues, route.onlyRepeats(above), siblings[..<index].contains(where: \.continues) {
          reporter.report(
            "this route to \(name) has no matcher, so it is not for all else, which comes to \(name) without it: \(name) is told of "
              + "what the routes before it take and continue, too; write which alerts it is for, or "
              + "`where: .label(.alertname, matches: \".+\")` for all",
            at: route.location)
        }
      }
    }
  }
}

extension Route {
  /// Whether the route does nothing with an alert that the one above would not do.
  fileprivate func onlyRepeats(_ above: Route) -> Bool {
    receiver.name == above.receiver.name && routes.isEmpty && grouping == nil && groupWait == nil
      && groupInterval == nil && repeatInterval == nil
  }
}

extension ContentSketch {
  /// A route to the chat, which continues, before the one to the pager.
  fileprivate mutating func everythingExample(_ matchers: LabelMatcher...) {
    routeExample(.severity(.critical))
    let chat = Receiver("chat", .webhook(url: "http://chat:8080/"))
    var first = Route(to: chat).continuing()
    first.matchers = matchers
    alertmanager?.receivers.append(chat)
    alertmanager?.route.routes.insert(first, at: 0)
  }
}
