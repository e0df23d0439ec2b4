import Monitoring

extension LintRule {
  static let routeShadowed = LintRule(
    "route/shadowed", .error, "a route whose alerts an earlier one takes away",
    explanation: """
      Alertmanager goes through sibling routes in order and stops at the first that takes the alert, unless that one says
      `continue`. A route behind one that takes all of its alerts is never reached, and whoever it leads to is never told.
      """,
    bad: .content("Route(to: chat, where: …), then Route(to: pager, where: …), and both take the same alerts") {
      content in
      content.siblingExample(continues: false)
    },
    good: .content("Route(to: chat, where: …).continuing(), then Route(to: pager, where: …)") { content in
      content.siblingExample(continues: true)
    }
  ) { context, reporter in
    for siblings in context.routes.siblings {
      var stopping: [RouteVisit] = []
      for visit in siblings {
        defer { if !visit.route.continues { stopping.append(visit) } }
        // A route for which there is no alert has another finding.
        guard !visit.taken.isEmpty else { continue }
        var culprits: [Int] = []
        let isShadowed = visit.taken.allSatisfy { arrival in
          guard let culprit = stopping.firstIndex(where: { $0.matchers.alwaysHold(for: arrival.labels) }) else {
            return false
          }
          if !culprits.contains(culprit) { culprits.append(culprit) }
          return true
        }
        guard isShadowed else { continue }
        let earlier = culprits.map { stopping[$0].route }
        reporter.report(
          "every alert of this route to \(visit.route.receiver.name) is taken by an earlier route, to "
            + earlier.map(\.receiver.name).joined(separator: ", ")
            + "; put this one first, or add .continuing() to the earlier",
          at: visit.route.location, notes: earlier.map { "earlier: \($0.location)" })
      }
    }
  }
}

extension ContentSketch {
  mutating func siblingExample(continues: Bool) {
    routeExample(.severity(.critical))
    let chat = Receiver("chat", .webhook(url: "http://chat:8080/"))
    var first = Route(to: chat, where: .label(.severity, matches: "critical|warning"))
    first.continues = continues
    alertmanager?.receivers.append(chat)
    alertmanager?.route.routes.insert(first, at: 0)
  }
}
