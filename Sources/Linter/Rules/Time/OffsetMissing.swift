import Diagnostics
import Monitoring

extension LintRule {
  static let offsetMissing = LintRule(
    "time/offset-missing", .error, "a query looks at a time for which no sample can be there yet",
    explanation: """
      CloudWatch's samples are old when Prometheus gets them: the exporter shows nothing younger than its delay, and stamps
      samples with CloudWatch's own time. An instant selector looks back five minutes, a range selector its window; when the
      delay is no shorter, they never see one sample. `sum(x) > 0` was false in each of 120 evaluations while the exporter
      showed 3.

      Look further back: `offset` with at least delay + period + scrape interval is always complete. `signal.count(over:)`
      writes it; `queryOffset` of a rule group does the same for all its rules.
      """,
    bad: .promQL(
      "sum_over_time(denied[5m]) > 0", snapshot: "# TYPE denied gauge\ndenied 1 1700000000000\n",
      exporter: CloudWatchExporter(region: "eu-west-1", delay: .minutes(10))),
    good: .promQL(
      "sum_over_time(denied[5m] offset 12m) > 0", snapshot: "# TYPE denied gauge\ndenied 1 1700000000000\n",
      exporter: CloudWatchExporter(region: "eu-west-1", delay: .minutes(10)))
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    // A panel over time asks for moments whose samples have arrived since.
    for query in context.queries where !query.isOverTime {
      for use in query.selectors where !use.isPinned && !use.isInSubquery {
        guard let name = use.metricName, let offset = use.offset else { continue }
        // Of several pages with the name, one that is young enough is enough.
        let timings = inference.entries(of: name).map(\.timing)
        guard let timing = timings.first ?? nil, timing.stamping != nil, timings.allSatisfy({ $0 == timing }) else {
          continue
        }
        guard let reach = use.window == nil ? query.lookback : use.windowLength else { continue }
        let effective = offset + query.queryOffset
        guard effective + reach <= timing.minimumAge else { continue }
        let needed = max(timing.completeOffset - query.queryOffset, .zero)
        reporter.report(
          "this never sees a sample: the newest is \(timing.minimumAge.prometheusText) to \(timing.maximumAge.prometheusText) old, "
            + "and the query looks back \((effective + reach).prometheusText); write `offset \(needed.prometheusText)`",
          at: query.location, excerpt: query.excerpt(use.range),
          notes: [evidence(timing, reach: use.window == nil ? "the server's lookback" : nil)],
          // One that is there already says that somebody chose it.
          fix: use.selector.modifiers.offset == nil
            ? .init(use.range.upperBound..<use.range.upperBound, " offset \(needed.prometheusText)", isSafe: true) : nil
        )
      }
    }
  }

  private static func evidence(_ timing: SampleTiming, reach: String?) -> String {
    let stamping = timing.stamping
    return "the exporter's delay is \((stamping?.delay ?? .zero).prometheusText), its period "
      + "\((stamping?.period ?? .zero).prometheusText), the scrape interval \(timing.scrapeInterval.prometheusText)"
      + (reach.map { "; an instant selector looks back \($0)" } ?? "")
  }
}
