import Monitoring

extension LintRule {
  static let snapshotMalformed = LintRule(
    "snapshot/malformed", .error, "a snapshot that Prometheus could not scrape, or that is missing",
    explanation: """
      A server that meets one wrong line in a page drops the whole scrape: it stores nothing and `up` is 0. A snapshot with such
      a line says that the exporter is broken, or that the capture is. Capture it again with `build-dashboards capture`.
      """,
    bad: .promQL("up == 0", snapshot: "temperature twentyone\n", shown: "temperature twentyone"),
    good: .promQL("up == 0", snapshot: "temperature 21\n", shown: "temperature 21")
  ) { context, reporter in
    for snapshot in context.snapshots {
      let declaration = snapshot.declaration
      switch snapshot.outcome {
      case .malformed(let problem):
        reporter.report(
          "\(declaration.path):\(problem.line):\(problem.column): \(problem.message)", at: declaration.location)
      case .unreadable(let reason):
        reporter.report(
          "\(declaration.path) cannot be read: \(reason); write it with "
            + declaration.job.captureCommand(name: declaration.name),
          at: declaration.location)
      case .parsed(let page):
        for warning in page.warnings {
          reporter.report(
            "\(declaration.path):\(warning.line):\(warning.column): \(warning.message)", at: declaration.location,
            severity: .warning)
        }
      }
    }
  }
}
