import Diagnostics

/// Rules that are evaluated together, in order: first what is recorded, so that the alerts see it, then the alerts.
public struct RuleGroup: ContentElement, Hashable {
  /// Names the file: `rules/<name>.rules.yml`. Letters, digits, `-`, `_` and `.`.
  public var name: String
  /// Default: the server's.
  public var interval: Duration?
  /// Moves every query of the group into the past. Needs Prometheus 2.53.
  public var queryOffset: Duration?
  /// Evaluated first, in this order. Default: none.
  public var recordings: [RecordingRule]
  /// Evaluated after the recordings, in this order. Default: none.
  public var alerts: [Alert]
  /// Where it was written.
  public var location: SourceLocation
  /// The findings that are allowed here; see `allow`.
  public var allowances: [Allowance] = []

  /// A group that is evaluated at the server's interval and at the present, unless it is said otherwise.
  public init(
    _ name: String, interval: Duration? = nil, queryOffset: Duration? = nil, recordings: [RecordingRule] = [],
    fileID: String = #fileID, line: Int = #line, column: Int = #column,
    @ListBuilder<Alert> alerts: () -> [Alert] = { [] }
  ) {
    self.name = name
    self.interval = interval
    self.queryOffset = queryOffset
    self.recordings = recordings
    self.alerts = alerts()
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

extension RuleGroup {
  /// Of the file in `rules/`.
  package var fileName: String { "\(name).rules.yml" }
}
