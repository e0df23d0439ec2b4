/// Mail over SMTP.
/// https://prometheus.io/docs/alerting/latest/configuration/#email_config
public struct Email: Hashable, Sendable {
  /// One address, or several with commas between them.
  public var to: String
  /// The sender's address.
  public var from: String
  /// `host:port`.
  public var smarthost: String
  /// For the login at the smarthost. Default: no login.
  public var username: String?
  /// Goes with `username`; Alertmanager reads it from a file.
  public var password: Secret?
  /// Whether STARTTLS must work. Default true.
  public var requiresTLS: Bool
  /// Whether the end of an alert is told too. Alertmanager's own default is no; ours is yes, as for every other kind.
  public var sendsResolved: Bool

  /// Mail that needs STARTTLS and tells the end of alerts too, unless it is said otherwise.
  public init(
    to: String, from: String, smarthost: String, username: String? = nil, password: Secret? = nil,
    requiresTLS: Bool = true, sendsResolved: Bool = true
  ) {
    self.to = to
    self.from = from
    self.smarthost = smarthost
    self.username = username
    self.password = password
    self.requiresTLS = requiresTLS
    self.sendsResolved = sendsResolved
  }
}

extension Receiver.Integration {
  /// Mail over SMTP; see ``Email``.
  public static func email(
    to: String, from: String, smarthost: String, username: String? = nil, password: Secret? = nil,
    requiresTLS: Bool = true, sendsResolved: Bool = true
  ) -> Receiver.Integration {
    .email(
      Email(
        to: to, from: from, smarthost: smarthost, username: username, password: password, requiresTLS: requiresTLS,
        sendsResolved: sendsResolved))
  }
}
