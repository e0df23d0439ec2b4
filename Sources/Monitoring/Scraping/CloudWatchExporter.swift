/// The settings of prometheus/cloudwatch_exporter that decide what Prometheus sees. Its metrics follow from the signals.
/// https://github.com/prometheus/cloudwatch_exporter#configuration
public struct CloudWatchExporter: Hashable, Sendable {
  /// The region it asks, such as `ap-south-1`.
  public var region: String
  /// A role it assumes; default: its own credentials.
  public var roleARN: String?
  /// The length of one data point. Default 60 s.
  public var period: Duration
  /// How far back it looks for the newest data point. Default 600 s.
  public var range: Duration
  /// How old a data point must be before it is read: CloudWatch still corrects younger ones. Default 600 s.
  public var delay: Duration
  /// Whether samples carry CloudWatch's own time. Default true; without it a value is counted once a scrape.
  public var setsTimestamps: Bool
  /// Whether it asks with GetMetricData, which is cheaper for many metrics. Default false.
  public var usesGetMetricData: Bool

  /// An exporter with the defaults of the original; see the properties.
  public init(
    region: String, roleARN: String? = nil, period: Duration = .seconds(60), range: Duration = .seconds(600),
    delay: Duration = .seconds(600), setsTimestamps: Bool = true, usesGetMetricData: Bool = false
  ) {
    self.region = region
    self.roleARN = roleARN
    self.period = period
    self.range = range
    self.delay = delay
    self.setsTimestamps = setsTimestamps
    self.usesGetMetricData = usesGetMetricData
  }
}

extension CloudWatchExporter {
  /// 1 when the exporter's last round against CloudWatch failed. The page still answers 200 then, and `up` stays 1.
  public static let scrapeError = Gauge("cloudwatch_exporter_scrape_error")
}
