import Monitoring

extension LintRule {
  static let missedDatapoints = LintRule(
    "cloudwatch/missed-datapoints", .warning, "an exporter of CloudWatch is scraped too seldom to see each data point",
    explanation: """
      cloudwatch_exporter shows its newest data point only. Scraped less often than once a period, Prometheus never gets those
      between: of one-minute data points that are scraped every five minutes, four of five are lost, and with them the events
      that they counted. Scraped exactly once a period, a scrape that comes a moment late skips one.

      Scrape twice a period: with timestamps the same data point is stored once.
      """,
    bad: .content("ScrapeJob(…, interval: .minutes(5), exporter: CloudWatchExporter(…))") { content in
      content.cloudWatchExample(interval: .minutes(5))
    },
    good: .content("ScrapeJob(…, interval: .seconds(30), exporter: CloudWatchExporter(…))") { content in
      content.cloudWatchExample(interval: .seconds(30))
    }
  ) { context, reporter in
    for job in context.content.prometheus?.jobs ?? [] {
      guard let exporter = job.exporter, exporter.period > .zero, job.interval >= exporter.period else { continue }
      // Without timestamps a second scrape would count the data point twice.
      let isStamped = exporter.setsTimestamps && job.honorTimestamps
      if !isStamped, job.interval == exporter.period { continue }
      let half = isStamped ? exporter.period / 2 : exporter.period
      let loss =
        job.interval == exporter.period
        ? "a scrape that comes a moment late misses one"
        : "those between two scrapes are lost"
      reporter.report(
        "\(job.name) is scraped every \(job.interval.prometheusText) and shows only the newest data point of "
          + "\(exporter.period.prometheusText): \(loss); write `interval: \(half.swiftText)`", at: job.location)
    }
  }
}

extension ContentSketch {
  /// A server with one job whose exporter reads CloudWatch.
  mutating func cloudWatchExample(
    interval: Duration = .seconds(30), _ exporter: CloudWatchExporter = CloudWatchExporter(region: "eu-west-1")
  ) {
    let job = ScrapeJob("cloudwatch", targets: ["cloudwatch:9106"], interval: interval, exporter: exporter)
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
  }
}

extension Duration {
  /// As content writes it.
  var swiftText: String {
    let (count, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return rest == 0 ? ".seconds(\(count))" : ".milliseconds(\(milliseconds))"
  }
}
