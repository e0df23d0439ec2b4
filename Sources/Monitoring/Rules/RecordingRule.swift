import Diagnostics

/// A recording rule of Prometheus: a query whose result is stored under a name of its own.
/// https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
public struct RecordingRule: ContentElement, Hashable {
  /// By convention `level:metric:operations`.
  public var name: String
  public var query: Query
  public var labels: [ScrapeJob.TargetLabel]
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  public init(
    _ name: String, _ query: Query, labels: KeyValuePairs<Label, String> = [:], fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.query = query
    self.labels = labels.map { .init(label: $0.key, value: $0.value) }
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
