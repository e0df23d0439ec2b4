import Monitoring

extension LintRule {
  static let routeUselessContinue = LintRule(
    "route/useless-continue", .warning, "a route that continues to nothing",
    explanation: """
      `continue` lets an alert go on to the next routes beside this one. Where none of them takes an alert of this route, it
      does nothing: a route is missing, or stands before this one.
      """,
    bad: .content("Route(to: mail) { Route(to: pager, where: .severity(.critical)).continuing() }") { content in
      content.routeExample(.severity(.critical))
      content.alertmanager?.route.routes[0].continues = true
    },
    good: .content("Route(to: mail) { Route(to: pager, where: .severity(.critical)) }") { content in
      content.routeExample(.severity(.critical))
    }
  ) { context, reporter in
    for siblings in context.routes.siblings {
      for (index, visit) in siblings.enumerated() where visit.route.continues {
        let later = siblings[(index + 1)...]
        let goesOn =
          visit.taken.isEmpty
          ? !later.isEmpty
          : later.contains { next in visit.taken.contains { $0.labels.narrowed(by: next.matchers) != nil } }
        if goesOn { continue }
        reporter.report(
          "no route after this one takes one of its alerts, so .continuing() does nothing; remove it, or add the route",
          at: visit.route.location)
      }
    }
  }
}
