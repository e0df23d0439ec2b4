import Diagnostics

extension LintRule {
  static let promQLSyntax = LintRule(
    "promql/syntax", .error, "PromQL that the server refuses",
    explanation: """
      Prometheus refuses a rule file with one wrong expression as a whole, and keeps the rules it had before; a panel shows an
      error. The text is parsed as Prometheus 3.5 does; in panels Grafana's
      variables are understood, in rules they are errors, because nobody replaces them there.
      """,
    bad: .promQL("sum(rate(requests_total[5m])", snapshot: "requests_total 3\n"),
    good: .promQL("sum(rate(requests_total[5m]))", snapshot: "requests_total 3\n")
  ) { context, reporter in
    for query in context.queries {
      for error in query.result.errors where error.featureFlag == nil {
        reporter.report(
          error.message, at: query.location, excerpt: query.excerpt(error.range), notes: error.hint.map { [$0] } ?? [])
      }
      // Only what is asked once, for now, may be a matrix or a text.
      let asker: String? =
        switch query.owner {
        case .alert, .recording: "a rule"
        case .panel: query.isOverTime ? "a panel that asks over time" : nil
        case .variable: nil
        }
      if let asker, query.result.errors.isEmpty, let type = query.result.type, type == .matrix || type == .string {
        reporter.report(
          "\(asker) needs an instant vector or a scalar, and this is a \(type.title)", at: query.location,
          excerpt: query.excerpt(0..<query.text.utf8.count))
      }
    }
  }
}
