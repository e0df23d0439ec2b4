import Monitoring

extension LintRule {
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
  static let invalidPeriod = LintRule(
    "cloudwatch/invalid-period", .error, "an exporter asks CloudWatch for data points that it does not have",
    explanation: """
      The metrics of metric filters have one data point a minute, and CloudWatch answers for whole minutes only: another period
      is an error to it, and the exporter's page lacks every metric while `up` stays 1.

      The exporter shows the newest data point of its range. CloudWatch rounds the beginning of the range down to the minute,
      so that any range holds a data point of one minute. Of a longer period, a range that is a minute or more shorter holds
      none at some scrapes, and what was to be read then may never be.
      """,
    bad: .content("CloudWatchExporter(…, period: .seconds(90))") { content in
      content.cloudWatchExample(CloudWatchExporter(region: "eu-west-1", period: .seconds(90)))
    },
    good: .content("CloudWatchExporter(…, period: .seconds(120))") { content in
      content.cloudWatchExample(CloudWatchExporter(region: "eu-west-1", period: .seconds(120)))
    }
  ) { context, reporter in
    for job in context.content.prometheus?.jobs ?? [] {
      // What is no length of time at all is `content/invalid-value`.
      guard let exporter = job.exporter, exporter.period >= .seconds(1) else { continue }
      if exporter.period.milliseconds % 60_000 != 0 {
        let next = exporter.period.roundedUp(to: .minutes(1))
        reporter.report(
          "CloudWatch has no data points of \(exporter.period.prometheusText): the period is a number of whole minutes, write "
            + "`period: \(next.swiftText)`", at: job.location)
      } else if exporter.range >= .seconds(1), exporter.range <= exporter.period - .minutes(1) {
        reporter.report(
          "a range of \(exporter.range.prometheusText) does not always hold a data point of "
            + "\(exporter.period.prometheusText): write at least `range: \(exporter.period.swiftText)`",
          at: job.location,
          severity: .warning)
      }
    }
  }
}
