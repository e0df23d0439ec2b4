import Monitoring

extension LintRule {
  static let windowPartial = LintRule(
    "time/window-partial", .warning, "a sum over a window whose newest samples are not there yet",
    explanation: """
      A window that reaches into the exporter's delay counts only the older part of its time: `sum_over_time(x[10m])` of a
      metric that is five minutes late is the sum of about five minutes. A threshold for ten minutes is then hardly ever
      reached, and the number in the message is too low.

      End the window where all data points have arrived, at delay + period + scrape interval. `signal.count(over:)` does.
      """,
    bad: .delayed("sum_over_time(denied[15m]) > 5"),
    good: .delayed("sum_over_time(denied[15m] offset 11m30s) > 5")
  ) { context, reporter in
    for selector in context.timedSelectors {
      guard let function = selector.use.function, countingFunctions.contains(function.name), selector.query.isOfNow,
        !selector.use.isInSubquery, selector.timing.stamping != nil, selector.sight == .always,
        selector.reach >= selector.timing.spacing
      else { continue }
      let missing = selector.timing.completeOffset - selector.offset
      guard missing > .zero else { continue }
      reporter.report(
        "of the \(selector.reach.prometheusText) that \(function.name)() counts, the newest "
          + "\(missing.prometheusText) may not have arrived, so that the count is too low; \(selector.advice)",
        at: selector.query.location, excerpt: selector.query.excerpt(selector.use.range), notes: selector.notes)
    }
  }

  /// Their results grow with the samples; those of the others over time are as good of an older part.
  private static let countingFunctions: Set<String> = ["sum_over_time", "count_over_time"]
}
