import Exposition
import Monitoring

extension LintRule {
  static let snapshotScrapeError = LintRule(
    "snapshot/scrape-error", .error, "a snapshot that was taken while the exporter failed",
    explanation: """
      cloudwatch_exporter answers 200 even when its calls to AWS fail: the page then lacks metrics, and
      `cloudwatch_exporter_scrape_error` is 1. Nothing can be proven from such a page. Look into the exporter's log, then
      capture again.
      """,
    bad: .promQL(
      "up == 0", snapshot: "cloudwatch_exporter_scrape_error 1.0\n", shown: "cloudwatch_exporter_scrape_error 1.0"),
    good: .promQL(
      "up == 0", snapshot: "cloudwatch_exporter_scrape_error 0.0\n", shown: "cloudwatch_exporter_scrape_error 0.0")
  ) { context, reporter in
    for snapshot in context.snapshots {
      guard case .parsed(let page) = snapshot.outcome, page.saysScrapeFailed else { continue }
      reporter.report(
        "\(snapshot.declaration.path) was captured while cloudwatch_exporter_scrape_error was 1: missing metrics prove nothing; "
          + "capture it again",
        at: snapshot.declaration.location)
    }
  }
}
