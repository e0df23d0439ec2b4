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
    guard let alertmanager = context.content.alertmanager, !context.alerts.isEmpty else { return }
    let labels = context.alerts.map(\.labels)
    var waiting = [Visit(route: alertmanager.route, taken: labels)]
    while let visit = waiting.popLast() {
      let matchers = [PreparedMatcher](visit.route.matchers)
      let taken = visit.taken.compactMap { $0.narrowed(by: matchers) }
      if taken.isEmpty {
        reporter.report(
          "the route takes nothing: \(reason(matchers, all: labels, visit.taken))", at: visit.route.location)
      } else {
        // Below a route that takes nothing, all is dead for the same reason: one finding.
        waiting += visit.route.routes.map { Visit(route: $0, taken: taken) }
      }
    }
  }

  private struct Visit {
    var route: Route
    /// The labels of the alerts that come to the route.
    var taken: [LabelSet]
  }

  private static func reason(_ matchers: [PreparedMatcher], all: [LabelSet], _ above: [LabelSet]) -> String {
    if let reason = matchers.whyImpossible(for: all) { return reason }
    if let culprit = matchers.first(where: { $0.isImpossible(for: above) }) {
      return "no alert that the route above takes fulfils \(culprit.matcher.text)"
    }
    let text = matchers.map(\.matcher.text).joined(separator: ", ")
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
