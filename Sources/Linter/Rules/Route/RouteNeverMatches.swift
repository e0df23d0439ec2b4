import Monitoring

extension LintRule {
  static let routeNeverMatches = LintRule(
    "route/never-matches", .error, "a route that no alert of this content can take",
    explanation: """
      Alertmanager accepts any matcher. A route for `severity="crtical"` is loaded, drawn in the tree, and takes nothing: the
      alerts go to the receiver above it. Every alert's labels are known here: its name, its severity, the labels of its rule,
      of its query's result and of the server.
      """,
    bad: .content(#"Route(to: pager, where: .label(.severity, "crtical"))"#) { content in
      content.routeExample(.label(.severity, "crtical"))
    },
    good: .content(#"Route(to: pager, where: .label(.severity, "critical"))"#) { content in
      content.routeExample(.label(.severity, "critical"))
    }
  ) { context, reporter in
    guard !context.alerts.isEmpty else { return }
    for visit in context.routes where visit.taken.isEmpty && visit.missingLabel(among: context.alerts) == nil {
      reporter.report(
        "the route takes nothing: \(reason(visit, all: context.alerts.map(\.labels)))", at: visit.route.location)
    }
  }

  private static func reason(_ visit: RouteVisit, all: [LabelSet]) -> String {
    if let reason = visit.matchers.whyImpossible(for: all) { return reason }
    let above = visit.above.map(\.labels)
    if let culprit = visit.matchers.first(where: { $0.isImpossible(for: above) }) {
      return "no alert that the route above takes fulfils \(culprit.matcher.text)"
    }
    let text = visit.matchers.map(\.matcher.text).joined(separator: ", ")
    let alerts = all == above ? "no alert" : "no alert that the route above takes"
    return "\(alerts) fulfils all of \(text)"
  }
}

extension ContentSketch {
  /// One critical alert, and a route with `matcher`.
  mutating func routeExample(_ matcher: LabelMatcher) {
    let pager = Receiver("pager", .webhook(url: "http://pager:8080/"))
    let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [RuleGroup("example") { Alert("Example", .critical, when: job.up.value.equals(0)) }]
    alertmanager = Alertmanager(
      receivers: [mail, pager], route: Route(to: mail) { Route(to: pager, where: matcher) })
  }
}
