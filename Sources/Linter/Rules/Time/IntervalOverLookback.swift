import Monitoring

extension LintRule {
  static let intervalOverLookback = LintRule(
    "time/interval-over-lookback", .warning, "samples come less often than the server looks back",
    explanation: """
      An instant selector takes the newest sample of the last five minutes (`--query.lookback-delta`). Series that get a sample
      less often are there and gone: graphs have gaps, alerts on them resolve and fire again, and the server says nothing.

      Scrape or record at least twice in the lookback.
      """,
    bad: .content("RuleGroup(…, interval: .minutes(10), recordings: […])") { $0.recordingExample(.minutes(10)) },
    good: .content("RuleGroup(…, interval: .minutes(1), recordings: […])") { $0.recordingExample(.minutes(1)) }
  ) { context, reporter in
    guard let prometheus = context.content.prometheus, prometheus.lookback > .zero else { return }
    let lookback = prometheus.lookback
    func advice(_ subject: String, _ interval: Duration) -> String {
      "\(subject) every \(interval.prometheusText), and an instant selector looks back \(lookback.prometheusText): the series "
        + "are gone between two samples; "
    }
    let most = (lookback / 2).swiftText
    for group in context.content.ruleGroups where !group.recordings.isEmpty {
      let interval = group.interval ?? prometheus.evaluationInterval
      guard interval >= lookback else { continue }
      reporter.report(
        advice("the group \(group.name) records", interval) + "write `interval: \(most)` or less", at: group.location)
    }
    for job in prometheus.jobs {
      if job.interval >= lookback {
        reporter.report(
          advice("\(job.name) is scraped", job.interval) + "write `interval: \(most)` or less", at: job.location)
      } else if let exporter = job.exporter, exporter.setsTimestamps, job.honorTimestamps, exporter.period > lookback {
        reporter.report(
          advice("\(job.name) has a data point", exporter.period)
            + "read it over a window, `last_over_time(x[\((exporter.period * 2).prometheusText)])`, or shorten the period",
          at: job.location)
      }
    }
  }
}

extension ContentSketch {
  fileprivate mutating func recordingExample(_ interval: Duration) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [
      RuleGroup("example", interval: interval, recordings: [RecordingRule("job:up:sum", job.up.value.sum(by: .job))])
    ]
  }
}
