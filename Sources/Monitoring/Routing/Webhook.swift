/// A program that Alertmanager posts its JSON to.
/// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
public struct Webhook: Hashable, Sendable {
  /// Where it is posted.
  public enum Address: Hashable, Sendable {
    /// An address that everyone may know.
    case address(String)
    /// An address that is a secret.
    case secret(Secret)
  }
  /// Where the JSON goes: `http` or `https`.
  public var url: Address
  /// At most this many alerts in one message; `nil` for all.
  public var maximumAlerts: Int?
  /// Whether the end of an alert is told too.
  public var sendsResolved: Bool

  /// All alerts of a notification in one message, and their end too, unless it is said otherwise.
  public init(url: Address, maximumAlerts: Int? = nil, sendsResolved: Bool = true) {
    self.url = url
    self.maximumAlerts = maximumAlerts
    self.sendsResolved = sendsResolved
  }
}

extension Receiver.Integration {
  /// A program at an address that everyone may know; see ``Webhook``.
  public static func webhook(
    url: String, maximumAlerts: Int? = nil, sendsResolved: Bool = true
  ) -> Receiver.Integration {
    .webhook(Webhook(url: .address(url), maximumAlerts: maximumAlerts, sendsResolved: sendsResolved))
  }

  /// A program at an address that is a secret; see ``Webhook``.
  public static func webhook(
    url: Secret, maximumAlerts: Int? = nil, sendsResolved: Bool = true
  ) -> Receiver.Integration {
    .webhook(Webhook(url: .secret(url), maximumAlerts: maximumAlerts, sendsResolved: sendsResolved))
  }
}
