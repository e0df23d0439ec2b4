import Diagnostics
import PromQL

/// The Prometheus server: what it scrapes, which rules it evaluates, whom it tells.
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/
public struct Prometheus: ContentElement, Hashable {
  /// Default one minute, as the server's.
  public var evaluationInterval: Duration
  /// Labels on every alert and on everything that leaves the server, sorted by name.
  public var externalLabels: [ScrapeJob.TargetLabel]
  /// `host:port` of each Alertmanager. Without one, no alert reaches anybody.
  public var alertmanagers: [String]
  /// Where the rule files are mounted, as globs.
  public var ruleFiles: [String]
  /// What is scraped. Default: nothing.
  public var jobs: [ScrapeJob]
  /// How far back an instant selector looks: the flag `--query.lookback-delta`, five minutes unless set.
  public var lookback: Duration
  /// The feature flags of PromQL that the server runs with.
  public var promQLFeatures: [PromQLFeature]
  /// Whether the server runs with the feature flag `extra-scrape-metrics`: it then makes `scrape_timeout_seconds`,
  /// `scrape_sample_limit` and `scrape_body_size_bytes` for each target. Default false.
  public var hasExtraScrapeMetrics: Bool
  /// Where it was written.
  public var location: SourceLocation
  /// The findings that are allowed here; see `allow`.
  public var allowances: [Allowance] = []

  /// A feature flag of the server that changes what PromQL it accepts.
  public enum PromQLFeature: String, Hashable, Sendable {
    /// Experimental functions and aggregations, such as `limitk`, `sort_by_label`.
    case experimentalFunctions = "promql-experimental-functions"
    /// Arithmetic in windows, steps and offsets: `[5m * 2]`.
    case durationExpressions = "promql-duration-expr"
  }

  /// A server with the defaults of the original; see the properties.
  public init(
    evaluationInterval: Duration = .minutes(1),
    externalLabels: KeyValuePairs<Label, String> = [:], alertmanagers: [String] = [],
    ruleFiles: [String] = ["/etc/prometheus/rules/*.rules.yml"], jobs: [ScrapeJob] = [],
    lookback: Duration = .minutes(5), promQLFeatures: [PromQLFeature] = [], hasExtraScrapeMetrics: Bool = false,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.evaluationInterval = evaluationInterval
    self.externalLabels = externalLabels.map { .init(label: $0.key, value: $0.value) }.sorted {
      $0.label.name < $1.label.name
    }
    self.alertmanagers = alertmanagers
    self.ruleFiles = ruleFiles
    self.jobs = jobs
    self.lookback = lookback
    self.promQLFeatures = promQLFeatures
    self.hasExtraScrapeMetrics = hasExtraScrapeMetrics
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
