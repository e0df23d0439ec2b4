import Diagnostics
import GoTemplate

extension LintRule {
  static let labelIsStatic = LintRule(
    "template/label-is-static", .error, "a template prints a label that the rule itself adds, which it cannot see",
    explanation: """
      `$labels` holds the labels of the query's result. Those that the rule adds, `severity` among them, and `alertname` come
      later: in the text they are empty. Their values are known when the rule is written, so write them.
      """,
    bad: .promQL(
      "up == 0", snapshot: "x 1\n", description: "\(.label(.severity)): a target is down",
      shown: #"Alert("Down", .warning, when: up == 0).description("\(.label(.severity)): a target is down")"#),
    good: .promQL(
      "up == 0", snapshot: "x 1\n", description: "warning: a target is down",
      shown: #"Alert("Down", .warning, when: up == 0).description("warning: a target is down")"#)
  ) { context, reporter in
    for alert in context.alerts where alert.query.expression != nil {
      for text in alert.texts {
        for reference in text.template.labelReferences
        where reference.source == .labels && !reference.isGuarded && !alert.resultLabels.contains(reference.name) {
          guard let domain = alert.ownLabels[reference.name] else { continue }
          let advice = domain.values?.first.map { "write its value: \($0)" } ?? "write here what the label's text says"
          let pair = text.pair
          reporter.report(
            "\(pair.name) prints $labels.\(reference.name), which is empty: the rule adds it, so \(advice)",
            at: pair.location, excerpt: .init(pair.text.template, reference.range),
            notes: ["templates see the labels of the query's result only"])
        }
      }
    }
  }
}
