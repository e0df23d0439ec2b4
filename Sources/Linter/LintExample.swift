import Diagnostics
import Exposition
import Monitoring

/// A small content that shows a rule, and the text by which `explain` shows it.
package struct LintExample: Sendable {
  /// What a person would write.
  package var text: String
  package var content: ContentSketch
  /// The page that the sketch's job prints.
  package var snapshot: String?
  /// The clock by which the snapshot has an age.
  package var now: UTCTime?
  /// What is beside the content.
  package var files: RepositoryFiles?

  /// An alert on `promql`, with a job whose page is `snapshot`; `text` is shown where the query is not what matters.
  static func promQL(
    _ promql: String, snapshot: String, exporter: CloudWatchExporter? = nil, description: AlertText = "it happens",
    shown text: String? = nil
  ) -> LintExample {
    var content = ContentSketch()
    let job = ScrapeJob("example", targets: ["example:9100"], exporter: exporter)
    content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    content.ruleGroups = [
      RuleGroup("example") {
        Alert("Example", .warning, when: .promql(QueryText(stringLiteral: promql))).description(description)
      }
    ]
    content.snapshots = [Snapshot("example", job: job)]
    return LintExample(text: text ?? promql, content: content, snapshot: snapshot)
  }

  /// Content that `change` makes; `text` is the part of it that matters.
  static func content(
    _ text: String, snapshot: String? = nil, now: UTCTime? = nil, _ change: (inout ContentSketch) -> Void
  ) -> LintExample {
    var content = ContentSketch()
    change(&content)
    return LintExample(text: text, content: content, snapshot: snapshot, now: now)
  }

  /// What the linter says of the example.
  package var findings: [Diagnostic] {
    let snapshots = content.snapshots.map { declaration in
      snapshot.map { CapturedSnapshot(declaration, page: $0) }
        ?? CapturedSnapshot(declaration, .unreadable("no such file"))
    }
    return Linter.findings(in: content, snapshots: snapshots, now: now, files: files)
  }
}

/// Content whose lists can be set one by one.
package struct ContentSketch: Content {
  package var dashboards: [Dashboard] = []
  package var ruleGroups: [RuleGroup] = []
  package var prometheus: Prometheus?
  package var alertmanager: Alertmanager?
  package var datasources: [Datasource] = []
  package var dashboardProvider: DashboardProvider?
  package var signals: [Signal] = []
  package var trail: Trail?
  package var snapshots: [Snapshot] = []
  package var declarations: [MetricDeclaration] = []

  package init() {}
}
