import Monitoring

extension LintRule {
  static let receiverUnused = LintRule(
    "receiver/unused", .warning, "a receiver that no route leads to",
    explanation: """
      Somebody wrote down whom to tell, and nobody will be told: Alertmanager does not even create a receiver that no route
      names, and logs it at a level that is not shown. Add a route to it, or remove it.
      """,
    bad: .content(#"Alertmanager(receivers: [mail, slack], route: Route(to: mail))"#) { content in
      content.receiverExample(routed: false)
    },
    good: .content(#"Alertmanager(receivers: [mail, slack], route: Route(to: mail) { Route(to: slack, where: …) })"#) {
      content in content.receiverExample(routed: true)
    }
  ) { context, reporter in
    guard let alertmanager = context.content.alertmanager else { return }
    let used = Set(alertmanager.route.all.map(\.receiver.name))
    for receiver in alertmanager.receivers where !used.contains(receiver.name) {
      reporter.report(
        "no route leads to the receiver \(receiver.name), so nobody is told there; add a Route(to:), or remove it",
        at: receiver.location)
    }
  }
}

extension ContentSketch {
  fileprivate mutating func receiverExample(routed: Bool) {
    routeExample(.severity(.critical))
    let slack = Receiver("slack", .slack(channel: "#alerts", webhookURL: .file("/etc/alertmanager/slack")))
    alertmanager?.receivers.append(slack)
    guard routed else { return }
    alertmanager?.route.routes[0].continues = true
    alertmanager?.route.routes.append(Route(to: slack, where: .severity(.critical)))
  }
}
