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
    for record in records where record.valid && !record.experimental {
      guard let expression = PromQLParser.parse(record.expr, dialect: dialect).expression,
        let page = FittingPage(expression).text
      else { continue }
      count += 1
      var content = content(.promql(QueryText(stringLiteral: record.expr)))
      content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
      content.snapshots = [snapshot]
      let errors = Linter.findings(in: content, snapshots: [CapturedSnapshot(snapshot, page: page)])
        .filter { $0.severity == .error && !Self.isOfOurs($0.code.name) }
        .filter { $0.code.name != "value/never-true" || Self.reason(of: expression) == nil }
      if !errors.isEmpty {
        disagreements.append(
          "\(record.id) \(record.expr.debugDescription): \(errors.map { "\($0.code) \($0.message)" })")
      }
    }
    print("conformance \(corpus.name): \(records.count - count) expressions are left out, as no page fits them")
    corpus.report(agree: count - disagreements.count, of: count, bar: count, disagreements: disagreements)
  }

  /// What is said of the content around the expression, which is ours, and of the page: it has only the labels and values
  /// that the expression writes down, so that two of its series may have none in common.
  private static func isOfOurs(_ code: String) -> Bool {
    [
      "alert/missing-severity", "alert/missing-summary", "alert/missing-runbook", "variable/undefined", "match/never",
      "match/label-missing", "labels/group-by-missing", "labels/dropped-then-used",
    ].contains(code)
  }

  /// Conditions that people run and that can never hold, each with the reason: the finding is right.
  private static let deadConditions: [(reason: String, isDead: @Sendable (PromQLExpression.BinaryOperation) -> Bool)] =
    [
      ("a count of nothing is empty, and not 0", { isAggregation(.count, $0.left) && $0.compares(.equal, 0) }),
      ("a rate of a counter is not negative", { contains("rate", $0.left) && $0.compares(.less, 0) }),
      (
        "a sum of series that are 0 is 0",
        { comparison in
          guard case .aggregation(let sum) = comparison.left.node, sum.aggregator == .sum,
            case .binary(let kept) = sum.expression.node
          else { return false }
          return kept.compares(.equal, 0) && comparison.compares(.greater, 0)
        }
      ),
    ]

  private static func isAggregation(_ aggregator: PromQLAggregator, _ expression: PromQLExpression) -> Bool {
    if case .aggregation(let aggregation) = expression.node { aggregation.aggregator == aggregator } else { false }
  }

  private static func contains(_ function: String, _ expression: PromQLExpression) -> Bool {
    var isFound = false
    expression.walk { if case .call(let call) = $0.node, call.function.name == function { isFound = true } }
    return isFound
  }

  /// Why a finding `value/never-true` is right; `nil` when it is not known to be.
  private static func reason(of expression: PromQLExpression) -> String? {
    var reason: String?
    expression.walk { part in
      guard case .binary(let binary) = part.node, let known = deadConditions.first(where: { $0.isDead(binary) }) else {
        return
      }
      reason = known.reason
    }
    return reason
  }

  /// A valid expression has no finding at all; one that the server refuses has an error.
  private func expectSilence(of records: [Record], in content: RunContent, _ corpus: Corpus) {
    // The corpus has the queries of dashboards without their variables. A label that an inner aggregation drops and an
    // outer one asks for is proven by the text alone, and true of the dashboards that do it.
    // Recording rules have no condition; here they are alerts too.
    let ignored: Set<String> = ["variable/undefined", "labels/dropped-then-used", "value/no-condition"]
    let findings = Linter.findings(in: content, snapshots: []).filter {
      $0.severity != .note && !ignored.contains($0.code.name)
    }
    let found = Dictionary(grouping: findings) { $0.location?.line ?? -1 }
    let dialect = PromQLDialect(grafanaVariables: true)
    var disagreements: [String] = []
    for (line, record) in records.enumerated() {
      var own = found[line] ?? []
      if let expression = PromQLParser.parse(record.expr, dialect: dialect).expression,
        Self.reason(of: expression) != nil
      {
        own.removeAll { $0.code.name == "value/never-true" }
      }
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

extension PromQLExpression.BinaryOperation {
  /// Whether it compares with a number in this way, as a filter.
  fileprivate func compares(_ operation: PromQLExpression.BinaryOperator, _ number: Double) -> Bool {
    guard self.operation == operation, !returnsBool, case .number(let right) = right.node else { return false }
    return right.value == number
  }
}
