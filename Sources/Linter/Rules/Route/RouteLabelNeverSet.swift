import Diagnostics
import Monitoring

extension LintRule {
  static let routeLabelNeverSet = LintRule(
    "route/label-never-set", .error, "a route asks for a label that no alert has",
    explanation: """
      A label that no alert carries is the empty text to Alertmanager: `alert="Down"` (the label is `alertname`) takes nothing,
      and `team!="dev"`, where no alert has a team, takes everything. The labels of every alert are known here: those of its
      query's result, of its rule, and of the server.
      """,
    bad: .content(#"Route(to: pager, where: .label("alert", "Example"))"#) { content in
      content.routeExample(.label("alert", "Example"))
    },
    good: .content(#"Route(to: pager, where: .label(.alertname, "Example"))"#) { content in
      content.routeExample(.label(.alertname, "Example"))
    }
  ) { context, reporter in
    guard !context.alerts.isEmpty else { return }
    for visit in context.routes {
      if visit.taken.isEmpty, let name = visit.missingLabel(among: context.alerts) {
        reporter.report(
          "the route takes nothing: no alert has the label \(name)\(advice(name, context.alerts))",
          at: visit.route.location)
        continue
      }
      for matcher in visit.matchers where matcher.isNegativeOfText {
        let name = matcher.matcher.label.name
        guard matcher.accepts(""), !context.alerts.contains(where: { $0.labels.contains(name) }) else { continue }
        reporter.report(
          "\(matcher.matcher.text) holds for every alert: none has the label \(name)\(advice(name, context.alerts))",
          at: visit.route.location, severity: .warning)
      }
    }
  }

  private static func advice(_ name: String, _ alerts: [LintedAlert]) -> String {
    if name == "alert" { return "; an alert's name is in alertname" }
    let names = Set(alerts.flatMap(\.labels.names)).sorted()
    let near = Suggestion.nearest(to: name, among: names).map { "; did you mean \($0)?" }
    return near ?? "; give the alerts one, or take the matcher away"
  }
}

extension PreparedMatcher {
  /// `!=` or `!~` with a text that some label could have.
  fileprivate var isNegativeOfText: Bool {
    (matcher.operation == .notEqual || matcher.operation == .notMatches) && !matcher.value.isEmpty
  }
}

extension RouteVisit {
  /// A label that the route needs and no alert has.
  func missingLabel(among alerts: [LintedAlert]) -> String? {
    matchers.first { matcher in
      !matcher.accepts("") && !alerts.contains { $0.labels.contains(matcher.matcher.label.name) }
    }?.matcher.label.name
  }
}
