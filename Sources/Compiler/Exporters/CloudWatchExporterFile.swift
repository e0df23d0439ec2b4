import Formats
import Monitoring

/// `provisioning/cloudwatch-exporter/config.yml`, one file an exporter: the metrics of the signals that go through it.
/// https://github.com/prometheus/cloudwatch_exporter#configuration
enum CloudWatchExporterFile {
  static func artifacts(_ prometheus: Prometheus, signals: [Signal]) -> [Artifact] {
    let jobs = prometheus.jobs.filter { $0.exporter != nil }
    return jobs.compactMap { job in
      guard let exporter = job.exporter else { return nil }
      // One exporter needs no name; several are told apart by their jobs.
      let name = jobs.count == 1 ? "config" : job.name
      return Artifact(
        path: "provisioning/cloudwatch-exporter/\(name).yml",
        yaml: value(exporter, signals.filter { $0.job.name == job.name }), from: job.location)
    }
  }

  private static func value(_ exporter: CloudWatchExporter, _ signals: [Signal]) -> OrderedValue {
    .object(compacting: [
      "region": .string(exporter.region),
      "role_arn": exporter.roleARN.map { .string($0) },
      "period_seconds": seconds(exporter.period),
      "range_seconds": seconds(exporter.range),
      "delay_seconds": seconds(exporter.delay),
      "set_timestamp": .bool(exporter.setsTimestamps),
      "use_get_metric_data": exporter.usesGetMetricData ? true : nil,
      // No `aws_dimensions`: an empty list would ask ListMetrics at every scrape and drop a metric after three quiet hours.
      "metrics": .array(
        signals.map { signal in
          [
            "aws_namespace": .string(signal.namespace),
            "aws_metric_name": .string(signal.name),
            "aws_statistics": ["Sum"],
          ]
        }),
    ])
  }

  private static func seconds(_ duration: Duration) -> OrderedValue { .int(Int(duration.components.seconds)) }
}
