import Diagnostics
import Monitoring

extension LintRule {
  static let unknownDatasource = LintRule(
    "datasource/unknown-uid", .error, "a dashboard asks a data source that is not provisioned",
    explanation: """
      A dashboard refers to a data source by its uid. When the content provisions data sources, one that is not among them does
      not exist in Grafana, and every panel that asks it shows an error. Add it to the content's `datasources`.
      """,
    bad: .content("datasources: [cloudWatch]; Dashboard(…, datasource: prometheus)") { content in
      content.show(.example)
      content.datasources = [.cloudWatch("CloudWatch", uid: "cloudwatch", region: "eu-west-1")]
    },
    good: .content("datasources: [prometheus]; Dashboard(…, datasource: prometheus)") { content in
      content.show(.example)
      content.datasources = [ContentSketch.exampleDatasource]
    }
  ) { context, reporter in
    let declared = context.content.datasources
    guard !declared.isEmpty else { return }
    func check(_ datasource: Datasource, at location: SourceLocation) {
      if declared.contains(where: { $0.uid == datasource.uid }) { return }
      let near = Suggestion.nearest(to: datasource.uid, among: declared.map(\.uid))
      reporter.report(
        "the data source \(datasource.uid) is not provisioned" + (near.map { "; did you mean \($0)?" } ?? ""),
        at: location, notes: ["provisioned: \(declared.map(\.uid).sorted().joined(separator: ", "))"])
    }
    for dashboard in context.content.dashboards {
      for panel in dashboard.rows.flatMap(\.panels) {
        if case .alertList(let options) = panel.kind { check(options.datasource, at: panel.location) }
        for target in panel.targets {
          switch target.source {
          case .prometheus(let query): check(query.datasource ?? dashboard.datasource, at: target.location)
          case .logsInsights(let query): check(query.datasource, at: target.location)
          }
        }
      }
    }
  }
}
