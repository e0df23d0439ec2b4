import Diagnostics
import Monitoring

extension LintRule {
  static let legendLabelMissing = LintRule(
    "panel/legend-label-missing", .warning, "a legend prints a label that the query's result does not have",
    explanation: """
      `{{region}}` in a legend is the value of the label `region`. When the query has dropped the label, all lines have the
      same name, and no one can tell which is which.

      Keep the label in the query, or print one that the result has.
      """,
    bad: .content(
      #"Target("sum(errors)", legend: "{{room}}")"#, snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n"
    ) { content in content.legendExample("sum(errors)") },
    good: .content(
      #"Target("sum by (room) (errors)", legend: "{{room}}")"#,
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n"
    ) { content in content.legendExample("sum by (room) (errors)") }
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      guard let legend = query.legend, let expression = query.expression else { continue }
      let names = LegendLabels.all(in: legend)
      if names.isEmpty { continue }
      let labels = inference.labels(of: expression)
      for (name, range) in names where name != "__name__" && !labels.contains(name) {
        let has = labels.names.isEmpty ? "no labels" : labels.names.joined(separator: ", ")
        var notes = ["the result has \(has)"]
        if let removal = inference.removal(of: name, from: expression) {
          notes.append("\(removal.operatorText) drops \(name): \(query.part(removal.range))")
        }
        let near = Suggestion.nearest(to: name, among: labels.names)
        reporter.report(
          "the legend prints {{\(name)}}, which the result does not have"
            + (near.map { "; did you mean {{\($0)}}?" } ?? "; keep \(name) in the query, or write a fixed legend"),
          at: query.location, excerpt: .init(legend, range), notes: notes)
      }
    }
  }
}

/// The labels that a legend of Grafana prints.
/// https://grafana.com/docs/grafana/latest/datasources/prometheus/query-editor/#legend
private enum LegendLabels {
  /// With the places of the braces and what is in them, as UTF-8 offsets.
  static func all(in legend: String) -> [(name: String, range: Range<Int>)] {
    let bytes = Array(legend.utf8)
    var found: [(name: String, range: Range<Int>)] = []
    var start: Int?
    var position = 0
    while position + 1 < bytes.count {
      let pair = (bytes[position], bytes[position + 1])
      if pair == (UInt8(ascii: "{"), UInt8(ascii: "{")) {
        start = position
        position += 2
      } else if pair == (UInt8(ascii: "}"), UInt8(ascii: "}")), let from = start {
        let inner = bytes[(from + 2)..<position].filter { $0 != UInt8(ascii: " ") }
        // A variable of the dashboard can be any label's name.
        if !inner.isEmpty, !inner.contains(UInt8(ascii: "$")) {
          found.append((String(decoding: inner, as: UTF8.self), from..<(position + 2)))
        }
        start = nil
        position += 2
      } else {
        position += 1
      }
    }
    return found
  }
}

extension ContentSketch {
  fileprivate mutating func legendExample(_ promql: String) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(jobs: [job])
    snapshots = [Snapshot("example", job: job)]
    show(
      Panel(.timeSeries, "Errors") { Target(.promql(QueryText(stringLiteral: promql)), legend: "{{room}}") })
  }
}
