import Diagnostics
import Monitoring

extension LintRule {
  static let rateOnGauge = LintRule(
    "type/rate-on-gauge", .error, "rate() and its relatives read a gauge",
    explanation: """
      `rate`, `irate`, `increase` and `resets` are for counters: they take every fall for a restart. On a gauge the result is
      wrong at best; on CloudWatch's per-period sums, which are gauges though they are called `…_sum`, a steady stream of
      events has the rate 0 and an alert on it never fires.

      Count events of a CloudWatch signal with `signal.count(over:)`, which is `sum_over_time`; use `delta` or `deriv` for how
      fast another gauge changes.
      """,
    bad: .promQL("rate(temperature[5m]) > 1", snapshot: "# TYPE temperature gauge\ntemperature 21\n"),
    good: .promQL("deriv(temperature[5m]) > 1", snapshot: "# TYPE temperature gauge\ntemperature 21\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      for use in query.selectors {
        guard let name = use.metricName, let function = use.function,
          counterFunctions.contains(function.name)
        else { continue }
        let entries = inference.entries(of: name)
        guard let gauge = entries.first, entries.allSatisfy({ $0.kind == .gauge }) else { continue }
        let isSum = context.content.signals.contains { $0.metricName == gauge.name }
        let advice =
          isSum
          ? "it is the count of one period; sum the periods with sum_over_time, as signal.count(over:) does"
          : "use delta() or deriv() for a gauge"
        reporter.report(
          "\(function.name)() of \(gauge.name), which is a gauge: \(advice)", at: query.location,
          excerpt: query.excerpt(use.nameRange), notes: [gauge.evidence])
      }
    }
  }

  private static let counterFunctions: Set<String> = ["rate", "irate", "increase", "resets"]
}
