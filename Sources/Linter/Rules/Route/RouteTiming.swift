import Monitoring

extension LintRule {
  static let routeTiming = LintRule(
    "route/timing", .warning, "intervals of a route that do not fit each other",
    explanation: """
      A group is looked at every `groupInterval`; a reminder can only go out then. With a `repeatInterval` below it, reminders
      come at the `groupInterval`. With a `groupWait` above it, the first message waits longer than any later one. Both are
      inherited from the route above.
      """,
    bad: .content("Route(to: mail, groupInterval: .minutes(10), repeatInterval: .minutes(5))") { content in
      content.timingExample(repeatInterval: .minutes(5))
    },
    good: .content("Route(to: mail, groupInterval: .minutes(10), repeatInterval: .hours(3))") { content in
      content.timingExample(repeatInterval: .hours(3))
    }
  ) { context, reporter in
    for visit in context.routes {
      let route = visit.route
      let isOwnRepetition = route.repeatInterval != nil || route.groupInterval != nil
      if isOwnRepetition, visit.repeatInterval < visit.groupInterval {
        reporter.report(
          "the repeat interval of \(visit.repeatInterval.prometheusText) is below the group interval of "
            + "\(visit.groupInterval.prometheusText), so reminders come every \(visit.groupInterval.prometheusText); "
            + "write a longer repeatInterval",
          at: route.location)
      }
      if route.groupWait != nil || route.groupInterval != nil, visit.groupWait > visit.groupInterval {
        reporter.report(
          "the group wait of \(visit.groupWait.prometheusText) is above the group interval of "
            + "\(visit.groupInterval.prometheusText): the first message is the slowest; write a shorter groupWait",
          at: route.location)
      }
    }
  }
}

extension ContentSketch {
  fileprivate mutating func timingExample(repeatInterval: Duration) {
    routeExample(.severity(.critical))
    alertmanager?.route.groupInterval = .minutes(10)
    alertmanager?.route.repeatInterval = repeatInterval
  }
}
