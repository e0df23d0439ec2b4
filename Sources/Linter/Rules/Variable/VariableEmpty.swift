import Diagnostics
import Monitoring

extension LintRule {
  static let variableEmpty = LintRule(
    "variable/empty", .warning, "a variable whose query finds no values",
    explanation: """
      A variable lists the values of one label of a metric. Where no series of the metric has the label, the list is empty, and
      so is every panel that uses the variable.
      """,
    bad: .content(#"Variable("queue", .labelValues("queu", of: Gauge("depth")))"#, snapshot: page) { content in
      content.valuesExample("queu")
    },
    good: .content(#"Variable("queue", .labelValues("queue", of: Gauge("depth")))"#, snapshot: page) { content in
      content.valuesExample("queue")
    }
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      guard case .variable(let variable) = query.owner, case .labelValues(let label, _, _) = variable.kind,
        let expression = query.expression
      else { continue }
      let labels = inference.labels(of: expression)
      guard !labels.contains(label.name), label.name != "__name__" else { continue }
      let near = Suggestion.nearest(to: label.name, among: labels.names).map { "; did you mean \($0)?" }
      reporter.report(
        "$\(variable.name) has no values: no series of \(query.text) has the label \(label.name)"
          + (near ?? "; write one that it has"),
        at: variable.location,
        notes: ["it has \(labels.names.isEmpty ? "no labels" : labels.names.joined(separator: ", "))"])
    }
  }

  private static let page = "# TYPE depth gauge\ndepth{queue=\"mail\"} 1\n"
}

extension ContentSketch {
  fileprivate mutating func valuesExample(_ label: Label) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(jobs: [job])
    snapshots = [Snapshot("example", job: job)]
    variableExample(#"depth{queue="$queue"}"#, Variable("queue", .labelValues(label, of: Gauge("depth"))))
  }
}
