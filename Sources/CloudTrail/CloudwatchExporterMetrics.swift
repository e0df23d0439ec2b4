// Made from the snapshot cloudwatch-exporter; do not edit. `swift run build-dashboards capture URL|FILE --name cloudwatch-exporter --typed` makes it.
// swift-format-ignore-file
import Vigil

/// What the exporter of the snapshot `cloudwatch-exporter` prints, with the labels as its page has them.
enum CloudwatchExporterMetrics {
  /// AWS information available for resource
  static var awsResourceInfo: Gauge { Gauge("aws_resource_info") }

  /// CloudWatch metric CloudTrailMetrics AccessDeniedCount Dimensions: null Statistic: Sum Unit: Count
  ///
  /// Labels: `job`.
  static var cloudtrailmetricsAccessDeniedCountSum: Gauge { Gauge("cloudtrailmetrics_access_denied_count_sum") }

  /// CloudWatch metric CloudTrailMetrics ConsoleLoginFailures Dimensions: null Statistic: Sum Unit: Count
  ///
  /// Labels: `job`.
  static var cloudtrailmetricsConsoleLoginFailuresSum: Gauge { Gauge("cloudtrailmetrics_console_login_failures_sum") }

  /// CloudWatch metric CloudTrailMetrics SuspiciousIPCalls Dimensions: null Statistic: Sum Unit: Count
  ///
  /// Labels: `job`.
  static var cloudtrailmetricsSuspiciousIpcallsSum: Gauge { Gauge("cloudtrailmetrics_suspicious_ipcalls_sum") }

  /// Non-zero if build info scrape failed.
  ///
  /// Labels: `build_version`, `release_date`.
  static var cloudwatchExporterBuildInfo: Gauge { Gauge("cloudwatch_exporter_build_info") }

  /// Time this CloudWatch scrape took, in seconds.
  static var cloudwatchExporterScrapeDurationSeconds: Gauge { Gauge("cloudwatch_exporter_scrape_duration_seconds") }

  /// Non-zero if this scrape failed.
  static var cloudwatchExporterScrapeError: Gauge { Gauge("cloudwatch_exporter_scrape_error") }

  /// Metrics requested by either GetMetricStatistics or GetMetricData
  ///
  /// Labels: `metric_name`, `namespace`.
  static var cloudwatchMetricsRequestedTotal: Counter { Counter("cloudwatch_metrics_requested_total") }

  /// API requests made to CloudWatch
  ///
  /// Labels: `action`, `namespace`.
  static var cloudwatchRequestsTotal: Counter { Counter("cloudwatch_requests_total") }

  /// VM version info
  ///
  /// Labels: `runtime`, `vendor`, `version`.
  static var jvmInfo: Gauge { Gauge("jvm_info") }

  /// Total user and system CPU time spent in seconds.
  static var processCpuSecondsTotal: Counter { Counter("process_cpu_seconds_total") }

  /// Maximum number of open file descriptors.
  static var processMaxFds: Gauge { Gauge("process_max_fds") }

  /// Number of open file descriptors.
  static var processOpenFds: Gauge { Gauge("process_open_fds") }

  /// Start time of the process since unix epoch in seconds.
  static var processStartTimeSeconds: Gauge { Gauge("process_start_time_seconds") }

  /// API requests made to the Resource Groups Tagging API
  static var taggingApiRequestsTotal: Counter { Counter("tagging_api_requests_total") }
}
