import Diagnostics
import Monitoring

extension LintRule {
  static let dashboardDead = LintRule(
    "alert/dashboard-dead", .error, "an alert links to a dashboard that this content does not make",
    explanation: """
      Somebody follows the link at night and finds "Dashboard not found". A dashboard's address holds its uid, `/d/<uid>`. One
      that another repository makes may be there all the same, which is why only a link that looks misspelt is an error.
      """,
    bad: .content(
      #".annotation("dashboard", "https://grafana/d/cloud-trial"), and Dashboard(…, uid: "cloud-trail", …)"#
    ) {
      content in content.linkExample("cloud-trial")
    },
    good: .content(
      #".annotation("dashboard", "https://grafana/d/cloud-trail"), and Dashboard(…, uid: "cloud-trail", …)"#
    ) {
      content in content.linkExample("cloud-trail")
    }
  ) { context, reporter in
    let uids = context.content.dashboards.map(\.uid)
    guard !uids.isEmpty else { return }
    for alert in context.alerts {
      for annotation in alert.alert.annotations {
        guard let uid = linkedUID(in: annotation.text.template), !uids.contains(uid) else { continue }
        let near = Suggestion.nearest(to: uid, among: uids)
        reporter.report(
          "\(annotation.name) links to the dashboard \(uid), which this content does not make"
            + (near.map { "; did you mean \($0)?" } ?? "; write the uid of one that is there"),
          at: annotation.location, severity: near == nil ? .warning : .error)
      }
    }
  }

  /// What stands behind `/d/`, unless a template makes it.
  private static func linkedUID(in text: String) -> String? {
    guard let path = text.firstRange(of: "/d/") else { return nil }
    let uid = text[path.upperBound...].prefix { !"/?&#\"'<>|,;)]".contains($0) && !$0.isWhitespace }
    return uid.isEmpty || uid.contains("{") || !text.contains("://") && !text.hasPrefix("/") ? nil : String(uid)
  }
}

extension ContentSketch {
  fileprivate mutating func linkExample(_ uid: String) {
    summaryExample { $0.annotation("dashboard", "https://grafana/d/\(uid)") }
    dashboards = [
      Dashboard("Trail", uid: "cloud-trail", datasource: Self.exampleDatasource) { Row("Row") { Panel.example } }
    ]
  }
}
