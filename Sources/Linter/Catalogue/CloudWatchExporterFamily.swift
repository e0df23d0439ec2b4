import Exposition

/// A family that prometheus/cloudwatch_exporter prints of itself. The Java virtual machine's are not among them: they
/// differ from image to image.
/// https://github.com/prometheus/cloudwatch_exporter#exporter-metrics
struct CloudWatchExporterFamily: Hashable, Sendable {
  let name: String
  let kind: MetricFamily.Kind
  let labels: [String]

  static let all: [CloudWatchExporterFamily] = [
    CloudWatchExporterFamily(name: "cloudwatch_requests_total", kind: .counter, labels: ["action", "namespace"]),
    CloudWatchExporterFamily(
      name: "cloudwatch_metrics_requested_total", kind: .counter, labels: ["metric_name", "namespace"]),
    CloudWatchExporterFamily(
      name: "tagging_api_requests_total", kind: .counter, labels: ["action", "resource_type"]),
    CloudWatchExporterFamily(name: "cloudwatch_exporter_scrape_duration_seconds", kind: .gauge, labels: []),
    CloudWatchExporterFamily(name: "cloudwatch_exporter_scrape_error", kind: .gauge, labels: []),
    CloudWatchExporterFamily(
      name: "cloudwatch_exporter_build_info", kind: .gauge, labels: ["build_version", "release_date"]),
  ]
}
