import Diagnostics

/// The Alertmanager: who is told of what.
/// https://prometheus.io/docs/alerting/latest/configuration/
public struct Alertmanager: ContentElement, Hashable {
  public var receivers: [Receiver]
  /// The root: it has no matchers and takes what no other route takes.
  public var route: Route
  public var inhibitRules: [InhibitRule]
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  public init(
    receivers: [Receiver], route: Route, inhibitRules: [InhibitRule] = [], fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    self.receivers = receivers
    self.route = route
    self.inhibitRules = inhibitRules
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
