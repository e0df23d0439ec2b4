import Monitoring

extension LintRule {
  static let groupByUnique = LintRule(
    "route/group-by-unique", .warning, "a route that makes one message an alert",
    explanation: """
      Grouping by every label in which an alert's series differ, such as `instance`, makes a group, and a message, of each of
      them: when a network fails, everybody's telephone rings once a machine. Group by what people act on; the message lists
      the rest. One who wants a message for each says `.groupedByEverything()`.
      """,
    bad: .content("Route(to: mail, groupBy: [.alertname, .instance]), with an alert for each of 12 targets") {
      content in
      content.manyTargetsExample(groupBy: [.alertname, .instance])
    },
    good: .content("Route(to: mail, groupBy: [.alertname])") { content in
      content.manyTargetsExample(groupBy: [.alertname])
    }
  ) { context, reporter in
    for visit in context.routes {
      guard case .labels(let labels) = visit.route.grouping else { continue }
      let names = Set(labels.map(\.name))
      guard
        let arrival = visit.taken.first(where: { !$0.labels.isOpen && ($0.labels.groups(by: names) ?? 0) >= many })
      else { continue }
      let differing = arrival.labels.names.filter { (arrival.labels[$0]?.values?.count ?? 0) > 1 }
      let alert = context.alerts[arrival.alert].alert
      reporter.report(
        "\(alert.name) comes as a message for each of its series: they differ in \(differing.joined(separator: ", ")) "
          + "only, and the route groups by it; leave it out of groupBy, or write .groupedByEverything()",
        at: visit.route.location, notes: ["the alert: \(alert.location)"])
    }
  }

  /// Fewer messages at once are no flood.
  private static let many = 10
}

extension LabelSet {
  /// Into how many groups these labels divide the series; `nil` unless each series is a group of its own.
  fileprivate func groups(by names: Set<String>) -> Int? {
    var count = 1
    for name in self.names {
      guard let domain = self[name], !(domain.isAlways && domain.values?.count == 1) else { continue }
      guard names.contains(name), let values = domain.values else { return nil }
      count = min(count * max(values.count, 1), 1_000_000)
    }
    return count
  }
}

extension ContentSketch {
  fileprivate mutating func manyTargetsExample(groupBy labels: [Label]) {
    groupingExample(labels)
    let job = ScrapeJob("example", targets: (1...12).map { "example-\($0):9100" })
    prometheus?.jobs = [job]
  }
}
