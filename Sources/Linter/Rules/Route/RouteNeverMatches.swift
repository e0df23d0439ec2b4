import Diagnostics
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
    visit(alertmanager.route, above: [], context.alerts, reporter)
  }

  private static func visit(_ route: Route, above: [LabelMatcher], _ alerts: [LintedAlert], _ reporter: Reporter) {
    let matchers = above + route.matchers
    if let culprit = route.matchers.first(where: { matcher in !alerts.contains { matcher.mayHold(for: $0.labels) } }) {
      reporter.report(message(culprit, alerts), at: route.location)
      return
    }
    if !route.matchers.isEmpty, !alerts.contains(where: { matchers.mayHold(for: $0.labels) }) {
      let text = matchers.map(\.text).joined(separator: ", ")
      reporter.report("no alert fulfils all of \(text): the route takes nothing", at: route.location)
      return
    }
    // Below a route that takes nothing, all is dead for the same reason: one finding.
    for child in route.routes { visit(child, above: matchers, alerts, reporter) }
  }

  private static func message(_ matcher: LabelMatcher, _ alerts: [LintedAlert]) -> String {
    let name = matcher.label.name
    guard alerts.contains(where: { $0.labels.contains(name) }) else {
      let names = Set(alerts.flatMap(\.labels.names)).sorted()
      let near = Suggestion.nearest(to: name, among: names)
      return "no alert has the label \(name): the route takes nothing" + (near.map { "; did you mean \($0)?" } ?? "")
    }
    let values = Set(alerts.flatMap { $0.labels[name]?.values ?? [] }).sorted()
    let near = Suggestion.nearest(to: matcher.value, among: values)
    return "no alert fulfils \(matcher.text): the route takes nothing"
      + (near.map { "; did you mean \($0)?" } ?? "; the alerts have \(values.prefix(10).joined(separator: ", "))")
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
