import Diagnostics
import Linter
import Monitoring
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

  /// Expressions that have an error finding, each with the reason why that is right.
  private static let errors: [String: String] = [:]

  /// Rule files: every expression as an alert, in content without a snapshot, so that nothing is known of its metrics.
  @Test(.corpus("promql/expressions.jsonl")) func rules() throws {
    let projects = [
      "awesome-prometheus-alerts", "kube-prometheus", "node_exporter", "kubernetes-mixin", "jsonnet-libs",
      "monitoring-mixins-website",
    ]
    let corpus = Corpus("lint/rules", file: "promql/expressions.jsonl")
    let records = try corpus.records(Record.self).filter { record in
      projects.contains { record.source.hasPrefix("\($0)/") }
    }
    var content = RunContent()
    content.ruleGroups = [
      RuleGroup("rules") {
        for (line, record) in records.enumerated() {
          Alert("Alert\(line)", .warning, when: .promql(QueryText(stringLiteral: record.expr), line: line))
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

  /// A valid expression has no finding at all; one that the server refuses has an error.
  private func expectSilence(of records: [Record], in content: RunContent, _ corpus: Corpus) {
    let findings = Linter.findings(in: content, snapshots: []).filter { $0.severity != .note }
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
private struct RunContent: Content {
  var ruleGroups: [RuleGroup] = []
  var dashboards: [Dashboard] = []
  var prometheus: Prometheus? = Prometheus(alertmanagers: ["alertmanager:9093"])
}
