import Monitoring

extension LintRule {
  static let refreshTooFast = LintRule(
    "dashboard/refresh-too-fast", .note, "a dashboard asks more often than there is anything new",
    explanation: """
      Between two scrapes nothing changes. A dashboard that refreshes more often than the server scrapes any of its jobs only
      makes work, with every browser that shows it.
      """,
    bad: .delayedPanel("denied", instant: false, text: "Dashboard(…).refresh(.seconds(5)), scraped every 30 s") {
      $0.refresh = .seconds(5)
    },
    good: .delayedPanel("denied", instant: false, text: "Dashboard(…).refresh(.minutes(1)), scraped every 30 s") {
      $0.refresh = .minutes(1)
    }
  ) { context, reporter in
    guard let shortest = context.content.prometheus?.jobs.map(\.interval).min() else { return }
    for dashboard in context.content.dashboards {
      guard let refresh = dashboard.refresh, refresh > .zero, refresh < shortest else { continue }
      reporter.report(
        "the dashboard refreshes every \(refresh.prometheusText), and no job is scraped more often than every "
          + "\(shortest.prometheusText); write `.refresh(\(shortest.swiftText))`", at: dashboard.location)
    }
  }
}
