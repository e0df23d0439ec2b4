import Monitoring

extension LintRule {
  static let snapshotStale = LintRule(
    "snapshot/stale", .warning, "a snapshot that is too old to say what the exporter prints today",
    explanation: """
      What is proven is proven of the page that was captured. An exporter that was updated since then may print other names and
      labels, and a clean result says nothing of it. Capture the page again; the command says what has changed and who uses it.

      A page is as old as its `.captured` file says or, without one, as its newest sample. The limit is 30 days unless the
      snapshot has another: `Snapshot("node", job: node, staleAfter: .days(90))`. This finding depends on the day of the run and
      is therefore never more than a warning.
      """,
    bad: example(
      #"Snapshot("node", job: node), with a page of 2026-10-11, linted on 2026-11-21"#, on: "2026-11-21T00:00:00Z"),
    good: example(
      #"Snapshot("node", job: node), with a page of 2026-10-11, linted on 2026-10-12"#, on: "2026-10-12T00:00:00Z")
  ) { context, reporter in
    guard let now = context.now else { return }
    for snapshot in context.snapshots {
      let declaration = snapshot.declaration
      guard let limit = declaration.staleAfter, let printed = snapshot.printTime, case .parsed = snapshot.outcome else {
        continue
      }
      let (age, overflow) = now.seconds.subtractingReportingOverflow(printed.seconds)
      guard !overflow, .seconds(age) > limit else { continue }
      reporter.report(
        "\(declaration.path) is of \(printed.day), \(days(age)) old: the exporter may print other metrics today; run "
          + declaration.job.captureCommand(name: declaration.name),
        at: declaration.location,
        notes: [
          snapshot.captureTime == nil ? "that is the time of its newest sample" : "\(declaration.name).captured says so"
        ])
    }
  }

  private static func days(_ seconds: Int64) -> String {
    let days = seconds / 86_400
    return days == 0 ? "less than a day" : days == 1 ? "one day" : "\(days) days"
  }

  /// The sample is of 2026-10-11.
  private static func example(_ text: String, on now: String) -> LintExample {
    .content(text, snapshot: "temperature 21 1791676800000\n", now: UTCTime(now)) { content in
      let job = ScrapeJob("node", targets: ["node:9100"])
      content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
      content.snapshots = [Snapshot("node", job: job)]
    }
  }
}
