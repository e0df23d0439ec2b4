import Monitoring

extension LintRule {
  static let signalUnread = LintRule(
    "cloudwatch/signal-unread", .error, "a signal that no exporter reads",
    explanation: """
      A signal becomes a metric filter in AWS, and an entry in the configuration of its job's exporter. When the server does not
      scrape that job, or the job has no exporter, the metric is paid for and never comes to Prometheus: what asks for it finds
      nothing.
      """,
    bad: .content("Signal(…, through: job) and Prometheus(jobs: [])") { content in
      content.cloudWatchExample()
      content.signals = (content.prometheus?.jobs ?? []).map { Signal.example(through: $0) }
      content.prometheus?.jobs = [ScrapeJob("node", targets: ["node:9100"])]
    },
    good: .content("Signal(…, through: job) and Prometheus(jobs: [job])") { content in
      content.cloudWatchExample()
      content.signals = (content.prometheus?.jobs ?? []).map { Signal.example(through: $0) }
    }
  ) { context, reporter in
    guard let prometheus = context.content.prometheus else { return }
    let jobs = Dictionary(prometheus.jobs.map { ($0.name, $0) }) { first, _ in first }
    for signal in context.content.signals {
      guard let job = jobs[signal.job.name] else {
        reporter.report(
          "\(signal.name) goes through the job \(signal.job.name), which the server does not scrape; add it to the jobs of "
            + "Prometheus", at: signal.location, notes: ["the server: \(prometheus.location)"])
        continue
      }
      if job.exporter == nil {
        reporter.report(
          "\(signal.name) goes through the job \(job.name), which has no exporter; write "
            + "`exporter: CloudWatchExporter(region: \"\(signal.logGroup.region)\")`", at: signal.location,
          notes: ["the job: \(job.location)"])
      }
    }
  }
}
