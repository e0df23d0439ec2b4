import Monitoring

extension LintRule {
  static let rangeTooShort = LintRule(
    "dashboard/range-too-short", .warning, "a dashboard opens with a time for which no sample can be there yet",
    explanation: """
      The newest samples of a metric of CloudWatch are as old as the exporter's delay and period. A dashboard that opens with
      less time shows an empty panel, and only who zooms out finds the values. Show a few hours.
      """,
    bad: .delayedPanel("denied", instant: false, text: "Dashboard(…).time(.minutes(5))") { $0.timeRange = .minutes(5) },
    good: .delayedPanel("denied", instant: false, text: "Dashboard(…).time(.hours(3))") { $0.timeRange = .hours(3) }
  ) { context, reporter in
    var told: Set<String> = []
    for selector in context.timedSelectors where !selector.query.isOfNow && !selector.use.isInSubquery {
      guard let dashboard = selector.query.dashboard, case .panel(let panel) = selector.query.owner,
        selector.timing.stamping != nil
      else { continue }
      // The first moment that is shown must see a sample.
      let age = selector.timing.maximumAge - selector.offset
      guard dashboard.timeRange < age, told.insert(dashboard.uid).inserted else { continue }
      reporter.report(
        "the dashboard opens with \(dashboard.timeRange.prometheusText), and the newest point of \"\(panel.title)\" is up to "
          + "\(age.prometheusText) old; show more, such as `.time(.hours(3))`",
        at: dashboard.location, notes: selector.notes)
    }
  }
}
