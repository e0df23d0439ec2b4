import Monitoring

extension LintRule {
  static let severityInverted = LintRule(
    "route/severity-inverted", .warning, "an alert that fewer people are told of when it becomes more severe",
    explanation: """
      An alert in two severities tells more people, or others, when it becomes worse. Where its critical form reaches some of those
      that the warning reaches and nobody besides, the rest believe that nothing has changed, and with an inhibit rule that
      it is over. A route is for the wrong severity, or lacks `.continuing()`.
      """,
    bad: .content(
      #"Route(to: mail) { Route(to: chat, where: .severity(.warning)).continuing(); Route(to: pager, where: …) }"#
    ) { content in content.ladderExample(.severity(.warning)) },
    good: .content(
      #"Route(to: mail) { Route(to: chat, where: .severity(.critical)).continuing(); Route(to: pager, where: …) }"#
    ) { content in content.ladderExample(.severity(.critical)) }
  ) { context, reporter in
    guard let tree = context.routeTree, tree.nodes.count > 1 else { return }
    for (lower, higher) in ladders(in: context.alerts) {
      let fewer = tree.receivers(of: higher.labels)
      let more = tree.certainReceivers(of: lower.labels)
      guard !fewer.isEmpty, fewer.isStrictSubset(of: more) else { continue }
      let spared = more.subtracting(fewer).sorted().joined(separator: ", ")
      reporter.report(
        "\(higher.alert.name) reaches \(fewer.sorted().joined(separator: ", ")) when it is \(higher.alert.severity.name), and "
          + "\(spared) too when it is only \(lower.alert.severity.name); let the routes for \(higher.alert.severity.name) lead to "
          + "\(spared) as well",
        at: higher.alert.location, related: [.init("the less severe one", at: lower.alert.location)])
    }
  }

  /// Alerts that differ in their severity only, each with the next above.
  private static func ladders(in alerts: [LintedAlert]) -> [(lower: LintedAlert, higher: LintedAlert)] {
    let counts = alerts.reduce(into: [String: Int]()) { $0[$1.alert.name, default: 0] += 1 }
    var steps: [LabelSet: [(rank: Int, alert: LintedAlert)]] = [:]
    var order: [LabelSet] = []
    for alert in alerts where counts[alert.alert.name] != 1 {
      guard let rank = SeverityOrder.rank(of: alert.alert.severity.name) else { continue }
      let others = alert.labels.dropping(["severity"])
      if steps[others] == nil { order.append(others) }
      steps[others, default: []].append((rank, alert))
    }
    return order.flatMap { labels -> [(lower: LintedAlert, higher: LintedAlert)] in
      let sorted = (steps[labels] ?? []).enumerated().sorted {
        ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
      }
      return zip(sorted, sorted.dropFirst()).compactMap { lower, higher in
        lower.element.rank < higher.element.rank ? (lower.element.alert, higher.element.alert) : nil
      }
    }
  }
}

extension ContentSketch {
  /// An alert in two severities: the pager is told of both, the chat of what `matcher` says.
  fileprivate mutating func ladderExample(_ matcher: LabelMatcher) {
    routeExample(.label(.severity, matches: "critical|warning"))
    let chat = Receiver("chat", .webhook(url: "http://chat:8080/"))
    alertmanager?.receivers.append(chat)
    alertmanager?.route.routes.insert(Route(to: chat, where: matcher).continuing(), at: 0)
    let job = ScrapeJob("example", targets: ["example:9100"])
    ruleGroups = [
      RuleGroup("example") {
        Alert("Down", .critical, when: job.up.average(over: .minutes(10)).below(0.5))
        Alert("Down", .warning, when: job.up.average(over: .minutes(10)).below(0.9))
      }
    ]
  }
}
