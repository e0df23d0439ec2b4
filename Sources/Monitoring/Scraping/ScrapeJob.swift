import Diagnostics

/// A scrape job of Prometheus: which targets, how often, and whose labels and timestamps count.
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
public struct ScrapeJob: ContentElement, Hashable {
  /// Becomes the label `job`.
  public var name: String
  /// `host:port`; each becomes a value of the label `instance`.
  public var targets: [String]
  /// Default one minute, as the server's.
  public var interval: Duration
  /// Default: the server's, 10 s.
  public var timeout: Duration?
  /// The path of the page on every target. Default `/metrics`.
  public var metricsPath: String
  /// Default `http`.
  public var scheme: Scheme
  /// Whether the exporter's own `job`, `instance` and other labels win over those of the target. When they do not, they
  /// are renamed to `exported_job` and so on.
  public var honorLabels: Bool
  /// Whether samples keep the timestamps that the exporter prints.
  public var honorTimestamps: Bool
  /// Labels that every series of the job gets, sorted by name.
  public var labels: [TargetLabel]
  /// What Prometheus changes on the scraped series before it stores them, in order.
  public var metricRelabelling: [MetricRelabelling]
  /// What prints the page, when it is an exporter that Vigil configures.
  public var exporter: CloudWatchExporter?
  /// Where it was written.
  public var location: SourceLocation
  /// The findings that are allowed here; see `allow`.
  public var allowances: [Allowance] = []

  /// The protocol by which targets are scraped.
  public enum Scheme: String, Hashable, Sendable {
    /// Plain, or with TLS.
    case http, https
  }

  /// A label that the scrape configuration adds.
  public struct TargetLabel: Hashable, Sendable {
    /// Which label.
    public var label: Label
    /// Its value, the same on every series.
    public var value: String
  }

  /// A job with the server's defaults; see the properties.
  public init(
    _ name: String, targets: [String], interval: Duration = .minutes(1), timeout: Duration? = nil,
    metricsPath: String = "/metrics", scheme: Scheme = .http, honorLabels: Bool = false, honorTimestamps: Bool = true,
    labels: KeyValuePairs<Label, String> = [:], metricRelabelling: [MetricRelabelling] = [],
    exporter: CloudWatchExporter? = nil, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.targets = targets
    self.interval = interval
    self.timeout = timeout
    self.metricsPath = metricsPath
    self.scheme = scheme
    self.honorLabels = honorLabels
    self.honorTimestamps = honorTimestamps
    self.labels = labels.map { TargetLabel(label: $0.key, value: $0.value) }.sorted { $0.label.name < $1.label.name }
    self.metricRelabelling = metricRelabelling
    self.exporter = exporter
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

extension ScrapeJob {
  /// 1, 0 for each target: whether its last scrape worked.
  public var up: Gauge { Gauge("up").where(.job, name) }
}
