import Monitoring

extension LintRule {
  static let timeIntervalDiffers = LintRule(
    "datasource/time-interval-differs", .warning, "Grafana believes that jobs are scraped more often than they are",
    explanation: """
      `$__rate_interval` is at least four times the scrape interval that the data source is told. When a job is scraped less
      often, the window holds too few of its samples: `rate` of it has gaps or no value at all, in short times only, as the
      windows of long ones are wider.

      Take one constant for both, or the longest of the jobs' intervals.
      """,
    bad: .content("Datasource.prometheus(…, scrapeInterval: .seconds(15)); ScrapeJob(…, interval: .minutes(1))") {
      $0.intervalExample(.seconds(15))
    },
    good: .content("Datasource.prometheus(…, scrapeInterval: .minutes(1)); ScrapeJob(…, interval: .minutes(1))") {
      $0.intervalExample(.minutes(1))
    }
  ) { context, reporter in
    // Which of several is the server of this content is not said.
    let sources = context.content.datasources.compactMap { datasource -> (Datasource, Duration)? in
      guard case .prometheus(_, let interval) = datasource.kind else { return nil }
      return (datasource, interval)
    }
    guard sources.count == 1, let (datasource, interval) = sources.first, interval > .zero,
      let slowest = context.content.prometheus?.jobs.max(by: { $0.interval < $1.interval }), interval < slowest.interval
    else { return }
    reporter.report(
      "\(datasource.name) is told that a sample comes every \(interval.prometheusText), and \(slowest.name) is scraped every "
        + "\(slowest.interval.prometheusText): `$__rate_interval` may be too short; write "
        + "`scrapeInterval: \(slowest.interval.swiftText)`",
      at: datasource.location, notes: ["the job: \(slowest.location)"])
  }
}

extension ContentSketch {
  fileprivate mutating func intervalExample(_ interval: Duration) {
    prometheus = Prometheus(
      alertmanagers: ["alertmanager:9093"], jobs: [ScrapeJob("node", targets: ["node:9100"], interval: .minutes(1))])
    datasources = [
      .prometheus("Prometheus", uid: "prometheus", url: "http://prometheus:9090", scrapeInterval: interval)
    ]
  }
}
