import Diagnostics
import PromQL

/// Something countable in the logs. One declaration makes the CloudWatch metric filter, the exporter's entry, the name that
/// the exporter prints, and PromQL that counts rightly for the exporter's delay.
public struct Signal: Hashable, Sendable {
  /// The CloudWatch metric name: at most 255 characters without `:`, `*`, `$`.
  public var name: String
  /// The CloudWatch namespace; must not begin with `AWS/`.
  public var namespace: String
  /// Whose events are counted.
  public var logGroup: LogGroup
  /// The metric filter's pattern, at most 1,024 characters.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
  public var pattern: String
  /// Whether a period with events of which none matches gives 0. Default true: else the metric does not exist before the
  /// first match, and nothing can tell quiet from broken.
  public var countsZero: Bool
  /// The job whose exporter reads the metric.
  public var job: ScrapeJob
  /// Where it was written.
  public var location: SourceLocation

  /// A signal that counts the events of `logGroup` that fit `pattern`.
  public init(
    _ name: String, in namespace: String, from logGroup: LogGroup, through job: ScrapeJob, counting pattern: String,
    countsZero: Bool = true, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    self.name = name
    self.namespace = namespace
    self.logGroup = logGroup
    self.job = job
    self.pattern = pattern
    self.countsZero = countsZero
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

extension Signal {
  /// The metric filter's name in AWS, unique in its log group.
  public var filterName: String { "\(namespace)-\(name)" }

  /// The series name that the exporter prints.
  public var metricName: String {
    CloudWatchExporterNames.metric(namespace: namespace, metric: name, statistic: "Sum")
  }

  /// How far back a query must look so that every data point it counts has arrived: the exporter's delay, one period and
  /// one scrape. Nothing for an exporter that does not stamp its samples: they count as of now.
  public var completeOffset: Duration? {
    guard let exporter = job.exporter, exporter.setsTimestamps, job.honorTimestamps else { return nil }
    return exporter.delay + exporter.period + job.interval
  }

  /// The exporter's series, as they were when the newest complete data point was made.
  public var metric: Gauge {
    let gauge = Gauge(metricName)
    return completeOffset.map { gauge.offset($0) } ?? gauge
  }

  /// How many events happened in the window, exactly; the window ends `completeOffset` ago.
  public func count(over window: Window, by labels: Label...) -> Query {
    let sum = PromQLExpression.Grouping(labels.map { .init($0.name) })
    return Query(
      .aggregation(.init(.sum, metric.sum(over: window).expression, grouping: labels.isEmpty ? nil : sum)))
  }
}
