import Diagnostics
import Monitoring

extension LintRule {
  static let groupByUnknown = LintRule(
    "route/group-by-unknown", .warning, "a route groups by a label that none of its alerts has",
    explanation: """
      A label that no alert has is the same for all of them, so it does not divide groups: alerts that should come apart come
      as one message. Often the label is misspelt, or an aggregation of the query has dropped it.
      """,
    bad: .content("Route(to: mail, groupBy: [.alertname, .region])") { content in
      content.groupingExample([.alertname, .region])
    },
    good: .content("Route(to: mail, groupBy: [.alertname, .job])") { content in
      content.groupingExample([.alertname, .job])
    }
  ) { context, reporter in
    for visit in context.routes where !visit.taken.isEmpty {
      guard case .labels(let labels) = visit.route.grouping else { continue }
      for label in labels where !label.name.isEmpty && label != "..." {
        if visit.taken.contains(where: { $0.labels.contains(label.name) }) { continue }
        let names = Set(visit.taken.flatMap(\.labels.names)).sorted()
        let near = Suggestion.nearest(to: label.name, among: names).map { "; did you mean \($0)?" }
        reporter.report(
          "no alert of this route has the label \(label.name) that it groups by"
            + (near ?? "; keep the label in the queries, or leave it out"),
          at: visit.route.location, notes: ["the alerts have \(names.joined(separator: ", "))"])
      }
    }
  }
}

extension ContentSketch {
  mutating func groupingExample(_ labels: [Label]) {
    routeExample(.severity(.critical))
    alertmanager?.route.grouping = .labels(labels)
  }
}
