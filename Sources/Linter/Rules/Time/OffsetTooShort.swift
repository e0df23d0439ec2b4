import Monitoring

extension LintRule {
  static let offsetTooShort = LintRule(
    "time/offset-too-short", .error, "a query that sometimes sees no sample, as it does not look back far enough",
    explanation: """
      The newest sample of a delayed metric is between delay, and delay + period + scrape interval old. A query that looks back
      less than the longest of these sees a sample at some evaluations and none at others, or none at all when scrapes and
      evaluations fall badly, which no configuration decides. The alert flaps, and each gap starts its `for` anew.

      Look back further: `offset` with delay + period + scrape interval.
      """,
    bad: .delayed(
      "denied offset 8m > 0",
      exporter: CloudWatchExporter(region: "eu-west-1", period: .minutes(5), delay: .minutes(10))),
    good: .delayed(
      "denied offset 15m30s > 0",
      exporter: CloudWatchExporter(region: "eu-west-1", period: .minutes(5), delay: .minutes(10)))
  ) { context, reporter in
    for selector in context.timedSelectors where selector.query.isOfNow && !selector.use.isInAbsence {
      let isCertain: Bool
      switch selector.sight {
      case .gaps: isCertain = true
      case .gapsBySomePhases: isCertain = false
      case .never, .always: continue
      }
      reporter.report(
        "this \(isCertain ? "sees no sample at some evaluations" : "may see no sample"): the newest is up to "
          + "\(selector.timing.maximumAge.prometheusText) old, and the query looks back \(selector.end.prometheusText); "
          + selector.advice,
        at: selector.query.location, excerpt: selector.query.excerpt(selector.use.range), notes: selector.notes,
        severity: isCertain ? .error : .warning)
    }
  }
}
