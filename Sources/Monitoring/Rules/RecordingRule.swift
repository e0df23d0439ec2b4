import Diagnostics

/// A recording rule of Prometheus: a query whose result is stored under a name of its own.
/// https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
public struct RecordingRule: Hashable, Sendable {
  /// By convention `level:metric:operations`.
  public var name: String
  /// What is evaluated; every series of the result is stored.
  public var query: Query
  /// Labels that the stored series get besides their own, in the order they were written.
  public var labels: [ScrapeJob.TargetLabel]
  /// Where it was written.
  public var location: SourceLocation

  /// A rule that stores the result of `query` as `name`.
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
