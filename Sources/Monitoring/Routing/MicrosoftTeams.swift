/// A Microsoft Teams channel, through a Workflows webhook. Needs Alertmanager 0.28.
/// https://prometheus.io/docs/alerting/latest/configuration/#msteamsv2_config
public struct MicrosoftTeams: Hashable, Sendable {
  /// The workflow's address, which is a secret.
  public var webhookURL: Secret
  /// Alertmanager's template of the card's title; default: its own.
  public var title: String?
  /// Alertmanager's template of the card's text; default: its own.
  public var text: String?
  /// Whether the end of an alert is told too.
  public var sendsResolved: Bool

  /// A channel with Alertmanager's own texts that tells the end of alerts too, unless it is said otherwise.
  public init(webhookURL: Secret, title: String? = nil, text: String? = nil, sendsResolved: Bool = true) {
    self.webhookURL = webhookURL
    self.title = title
    self.text = text
    self.sendsResolved = sendsResolved
  }
}

extension Receiver.Integration {
  /// A Teams channel through a Workflows webhook; see ``MicrosoftTeams``.
  public static func microsoftTeams(
    webhookURL: Secret, title: String? = nil, text: String? = nil, sendsResolved: Bool = true
  ) -> Receiver.Integration {
    .microsoftTeams(MicrosoftTeams(webhookURL: webhookURL, title: title, text: text, sendsResolved: sendsResolved))
  }

  /// A Teams channel behind the adapter prometheus-msteams, for an Alertmanager older than 0.28. The adapter holds the
  /// channel's address; `adapter` is the adapter's own, such as `http://prometheus-msteams:2000/alertmanager`.
  public static func microsoftTeams(adapter: String, sendsResolved: Bool = true) -> Receiver.Integration {
    .webhook(Webhook(url: .address(adapter), sendsResolved: sendsResolved))
  }
}
