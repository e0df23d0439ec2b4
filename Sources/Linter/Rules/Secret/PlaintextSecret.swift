import Diagnostics
import Monitoring

extension LintRule {
  static let plaintextSecret = LintRule(
    "secret/plaintext", .error, "a secret written into the content",
    explanation: """
      A password, a token or a webhook address in the content is in the repository, in its history and in every output. Name
      where it lies instead: `.file("/etc/alertmanager/secrets/slack")`, or `.environment("NAME")` for Grafana. Then change the
      secret: it has been seen.
      """,
    bad: .content(##"Receiver("slack", .slack(channel: "#security", webhookURL: .plaintext("…")))"##) { content in
      content.secretExample(.plaintext("an address"))
    },
    good: .content(##"Receiver("slack", .slack(channel: "#security", webhookURL: .file("/etc/alertmanager/slack")))"##)
    {
      content in content.secretExample(.file("/etc/alertmanager/slack"))
    }
  ) { context, reporter in
    for receiver in context.content.alertmanager?.receivers ?? [] {
      for integration in receiver.integrations { check(integration, of: receiver, reporter) }
    }
    for datasource in context.content.datasources {
      if let kind = datasource.address.flatMap({ SecretPattern.found(in: $0) }) {
        reporter.report(
          "the address of \(datasource.name) is \(kind), which everyone who reads the repository has",
          at: datasource.location)
      }
      guard case .cloudWatch(_, .keys(let access, let secret), _) = datasource.kind else { continue }
      for (name, value) in [("access key", access), ("secret key", secret)] where value.isPlaintext {
        reporter.report(
          "the \(name) of \(datasource.name) is written out; use .environment(…) or .file(…), or no keys: .defaultChain",
          at: datasource.location)
      }
    }
    for alert in context.alerts {
      for text in alert.texts {
        guard let kind = SecretPattern.found(in: text.pair.text.template) else { continue }
        reporter.report("\(text.pair.name) holds \(kind); take it out, and change the secret", at: text.pair.location)
      }
    }
  }

  private static func check(_ integration: Receiver.Integration, of receiver: Receiver, _ reporter: Reporter) {
    let secrets: [(String, Secret?)] =
      switch integration {
      case .email(let email): [("password", email.password)]
      case .slack(let slack): [("webhook address", slack.webhookURL)]
      case .microsoftTeams(let teams): [("webhook address", teams.webhookURL)]
      case .webhook(let webhook): [("address", webhook.secret)]
      }
    for (name, secret) in secrets {
      switch secret?.storage {
      case .plaintext:
        reporter.report(
          "the \(name) of \(receiver.name) is written out; put it into a file that only Alertmanager can read, and write "
            + ".file(\"/path\")",
          at: receiver.location)
      case .environment:
        reporter.report(
          "Alertmanager cannot read the \(name) of \(receiver.name) from an environment variable; write .file(\"/path\")",
          at: receiver.location)
      case .file, nil:
        break
      }
    }
    guard case .webhook(let webhook) = integration, case .address(let url) = webhook.url,
      let kind = SecretPattern.found(in: url)
    else { return }
    reporter.report(
      "the address of \(receiver.name) is \(kind); put it into a file and write .webhook(url: .file(\"/path\"))",
      at: receiver.location)
  }
}

extension Datasource {
  fileprivate var address: String? {
    switch kind {
    case .prometheus(let url, _), .alertmanager(let url): url
    case .cloudWatch: nil
    }
  }
}

extension Webhook {
  fileprivate var secret: Secret? {
    if case .secret(let secret) = url { secret } else { nil }
  }
}

extension ContentSketch {
  fileprivate mutating func secretExample(_ secret: Secret) {
    routeExample(.severity(.critical))
    let slack = Receiver("slack", .slack(channel: "#security", webhookURL: secret))
    alertmanager?.receivers.append(slack)
    alertmanager?.route.routes[0].continues = true
    alertmanager?.route.routes.append(Route(to: slack, where: .severity(.critical)))
  }
}
