import Diagnostics
import Monitoring

extension LintRule {
  static let severityUnrouted = LintRule(
    "route/severity-unrouted", .warning, "an alert whose severity no route names, at a receiver of more severe ones",
    explanation: """
      An alert of a severity that no route names stays with the root's receiver. That is how "all else" is told, and mostly meant.
      It is odd where a route leads to that receiver for critical alerts and not for warnings, and an alert of less than a warning
      comes to it: people who are spared the warnings are told of what matters less.

      Give the alert one of the severities that the routes name, or write a route for its own.
      """,
    bad: .content(
      """
      Route(to: pager) { Route(to: chat, where: .severity(.warning)); Route(to: pager, where: .severity(.critical)) }
      Alert("Backup", .info, …)
      """
    ) { content in content.severityExample(.info) },
    good: .content(#"Alert("Backup", .warning, …)"#) { content in content.severityExample(.warning) }
  ) { context, reporter in
    guard let tree = context.routeTree else { return }
    let root = tree.nodes[0].route.receiver.name
    // Otherwise the root's receiver is told of nothing but all else.
    guard tree.nodes.dropFirst().contains(where: { $0.route.receiver.name == root }) else { return }
    let named = NamedSeverities(tree)
    guard !named.all.isEmpty else { return }
    let severities = Set(context.alerts.map(\.alert.severity.name))
    let known = severities.union(named.all).filter { named.accepts($0) }.compactMap { name in
      SeverityOrder.rank(of: name).map { (rank: $0, name: name) }
    }.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }
    // One that is misspelt is another rule's finding.
    let unnamed = severities.filter { !named.accepts($0) && Suggestion.nearest(to: $0, among: named.all) == nil }
    for linted in context.alerts where unnamed.contains(linted.alert.severity.name) {
      let severity = linted.alert.severity.name
      guard let rank = SeverityOrder.rank(of: severity),
        tree.deliveries(of: linted.labels) == [.init(node: 0, isCertain: true)]
      else { continue }
      /// Whether the root's receiver would be told of the alert if it were of this severity.
      func isTold(_ severity: String) -> Bool {
        var labels = linted.labels
        labels["severity"] = .constant(severity)
        return tree.receivers(of: labels).contains(root)
      }
      let above = known.filter { $0.rank > rank }
      guard let spared = above.first(where: { !isTold($0.name) }),
        let told = above.last(where: { $0.rank > spared.rank && isTold($0.name) })
      else { continue }
      reporter.report(
        "\(linted.alert.name) is \(severity), which no route names, and so reaches \(root), which is told of \(told.name) alerts "
          + "and not of \(spared.name) ones; write another severity, or a route for \(severity)",
        at: linted.alert.location)
    }
  }
}

/// The severities that routes ask for.
private struct NamedSeverities {
  private var matchers: [PreparedMatcher] = []
  /// Those that are written out, and the usual ones that a pattern takes; sorted.
  private(set) var all: [String] = []

  init(_ tree: RouteTree) {
    let asking = tree.nodes.flatMap(\.matchers).filter {
      $0.matcher.label == .severity && ($0.matcher.operation == .equal || $0.matcher.operation == .matches)
    }
    matchers = asking
    let written = asking.filter { $0.matcher.operation == .equal }.map(\.matcher.value)
    let taken = SeverityOrder.names.filter { name in asking.contains { $0.accepts(name) } }
    all = Set(written + taken).sorted()
  }

  func accepts(_ severity: String) -> Bool { matchers.contains { $0.accepts(severity) } }
}

extension ContentSketch {
  fileprivate mutating func severityExample(_ severity: Severity) {
    routeExample(.severity(.warning))
    guard let pager = alertmanager?.receivers[1], let chat = alertmanager?.receivers[0] else { return }
    alertmanager?.route = Route(to: pager) {
      Route(to: chat, where: .severity(.warning))
      Route(to: pager, where: .severity(.critical))
    }
    let job = ScrapeJob("example", targets: ["example:9100"])
    ruleGroups = [
      RuleGroup("example") {
        Alert("Down", .critical, when: job.up.value.equals(0))
        Alert("Flapping", .warning, when: job.up.average(over: .minutes(10)).below(0.9))
        Alert("Backup", severity, when: job.up.average(over: .minutes(5)).below(0.9))
      }
    ]
  }
}
