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
    reportUnknownAges(context, reporter)
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
          + "\(job.captureCommand(name: job.name)) and declare Snapshot(\"\(job.name)\", job: …)",
        at: job.location)
    }
    for job in context.catalogue.jobsWithUnknownNames {
      reporter.report(
        "the metric relabelling of the job \(job.name) makes names that are not known before it runs: names that are not known "
          + "elsewhere were not checked in \(count)",
        at: job.location)
    }
    reportExternalMetrics(context, reporter)
    if context.catalogue.uncoveredJobs.isEmpty, context.snapshots.isEmpty {
      reporter.report(
        "there is no snapshot: the metric names of \(count) were not checked; capture an exporter's page and declare "
          + "Snapshot(\"name\", job: …)", at: context.content.prometheus?.location)
    }
  }

  private static func reportExternalMetrics(_ context: LintContext, _ reporter: Reporter) {
    for declaration in context.content.declarations {
      guard case .external(let reason) = declaration.nature else { continue }
      let asking = context.queries.count { $0.selectors.contains { $0.metricName.map(declaration.covers) ?? false } }
      if asking == 0 { continue }
      let queries = asking == 1 ? "one query that asks for it was" : "\(asking) queries that ask for it were"
      reporter.report(
        "\(declaration.subjectText) is external (\(reason)): \(queries) not checked", at: declaration.location)
    }
  }

  private static func reportUnknownAges(_ context: LintContext, _ reporter: Reporter) {
    guard context.now != nil else { return }
    for snapshot in context.snapshots where snapshot.declaration.staleAfter != nil && snapshot.printTime == nil {
      guard case .parsed = snapshot.outcome else { continue }
      let declaration = snapshot.declaration
      reporter.report(
        "the age of \(declaration.path) is not known: its samples carry no time, and no \(declaration.name).captured beside it "
          + "tells of this page; capture it again, or write `staleAfter: nil` when it cannot age",
        at: declaration.location)
    }
  }
}
