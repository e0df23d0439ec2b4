import Diagnostics

/// While a source alert fires, target alerts with the same values of `equal` are not told.
/// https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule
public struct InhibitRule: ContentElement, Hashable {
  public var name: String
  public var source: [LabelMatcher]
  public var target: [LabelMatcher]
  /// A label that both alerts lack counts as equal.
  public var equal: [Label]
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  public init(
    _ name: String, source: [LabelMatcher], target: [LabelMatcher], equal: [Label], fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.source = source
    self.target = target
    self.equal = equal
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
