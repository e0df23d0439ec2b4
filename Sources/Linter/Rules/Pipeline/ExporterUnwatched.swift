import Monitoring
import PromQL

extension LintRule {
  static let exporterUnwatched = LintRule(
    "pipeline/exporter-unwatched", .warning, "nobody is told when the exporter fails",
    explanation: """
      An exporter that is down, or that AWS refuses, looks like a quiet day: no event is counted and no alert fires. Two alerts
      say so: one on `up` of its job, one on its own `cloudwatch_exporter_scrape_error`, which it prints while it answers and
      cannot ask AWS.
      """,
    bad: .content(#"ScrapeJob("cloudwatch", …, exporter: …), and alerts on its metrics only"#) { content in
      content.watchExample(isWatched: false)
    },
    good: .content(
      """
      Alert("ExporterDown", .critical, when: exporter.up.value.equals(0))
      Alert("ExporterFailing", .critical, when: CloudWatchExporter.scrapeError.value.above(0))
      """
    ) { content in content.watchExample(isWatched: true) }
  ) { context, reporter in
    guard !context.alerts.isEmpty else { return }
    let selectors = context.alerts.flatMap { $0.query.selectors.map(\.selector) }
    for job in context.content.prometheus?.jobs ?? [] where job.exporter != nil {
      func isWatched(by name: String) -> Bool {
        selectors.contains { $0.name == name && $0.canRead(job: job.name) }
      }
      if !isWatched(by: "up") {
        reporter.report(
          "no alert watches whether the exporter of \(job.name) is up; add one on up{job=\"\(job.name)\"} == 0",
          at: job.location)
      }
      if !isWatched(by: CloudWatchExporter.scrapeError.name) {
        reporter.report(
          "no alert watches whether the exporter of \(job.name) can ask AWS; add one on "
            + "\(CloudWatchExporter.scrapeError.name) > 0",
          at: job.location)
      }
    }
  }
}

extension PromQLExpression.VectorSelector {
  /// Whether its matchers on `job` let the job's series through; a pattern may.
  fileprivate func canRead(job: String) -> Bool {
    matchers.allSatisfy { matcher in
      guard matcher.name == "job" else { return true }
      switch matcher.operation {
      case .equal: return matcher.value.text == job
      case .notEqual: return matcher.value.text != job
      default: return true
      }
    }
  }
}

extension ContentSketch {
  fileprivate mutating func watchExample(isWatched: Bool) {
    let job = ScrapeJob(
      "cloudwatch", targets: ["exporter:9106"], exporter: CloudWatchExporter(region: "eu-west-1"))
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [
      RuleGroup("example") {
        if isWatched {
          Alert("ExporterDown", .critical, when: job.up.value.equals(0))
          Alert("ExporterFailing", .critical, when: CloudWatchExporter.scrapeError.value.above(0))
        } else {
          Alert("Denied", .critical, when: Gauge("trail_denied_sum").value.above(0))
        }
      }
    ]
  }
}
