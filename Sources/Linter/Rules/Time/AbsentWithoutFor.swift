import Monitoring

extension LintRule {
  static let absentWithoutFor = LintRule(
    "time/absent-without-for", .warning, "an alert on absence that one failed scrape makes fire",
    explanation: """
      A scrape that fails takes the series of its target away at once. `absent(x)` without `for` fires at the next evaluation,
      and resolves with the next scrape: a restart wakes somebody. Wait for two scrapes, or ask over a window:
      `absent_over_time(x[10m])`.
      """,
    bad: .promQL("absent(temperature)", snapshot: "# TYPE temperature gauge\ntemperature 21\n"),
    good: .promQL("absent_over_time(temperature[10m])", snapshot: "# TYPE temperature gauge\ntemperature 21\n")
  ) { context, reporter in
    // A stamped series stays for the whole lookback: it goes when nothing has come for long.
    for selector in context.timedSelectors
    where selector.use.function?.name == "absent" && selector.use.window == nil && selector.timing.stamping == nil {
      guard case .alert(let alert) = selector.query.owner, !selector.use.isInSubquery else { continue }
      let needed = selector.timing.scrapeInterval * 2
      guard alert.pendingPeriod ?? .zero < needed else { continue }
      reporter.report(
        "\(alert.name) fires when one scrape of \(selector.name) fails; wait for two: `.for(…)` with at least "
          + needed.prometheusText,
        at: selector.query.location, excerpt: selector.query.excerpt(selector.use.range), notes: selector.notes)
    }
  }
}
