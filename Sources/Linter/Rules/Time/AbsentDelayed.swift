import Diagnostics
import Monitoring

extension LintRule {
  static let absentDelayed = LintRule(
    "time/absent-delayed", .error, "absent() of a metric that is late or sparse fires when nothing is wrong",
    explanation: """
      `absent(x)` is 1 when its selector sees no sample. A selector without offset never sees a sample of a metric that is ten
      minutes late: the alert fires for ever while the exporter shows the value. A signal that does not count zeros has no
      samples on a quiet day, and the alert fires because nothing happened.

      Look back far enough with `offset`. To notice a broken exporter, ask for `up` and `cloudwatch_exporter_scrape_error`,
      which are of now and always there.
      """,
    bad: .delayed("absent(denied)") { $0.pendingPeriod = .minutes(5) },
    good: .delayed("absent(denied offset 11m30s)") { $0.pendingPeriod = .minutes(5) }
  ) { context, reporter in
    let sparse = Set(context.content.signals.filter { !$0.countsZero }.map(\.metricName))
    for selector in context.timedSelectors where selector.query.isOfNow && selector.use.isInAbsence {
      func report(_ message: String, _ severity: Diagnostic.Severity = .error) {
        reporter.report(
          message, at: selector.query.location, excerpt: selector.query.excerpt(selector.use.range),
          notes: selector.notes, severity: severity)
      }
      if sparse.contains(selector.name) {
        report(
          "\(selector.name) has no samples while nothing happens, and absence is no news: let the signal count zeros, or "
            + "watch the exporter with `up`")
        continue
      }
      switch selector.sight {
      case .never: report("absence is certain: \(selector.blindness)")
      case .gaps, .gapsBySomePhases:
        report(
          "a sample may be missed and absence reported: the newest is up to \(selector.timing.maximumAge.prometheusText) "
            + "old, and the query looks back \(selector.end.prometheusText); \(selector.advice)", .warning)
      case .always: break
      }
    }
  }
}
