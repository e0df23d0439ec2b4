import Diagnostics
import Linter
import Monitoring
import PromQL
import Testing

/// Rules and dashboards that people run: of those the linter must not say that they are wrong.
@Suite struct LintConformance {
  struct Record: Decodable, Sendable {
    var id: String
    var source: String
    var expr: String
    var valid: Bool
    var experimental: Bool
  }

  private static let projects: [String] = [
    "awesome-prometheus-alerts", "kube-prometheus", "node_exporter", "kubernetes-mixin", "jsonnet-libs",
    "monitoring-mixins-website",
  ]

  /// Expressions that have an error finding, each with the reason why that is right.
  private static let errors: [String: String] = [:]

  /// Rule files: every expression as an alert, in content without a snapshot, so that nothing is known of its metrics.
  @Test(.corpus("promql/expressions.jsonl")) func rules() throws {
    let corpus = Corpus("lint/rules", file: "promql/expressions.jsonl")
    let records = try corpus.records(Record.self).filter { record in
      Self.projects.contains { record.source.hasPrefix("\($0)/") }
    }
    var content = RunContent()
    content.ruleGroups = [
      RuleGroup("rules") {
        for (line, record) in records.enumerated() {
          Alert("Alert\(line)", .warning, when: .promql(QueryText(stringLiteral: record.expr), line: line))
            .summary("it happens")
        }
      }
    ]
    expectSilence(of: records, in: content, corpus)
  }

  /// Dashboards: every query as a target of a panel.
  @Test(.corpus("promql/grafana-exprs.jsonl")) func panels() throws {
    let corpus = Corpus("lint/panels", file: "promql/grafana-exprs.jsonl")
    let records = try corpus.records(Record.self)
    var content = RunContent()
    let source: Datasource = .prometheus("Prometheus", uid: "prometheus", url: "http://prometheus:9090")
    content.dashboards = [
      Dashboard("Dashboard", uid: "dashboard", datasource: source) {
        Row("Row") {
          Panel(.timeSeries, "Panel") {
            for (line, record) in records.enumerated() {
              Target(.promql(QueryText(stringLiteral: record.expr), line: line))
            }
          }
        }
      }
    ]
    expectSilence(of: records, in: content, corpus)
  }

  /// The same with a page on which each expression finds what it asks for: whatever is proven from it has to be wrong.
  @Test(.corpus("promql/expressions.jsonl")) func knownRules() throws {
    let corpus = Corpus("lint/known-rules", file: "promql/expressions.jsonl")
    let records = try corpus.records(Record.self).filter { record in
      Self.projects.contains { record.source.hasPrefix("\($0)/") }
    }
    expectNoErrors(of: records, corpus) { expression in
      var content = ContentSketch()
      content.ruleGroups = [RuleGroup("rules") { Alert("Example", .warning, when: expression) }]
      return content
    }
  }

  @Test(.corpus("promql/grafana-exprs.jsonl")) func knownPanels() throws {
    let corpus = Corpus("lint/known-panels", file: "promql/grafana-exprs.jsonl")
    let source: Datasource = .prometheus("Prometheus", uid: "prometheus", url: "http://prometheus:9090")
    expectNoErrors(of: try corpus.records(Record.self), corpus) { expression in
      var content = ContentSketch()
      content.dashboards = [
        Dashboard("Dashboard", uid: "dashboard", datasource: source) {
          Row("Row") { Panel(.timeSeries, "Panel") { Target(expression) } }
        }
      ]
      return content
    }
  }

  private func expectNoErrors(of records: [Record], _ corpus: Corpus, _ content: (Query) -> ContentSketch) {
    // A page says which labels win: the expressions' `job` and `instance` are those of their own servers.
    let job = ScrapeJob("job", targets: ["target:80"], interval: .seconds(15), honorLabels: true)
    let snapshot = Snapshot("page", job: job)
    let dialect = PromQLDialect(grafanaVariables: true)
    var disagreements: [String] = []
    var count = 0
    for record in records where record.valid && !record.experimental && Self.knownErrors[record.id] == nil {
      guard let expression = PromQLParser.parse(record.expr, dialect: dialect).expression,
        let page = FittingPage(expression).text
      else { continue }
      count += 1
      var content = content(.promql(QueryText(stringLiteral: record.expr)))
      content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
      content.snapshots = [snapshot]
      let errors = Linter.findings(in: content, snapshots: [CapturedSnapshot(snapshot, page: page)])
        .filter { $0.severity == .error && !Self.isOfOurs($0.code.name) }
      if !errors.isEmpty {
        disagreements.append(
          "\(record.id) \(record.expr.debugDescription): \(errors.map { "\($0.code) \($0.message)" })")
      }
    }
    print("conformance \(corpus.name): \(records.count - count) expressions are left out, as no page fits them")
    corpus.report(agree: count - disagreements.count, of: count, bar: count, disagreements: disagreements)
  }

  /// What is said of the content around the expression, which is ours.
  private static func isOfOurs(_ code: String) -> Bool {
    ["alert/missing-severity", "alert/missing-summary", "alert/missing-runbook"].contains(code)
  }

  /// Expressions that have an error finding on a page that fits them, each with the reason why that is right.
  private static let knownErrors: [String: String] = [:]

  /// A valid expression has no finding at all; one that the server refuses has an error.
  private func expectSilence(of records: [Record], in content: RunContent, _ corpus: Corpus) {
    // The corpus has the queries of dashboards without their variables.
    let findings = Linter.findings(in: content, snapshots: []).filter {
      $0.severity != .note && $0.code.name != "variable/undefined"
    }
    let found = Dictionary(grouping: findings) { $0.location?.line ?? -1 }
    var disagreements: [String] = []
    for (line, record) in records.enumerated() where Self.errors[record.id] == nil {
      let own = found[line] ?? []
      let isRight = record.valid && !record.experimental ? own.isEmpty : own.contains { $0.severity == .error }
      if !isRight { disagreements.append("\(record.id) \(record.expr.debugDescription): \(own.map(\.message))") }
    }
    disagreements += (found[-1] ?? []).map { "\($0.code): \($0.message)" }
    corpus.report(
      agree: records.count - disagreements.count, of: records.count, bar: records.count, disagreements: disagreements)
  }
}

/// What somebody runs: a server that no job is declared of.
private struct RunContent: SparseContent {
  var ruleGroups: [RuleGroup] = []
  var dashboards: [Dashboard] = []
  var prometheus: Prometheus? = Prometheus(alertmanagers: ["alertmanager:9093"])
}
