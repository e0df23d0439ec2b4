import Diagnostics

/// The Alertmanager: who is told of what.
/// https://prometheus.io/docs/alerting/latest/configuration/
public struct Alertmanager: Hashable, Sendable {
  /// Everybody who is told. The receiver of every route is among them.
  public var receivers: [Receiver]
  /// The root: it has no matchers and takes what no other route takes.
  public var route: Route
  /// Which alerts keep others quiet. Default: none.
  public var inhibitRules: [InhibitRule]
  /// Where it was written.
  public var location: SourceLocation

  /// A configuration of receivers, one tree of routes, and rules of inhibition.
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
