import Diagnostics

/// Somebody who is told: a name that routes refer to, and the ways to reach them.
/// https://prometheus.io/docs/alerting/latest/configuration/#receiver
public struct Receiver: ContentElement, Hashable {
  public var name: String
  /// None at all makes a receiver that swallows what it gets.
  public var integrations: [Integration]
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  /// One way to reach a receiver.
  public enum Integration: Hashable, Sendable {
    case email(Email)
    case slack(Slack)
    case microsoftTeams(MicrosoftTeams)
    case webhook(Webhook)
  }

  public init(
    _ name: String, _ integrations: Integration..., fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.integrations = integrations
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
