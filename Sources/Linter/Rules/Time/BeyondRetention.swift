import Diagnostics
import Monitoring

extension LintRule {
  static let beyondRetention = LintRule(
    "time/beyond-retention", .warning, "a dashboard opens with more time than a log group keeps",
    explanation: """
      CloudWatch Logs drops events that are older than the log group's retention. A dashboard that opens with more time than
      that shows a panel whose older part is always empty, as if nothing had happened then.

      Open the dashboard with less time, or keep the events longer.
      """,
    bad: .content("Dashboard(…).time(.days(30)) of a log group with `retention: .days7`") {
      $0.retentionExample(.days(30))
    },
    good: .content("Dashboard(…).time(.days(7)) of a log group with `retention: .days7`") {
      $0.retentionExample(.days(7))
    }
  ) { context, reporter in
    for dashboard in context.content.dashboards {
      for panel in dashboard.rows.flatMap(\.panels) {
        for target in panel.targets {
          guard case .logsInsights(let query) = target.source else { continue }
          let kept = query.logGroups.compactMap { group in
            group.retention.map { (name: group.name, time: Duration.days($0.rawValue)) }
          }
          guard let least = kept.min(by: { $0.time < $1.time }), dashboard.timeRange > least.time else { continue }
          reporter.report(
            "the dashboard opens with \(dashboard.timeRange.prometheusText), and \(least.name) keeps events for "
              + "\(least.time.prometheusText): the older part of \"\(panel.title)\" is always empty; write "
              + "`.time(\(least.time.swiftText))` or less, or a longer retention",
            at: target.location, related: [.init("the dashboard", at: dashboard.location)])
        }
      }
    }
  }
}

extension ContentSketch {
  fileprivate mutating func retentionExample(_ time: Duration) {
    let group = LogGroup("/audit/logs", region: "eu-west-1", accountID: "123456789012", retention: .days7)
    let cloudWatch: Datasource = .cloudWatch("CloudWatch", uid: "cloudwatch", region: "eu-west-1")
    show(Panel(.logs, "Events") { Target(insights: "fields @message", in: [group], from: cloudWatch) })
    dashboards = dashboards.map { $0.time(time) }
  }
}
