import Diagnostics

/// Somebody who is told: a name that routes refer to, and the ways to reach them.
/// https://prometheus.io/docs/alerting/latest/configuration/#receiver
public struct Receiver: Hashable, Sendable {
  /// Unique; routes refer to it.
  public var name: String
  /// None at all makes a receiver that swallows what it gets.
  public var integrations: [Integration]
  /// Where it was written.
  public var location: SourceLocation

  /// One way to reach a receiver.
  public enum Integration: Hashable, Sendable {
    /// Mail over SMTP.
    case email(Email)
    /// A Slack channel.
    case slack(Slack)
    /// A Microsoft Teams channel.
    case microsoftTeams(MicrosoftTeams)
    /// A program that takes Alertmanager's JSON.
    case webhook(Webhook)
  }

  /// A receiver that is told by every one of its integrations.
  public init(
    _ name: String, _ integrations: Integration..., fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.integrations = integrations
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
