/// A Slack channel, through an incoming webhook.
/// https://prometheus.io/docs/alerting/latest/configuration/#slack_config
public struct Slack: Hashable, Sendable {
  /// `#name` or `@name`.
  public var channel: String
  /// The incoming webhook's address, which is a secret.
  public var webhookURL: Secret
  /// Alertmanager's template of the title; default: its own.
  public var title: String?
  /// Alertmanager's template of the message's text; default: its own.
  public var text: String?
  /// Whether the end of an alert is told too. Alertmanager's own default is no; ours is yes, as for every other kind.
  public var sendsResolved: Bool

  /// A channel with Alertmanager's own texts that tells the end of alerts too, unless it is said otherwise.
  public init(
    channel: String, webhookURL: Secret, title: String? = nil, text: String? = nil, sendsResolved: Bool = true
  ) {
    self.channel = channel
    self.webhookURL = webhookURL
    self.title = title
    self.text = text
    self.sendsResolved = sendsResolved
  }
}

extension Receiver.Integration {
  /// A Slack channel; see ``Slack``.
  public static func slack(
    channel: String, webhookURL: Secret, title: String? = nil, text: String? = nil, sendsResolved: Bool = true
  ) -> Receiver.Integration {
    .slack(Slack(channel: channel, webhookURL: webhookURL, title: title, text: text, sendsResolved: sendsResolved))
  }
}
