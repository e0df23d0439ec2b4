import Diagnostics

/// While a source alert fires, target alerts with the same values of `equal` are not told.
/// https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule
public struct InhibitRule: Hashable, Sendable {
  /// For people: findings and the configuration name the rule by it.
  public var name: String
  /// Which alerts keep others quiet. All must hold.
  public var source: [LabelMatcher]
  /// Which alerts are kept quiet. All must hold.
  public var target: [LabelMatcher]
  /// A label that both alerts lack counts as equal.
  public var equal: [Label]
  /// Where it was written.
  public var location: SourceLocation

  /// A rule by which `source` keeps `target` quiet.
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
