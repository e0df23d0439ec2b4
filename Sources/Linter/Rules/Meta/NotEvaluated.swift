import Monitoring

extension LintRule {
  static let notEvaluated = LintRule(
    "meta/not-evaluated", .note, "a check that could not be made, because its input is missing",
    explanation: """
      A metric can be called unknown only when the pages of all jobs are known. This note says which job has no snapshot, and
      so how much of a clean result is worth nothing. Capture the page and declare it: `Snapshot("node", job: node)`.
      """,
    bad: .content(#"Prometheus(jobs: [node]), and no Snapshot("node", job: node)"#) { content in
      content.routeExample(.severity(.critical))
    },
    good: .promQL("up == 0", snapshot: "temperature 21\n")
  ) { context, reporter in
    if let alertmanager = context.content.alertmanager, context.alerts.isEmpty {
      reporter.report("there are no alerts: routes and inhibit rules were not checked", at: alertmanager.location)
    }
    guard !context.queries.isEmpty else { return }
    let count = context.queries.count == 1 ? "one query" : "\(context.queries.count) queries"
    for job in context.catalogue.uncoveredJobs {
      // A snapshot that is declared and not readable has its own finding.
      if context.snapshots.contains(where: { $0.declaration.job.name == job.name }) { continue }
      reporter.report(
        "the job \(job.name) has no snapshot: names that are not known elsewhere were not checked in \(count); run "
          + "`swift run build-dashboards capture http://\(job.targets.first ?? "host:port")\(job.metricsPath) --name \(job.name)` "
          + "and declare Snapshot(\"\(job.name)\", job: …)",
        at: job.location)
    }
    if context.catalogue.uncoveredJobs.isEmpty, context.snapshots.isEmpty {
      reporter.report(
        "there is no snapshot: the metric names of \(count) were not checked; capture an exporter's page and declare "
          + "Snapshot(\"name\", job: …)", at: context.content.prometheus?.location)
    }
  }
}
