import Monitoring
import Testing

@Suite struct SignalTests {
  static let group = LogGroup("/trail", region: "eu-central-1", accountID: "123456789012", retention: nil)

  private static func signal(_ job: ScrapeJob) -> Signal {
    Signal("AccessDeniedCount", in: "CloudTrailMetrics", from: group, through: job, counting: "{ $.x = 1 }")
  }

  private static func job(stamps: Bool, honours: Bool) -> ScrapeJob {
    ScrapeJob(
      "exporter", targets: ["exporter:9106"], interval: .seconds(30), honorTimestamps: honours,
      exporter: CloudWatchExporter(
        region: "eu-central-1", period: .minutes(1), delay: .minutes(10), setsTimestamps: stamps))
  }

  /// Samples are old only where the exporter says how old they are and Prometheus believes it.
  static let combinations: [(stamps: Bool, honours: Bool, offset: Duration?)] = [
    (true, true, .seconds(690)), (true, false, nil), (false, true, nil), (false, false, nil),
  ]

  @Test(arguments: combinations) func looksBackAsFarAsSamplesAreOld(stamps: Bool, honours: Bool, offset: Duration?) {
    let signal = Self.signal(Self.job(stamps: stamps, honours: honours))
    let suffix = offset == nil ? "" : " offset 11m30s"
    #expect(signal.completeOffset == offset)
    #expect(signal.metric.value.text == "cloudtrailmetrics_access_denied_count_sum\(suffix)")
    #expect(
      signal.count(over: .minutes(5)).text
        == "sum(sum_over_time(cloudtrailmetrics_access_denied_count_sum[5m]\(suffix)))")
    #expect(
      signal.count(over: .hours(1), by: .region, .instance).text
        == "sum by (region, instance) (sum_over_time(cloudtrailmetrics_access_denied_count_sum[1h]\(suffix)))")
  }

  @Test func withoutAnExporterNothingIsKnownOfDelays() {
    let signal = Self.signal(ScrapeJob("other", targets: []))
    #expect(signal.completeOffset == nil)
    #expect(signal.metric.value.text == "cloudtrailmetrics_access_denied_count_sum")
  }

  @Test func extremeDelaysDoNotTrap() {
    let exporter = CloudWatchExporter(region: "", period: .days(.max), delay: .seconds(Int64.max))
    let signal = Self.signal(ScrapeJob("x", targets: [], interval: .seconds(Int64.max), exporter: exporter))
    #expect(signal.metric.value.text == "cloudtrailmetrics_access_denied_count_sum offset 106751991167d7h12m55s807ms")
  }

  static let names: [(String, String, String)] = [
    ("CloudTrailMetrics", "AccessDeniedCount", "cloudtrailmetrics_access_denied_count_sum"),
    ("CloudTrailMetrics", "SuspiciousIPCalls", "cloudtrailmetrics_suspicious_ipcalls_sum"),
    ("My/App v2", "S3BucketPolicy", "my_app_v2_s3_bucket_policy_sum"),
    ("a", "weird--name:x", "a_weird_name:x_sum"),
  ]

  @Test(arguments: names) func hasTheExportersName(namespace: String, metric: String, name: String) {
    let signal = Signal(metric, in: namespace, from: Self.group, through: ScrapeJob("x", targets: []), counting: "")
    #expect(signal.metricName == name)
    #expect(signal.filterName == "\(namespace)-\(metric)")
  }

  static let arns: [(String, String)] = [
    ("eu-central-1", "arn:aws:logs:eu-central-1:123456789012:log-group:/trail:*"),
    ("cn-north-1", "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/trail:*"),
    ("us-gov-west-1", "arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:/trail:*"),
  ]

  @Test(arguments: arns) func logGroupsAreOfTheirPartition(region: String, arn: String) {
    #expect(LogGroup("/trail", region: region, accountID: "123456789012", retention: .days30).arn == arn)
  }

  @Test func snapshotsLieBesideTheirContent() {
    let job = ScrapeJob("x", targets: [])
    #expect(Snapshot("page", job: job).path == "Sources/MonitoringTests/Snapshots/page.prom")
    #expect(Snapshot("page", job: job, folder: "Captured/v1").path == "Captured/v1/page.prom")
    #expect(Snapshot("page", job: job, fileID: "Module").path == "Sources/Module/Snapshots/page.prom")
  }
}
