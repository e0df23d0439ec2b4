import Monitoring

extension LintRule {
  static let doubleCount = LintRule(
    "cloudwatch/double-count", .error, "a sum over data points that are stored again at every scrape",
    explanation: """
      cloudwatch_exporter shows its newest data point until a newer one comes. With CloudWatch's time on it (`set_timestamp`,
      and `honor_timestamps` in Prometheus) that is the same sample again, stored once. Without, every scrape makes a new
      sample: seven events, scraped every 15 s, were counted as 28 by `sum_over_time`, and a metric that has no zeros goes on
      being counted for the whole `range_seconds`.

      Leave the timestamps on. Without them only a scrape interval equal to the period counts each data point once, and only
      when the signal counts zeros.
      """,
    bad: .delayed(
      "sum_over_time(denied[5m]) > 5", exporter: CloudWatchExporter(region: "eu-west-1", setsTimestamps: false),
      text: "CloudWatchExporter(…, setsTimestamps: false); sum_over_time(denied[5m]) > 5"),
    good: .delayed("sum_over_time(denied[5m] offset 11m30s) > 5")
  ) { context, reporter in
    let sparse = Set(context.content.signals.filter { !$0.countsZero }.map(\.metricName))
    for selector in context.timedSelectors {
      guard let repetition = selector.timing.repetition, let function = selector.use.function,
        function.name == "sum_over_time" || function.name == "count_over_time", !selector.use.isInSubquery
      else { continue }
      let interval = selector.timing.scrapeInterval
      let shown = sparse.contains(selector.name) ? repetition.range : repetition.period
      // Rarer scrapes miss data points instead.
      guard interval > .zero, interval < shown else { continue }
      reporter.report(
        "\(function.name)() counts each data point of \(selector.name) up to \(shown.scrapes(every: interval)) times: without "
          + "timestamps it is a new sample at every scrape; leave `setsTimestamps` and `honorTimestamps` on, or read the "
          + "value without a window",
        at: selector.query.location, excerpt: selector.query.excerpt(selector.use.range),
        notes: [
          selector.timing.evidence + (shown == repetition.range ? "; the signal counts no zeros" : "")
        ])
    }
  }
}

extension Duration {
  /// How many scrapes fall into this time at most.
  fileprivate func scrapes(every interval: Duration) -> Int64 {
    let unit = interval.milliseconds
    return unit > 0 ? roundedUp(to: interval).milliseconds / unit : 0
  }
}
