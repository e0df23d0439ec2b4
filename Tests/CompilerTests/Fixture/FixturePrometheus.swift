import Monitoring

enum FixturePrometheus {
  static var prometheus: Prometheus {
    Prometheus(
      evaluationInterval: .seconds(30), externalLabels: ["zone": "b", "cluster": "yes", "replica": "0"],
      alertmanagers: ["alertmanager-1:9093", "alertmanager-2:9093"],
      ruleFiles: ["/etc/prometheus/rules/*.rules.yml", "/etc/prometheus/more/*.yml"],
      jobs: [plain, api, central, east],
      lookback: .minutes(10), promQLFeatures: [.experimentalFunctions])
  }

  static var plain: ScrapeJob { ScrapeJob("prometheus", targets: ["localhost:9090"]) }

  static var api: ScrapeJob {
    ScrapeJob(
      "api", targets: ["api-1:8443", "api-2:8443"], interval: .seconds(90), timeout: .milliseconds(7500),
      metricsPath: "/internal/metrics", scheme: .https, honorTimestamps: false,
      labels: ["team": "platform", "environment": "on"])
  }

  /// Stamps its samples with CloudWatch's time.
  static var central: ScrapeJob {
    ScrapeJob(
      "cloudwatch-central", targets: ["exporter-central:9106"], honorLabels: true, labels: [.region: "eu-central-1"],
      exporter: CloudWatchExporter(region: "eu-central-1"))
  }

  /// Another account's, asked with the cheaper call, without stamps.
  static var east: ScrapeJob {
    ScrapeJob(
      "cloudwatch-east", targets: ["exporter-east:9106"], interval: .minutes(5), honorLabels: true,
      labels: [.region: "us-east-1"],
      exporter: CloudWatchExporter(
        region: "us-east-1", roleARN: "arn:aws:iam::210987654321:role/reader", period: .minutes(5), range: .minutes(15),
        delay: .minutes(5), setsTimestamps: false, usesGetMetricData: true))
  }
}
