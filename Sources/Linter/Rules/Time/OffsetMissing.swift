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
    bad: .delayed("sum_over_time(denied[5m]) > 0"),
    good: .delayed("sum_over_time(denied[5m] offset 11m30s) > 0")
  ) { context, reporter in
    // A panel over time asks for moments whose samples have arrived since; one of now has a rule of its own.
    for selector in context.timedSelectors
    where selector.query.isOfNow && !selector.query.isPanel && !selector.use.isInAbsence && selector.sight == .never {
      reporter.report(
        selector.blindness, at: selector.query.location, excerpt: selector.query.excerpt(selector.use.range),
        notes: selector.notes)
    }
  }
}

extension TimedSelector {
  /// Why a selector never sees a sample, and what to write.
  var blindness: String {
    "this never sees a sample: the newest is \(timing.minimumAge.prometheusText) to \(timing.maximumAge.prometheusText) old, "
      + "and the query looks back \(end.prometheusText); \(advice)"
  }
}

extension LintExample {
  /// An alert on a metric `denied` that an exporter of CloudWatch shows ten minutes late and that is scraped every 30 s.
  static func delayed(
    _ promQL: String, exporter: CloudWatchExporter = CloudWatchExporter(region: "eu-west-1"),
    snapshot: String = "# TYPE denied gauge\ndenied{job=\"trail\"} 1 1700000000000\n", text: String? = nil,
    _ change: (inout Alert) -> Void = { _ in }
  ) -> LintExample {
    var example = LintExample.promQL(promQL, snapshot: snapshot, exporter: exporter)
    if let text { example.text = text }
    let job = ScrapeJob("example", targets: ["example:9106"], interval: .seconds(30), exporter: exporter)
    example.content.prometheus?.jobs = [job]
    example.content.snapshots = [Snapshot("example", job: job)]
    for index in example.content.ruleGroups.indices {
      for alert in example.content.ruleGroups[index].alerts.indices {
        change(&example.content.ruleGroups[index].alerts[alert])
      }
    }
    return example
  }
}
