import Monitoring

extension LintRule {
  static let receiverEmpty = LintRule(
    "receiver/empty", .error, "a route to a receiver that tells nobody",
    explanation: """
      A receiver without an integration takes alerts and does nothing with them. Give it one; a receiver that is meant to
      swallow alerts is called so: null, none, blackhole, drop or silence.
      """,
    bad: .content(#"Receiver("team")"#) { content in content.emptyReceiverExample("team") },
    good: .content(#"Receiver("blackhole")"#) { content in content.emptyReceiverExample("blackhole") }
  ) { context, reporter in
    guard let alertmanager = context.content.alertmanager else { return }
    let used = Set(alertmanager.route.all.map(\.receiver.name))
    for receiver in alertmanager.receivers where receiver.integrations.isEmpty && used.contains(receiver.name) {
      if swallowing.contains(receiver.name.lowercased().filter { $0 != "-" && $0 != "_" }) { continue }
      reporter.report(
        "routes lead to the receiver \(receiver.name), which has no integration and tells nobody; give it one, or call it "
          + "blackhole",
        at: receiver.location)
    }
  }

  private static let swallowing: Set<String> = [
    "null", "nil", "none", "noop", "nobody", "blackhole", "devnull", "drop", "dropped", "discard", "ignore", "silence",
    "empty",
    "void",
  ]
}

extension ContentSketch {
  fileprivate mutating func emptyReceiverExample(_ name: String) {
    routeExample(.severity(.critical))
    let empty = Receiver(name)
    alertmanager?.receivers.append(empty)
    alertmanager?.route.routes.append(Route(to: empty, where: .alert("Example")))
    alertmanager?.route.routes[0].continues = true
  }
}
