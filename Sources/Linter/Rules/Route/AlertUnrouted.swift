import Diagnostics
import Monitoring

extension LintRule {
  static let alertUnrouted = LintRule(
    "route/alert-unrouted", .error, "an alert that the routes for its kind do not take",
    explanation: """
      Routes for critical alerts lead to whom they must wake. A critical alert that lacks a label which all of them ask for
      reaches the root's receiver only, and nobody is woken. The same is so for an alert whose severity no route has heard of,
      and for every alert that ends at a receiver without an integration.

      Give the alert the label, or the routes one for it. Where the root's own receiver is the one for critical alerts, and no
      other route takes any, nothing is wrong.
      """,
    bad: .content(
      #"Route(to: mail) { Route(to: pager, where: .severity(.critical), .label("team", "shop")) }, and a critical alert without a team"#
    ) { content in content.unroutedExample(team: nil) },
    good: .content(#"Alert("Down", .critical, …).label("team", "shop")"#) { content in
      content.unroutedExample(team: "shop")
    }
  ) { context, reporter in
    guard let root = context.content.alertmanager?.route, !root.routes.isEmpty else { return }
    // Only what no route below the root can take is known to stay there.
    var routed = Set<Int>()
    for visit in context.routes where visit.parent == 0 { routed.formUnion(visit.taken.map(\.alert)) }
    let accepting = SeverityRoutes(root)
    let declared = context.content.alertmanager?.receivers ?? []
    let isSilent = declared.first { $0.name == root.receiver.name }?.integrations.isEmpty == true
    for (index, linted) in context.alerts.enumerated() where !routed.contains(index) {
      let alert = linted.alert
      let isCritical = alert.severity == .critical
      let others = accepting.receivers(of: alert.severity.name).filter { $0 != root.receiver.name }
      if isCritical, !others.isEmpty {
        reporter.report(
          "\(alert.name) is critical and reaches only \(root.receiver.name): no route takes it, and those for critical "
            + "alerts lead to \(others.joined(separator: ", ")); give it the labels that they ask for, or add a route",
          at: alert.location, notes: ["its labels: \(linted.labels.names.joined(separator: ", "))"])
      } else if isSilent {
        reporter.report(
          "\(alert.name) reaches only \(root.receiver.name), which tells nobody; add a route for it",
          at: alert.location, severity: isCritical ? .error : .warning)
      } else if let near = Suggestion.nearest(to: alert.severity.name, among: accepting.unlike(alert.severity.name)) {
        reporter.report(
          "\(alert.name) has the severity \(alert.severity.name), which no route takes; did you mean \(near)?",
          at: alert.location, severity: .warning)
      }
    }
  }
}

/// Which routes below the root ask for a severity.
private struct SeverityRoutes {
  private var routes: [(receiver: String, matchers: [PreparedMatcher])] = []
  /// The severities that are written out.
  private var severities: Set<String> = []

  init(_ root: Route) {
    for route in root.all.dropFirst() {
      let asked = route.matchers.filter {
        $0.label == .severity && ($0.operation == .equal || $0.operation == .matches)
      }
      guard !asked.isEmpty else { continue }
      routes.append((route.receiver.name, [PreparedMatcher](asked)))
      for matcher in asked where matcher.operation == .equal { severities.insert(matcher.value) }
    }
  }

  /// In the order of the tree, each once.
  func receivers(of severity: String) -> [String] {
    var names: [String] = []
    for route in routes where !names.contains(route.receiver) {
      if route.matchers.allSatisfy({ $0.accepts(severity) }) { names.append(route.receiver) }
    }
    return names
  }

  /// The severities that may be meant by one for which there is no route.
  func unlike(_ severity: String) -> [String] {
    receivers(of: severity).isEmpty ? severities.sorted() : []
  }
}

extension ContentSketch {
  fileprivate mutating func unroutedExample(team: String?) {
    routeExample(.severity(.critical))
    alertmanager?.route.routes[0].matchers.append(.label("team", "shop"))
    let job = ScrapeJob("example", targets: ["example:9100"])
    ruleGroups = [
      RuleGroup("example") {
        Alert("Slow", .critical, when: job.up.value.equals(0)).label("team", "shop")
        if let team {
          Alert("Down", .critical, when: job.up.value.equals(0)).label("team", "\(team)")
        } else {
          Alert("Down", .critical, when: job.up.value.equals(0))
        }
      }
    ]
  }
}
