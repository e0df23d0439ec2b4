import Monitoring

extension LintRule {
  static let sendResolvedDiffers = LintRule(
    "receiver/send-resolved-differs", .warning, "a receiver that says the end of an alert in one place only",
    explanation: """
      Of two integrations of one receiver, one sends a message when an alert is over and the other does not: who reads only
      the other believes it still burns. Set `sendsResolved` alike, or make two receivers where the difference is meant.
      """,
    bad: .content("Receiver(…, .slack(…, sendsResolved: false), .email(…))") { content in
      content.resolvedExample(sendsResolved: false)
    },
    good: .content("Receiver(…, .slack(…), .email(…))") { content in content.resolvedExample(sendsResolved: true) }
  ) { context, reporter in
    for receiver in context.content.alertmanager?.receivers ?? [] {
      let silent = receiver.integrations.filter { !$0.sendsResolved }
      guard let first = silent.first, silent.count < receiver.integrations.count else { continue }
      reporter.report(
        "\(first.kind) of \(receiver.name) never says that an alert is over, and another integration does; write "
          + "sendsResolved alike",
        at: receiver.location)
    }
  }
}

extension Receiver.Integration {
  fileprivate var sendsResolved: Bool {
    switch self {
    case .email(let email): email.sendsResolved
    case .slack(let slack): slack.sendsResolved
    case .microsoftTeams(let teams): teams.sendsResolved
    case .webhook(let webhook): webhook.sendsResolved
    }
  }

  fileprivate var kind: String {
    switch self {
    case .email: "the mail"
    case .slack: "Slack"
    case .microsoftTeams: "Teams"
    case .webhook: "the webhook"
    }
  }
}

extension ContentSketch {
  fileprivate mutating func resolvedExample(sendsResolved: Bool) {
    routeExample(.severity(.critical))
    alertmanager?.receivers[0].integrations = [
      .webhook(url: "http://mail:8080/"),
      .slack(channel: "#alerts", webhookURL: .file("/etc/alertmanager/slack"), sendsResolved: sendsResolved),
    ]
  }
}
