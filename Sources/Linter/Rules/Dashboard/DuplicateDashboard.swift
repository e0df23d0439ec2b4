import Monitoring

extension LintRule {
  static let duplicateDashboard = LintRule(
    "dashboard/duplicate-uid", .error, "two dashboards with one uid or one title",
    explanation: """
      The uid names the dashboard's file and its address; of two with the same one, Grafana shows the one it reads last. Two
      titles in one folder stop its provisioning as well.
      """,
    bad: .content(#"Dashboard("Trail", uid: "trail", …) and Dashboard("Logins", uid: "trail", …)"#) { content in
      content.show(.example)
      content.dashboards.append(
        Dashboard("Logins", uid: "example", datasource: ContentSketch.exampleDatasource) {
          Row("Row") { Panel.example }
        })
    },
    good: .content(#"Dashboard("Trail", uid: "trail", …) and Dashboard("Logins", uid: "logins", …)"#) { content in
      content.show(.example)
      content.dashboards.append(
        Dashboard("Logins", uid: "logins", datasource: ContentSketch.exampleDatasource) { Row("Row") { Panel.example } }
      )
    }
  ) { context, reporter in
    // Uids become file names, which some file systems compare without case.
    for (dashboard, first) in context.content.dashboards.duplicates(by: { $0.uid.lowercased() }) {
      reporter.report(
        "the uid \(dashboard.uid) is also that of \"\(first.title)\"; give it one of its own", at: dashboard.location,
        notes: ["the other: \(first.location)"])
    }
    for (dashboard, first) in context.content.dashboards.duplicates(by: \.title)
    where dashboard.uid.lowercased() != first.uid.lowercased() {
      reporter.report(
        "the title \"\(dashboard.title)\" is also that of the dashboard \(first.uid); Grafana wants another one",
        at: dashboard.location,
        notes: ["the other: \(first.location)"])
    }
  }
}

extension Array {
  /// The elements whose key an earlier element has, with that first one.
  func duplicates<Key: Hashable>(by key: (Element) -> Key) -> [(element: Element, first: Element)] {
    var seen: [Key: Int] = [:]
    seen.reserveCapacity(count)
    return indices.compactMap { index in
      let key = key(self[index])
      if let first = seen[key] { return (self[index], self[first]) }
      seen[key] = index
      return nil
    }
  }
}
