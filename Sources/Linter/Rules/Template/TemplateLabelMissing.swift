import Diagnostics
import GoTemplate

extension LintRule {
  static let templateLabelMissing = LintRule(
    "template/label-missing", .error, "a template prints a label that the alert's query never has",
    explanation: """
      `$labels` holds the labels of the query's result. A label that an aggregation has dropped is the empty text, and the
      notification has a hole exactly where the person who is woken looks. Labels that the rule itself adds, and `alertname`,
      are not in `$labels` either: write their value.

      Keep the label in the query (`sum by (region) (…)`), or take it out of the text.
      """,
    bad: .promQL(
      "sum(errors) > 0", snapshot: "# TYPE errors gauge\nerrors{region=\"a\"} 1\n",
      description: "errors in \(.label(.region))",
      shown: #"Alert("Errors", .warning, when: .promql("sum(errors) > 0")).description("errors in \(.label(.region))")"#
    ),
    good: .promQL(
      "sum by (region) (errors) > 0", snapshot: "# TYPE errors gauge\nerrors{region=\"a\"} 1\n",
      description: "errors in \(.label(.region))",
      shown:
        #"Alert("Errors", .warning, when: .promql("sum by (region) (errors) > 0")).description("errors in \(.label(.region))")"#
    )
  ) { context, reporter in
    let externalNames = (context.content.prometheus?.externalLabels ?? []).map(\.label.name)
    for alert in context.alerts where alert.query.expression != nil {
      for text in alert.texts {
        let pair = text.pair
        for reference in text.template.labelReferences
        // Whether a result keeps its metric's name is not followed.
        where reference.source == .labels && reference.name != "__name__" && !reference.isGuarded
          && !alert.resultLabels.contains(reference.name)
        {
          var message = "\(pair.name) prints $labels.\(reference.name), which the query never has"
          if let value = alert.ownLabels[reference.name]?.values?.first {
            message += "; the rule adds it, so write its value: \(value)"
          } else if externalNames.contains(reference.name) {
            message += "; the server adds it: $externalLabels.\(reference.name) has it"
          } else if let near = Suggestion.nearest(to: reference.name, among: alert.resultLabels.names) {
            message += "; did you mean \(near)?"
          } else {
            message += "; keep it with `by (\(reference.name))`, or take it out of the text"
          }
          let labels = alert.resultLabels.names
          reporter.report(
            message, at: pair.location, excerpt: .init(pair.text.template, reference.range),
            notes: ["the query's result has \(labels.isEmpty ? "no labels" : labels.joined(separator: ", "))"])
        }
      }
    }
  }
}
