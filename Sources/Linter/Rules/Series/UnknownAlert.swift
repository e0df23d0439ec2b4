import Diagnostics
import PromQL

extension LintRule {
  static let unknownAlert = LintRule(
    "series/unknown-alert", .error, "a query asks for the state of an alert that does not exist",
    explanation: """
      Prometheus keeps the pending and firing alerts in the series `ALERTS` and `ALERTS_FOR_STATE`. A query for an alert name
      that no rule has gives nothing, for ever: an alert that is renamed takes the panels and alerts on it along in silence.
      """,
    bad: .promQL(#"ALERTS{alertname="Exmaple"} == 1"#, snapshot: "x 1\n"),
    good: .promQL(#"ALERTS{alertname="Example"} == 1"#, snapshot: "x 1\n")
  ) { context, reporter in
    let names = Set(context.alerts.map(\.alert.name)).sorted()
    // Of a server without rules here the rules are somewhere else.
    if names.isEmpty { return }
    var patterns = PatternCache()
    for query in context.queries {
      for use in query.selectors where use.metricName == "ALERTS" || use.metricName == "ALERTS_FOR_STATE" {
        for matcher in use.selector.matchers
        where matcher.name == "alertname" && !matcher.isNameTemplate && !matcher.value.hasVariables {
          guard matcher.operation == .equal || matcher.operation == .matches, patterns.accepts(matcher, "") == false,
            !names.contains(where: { patterns.accepts(matcher, $0) != false })
          else { continue }
          let text = matcher.value.text
          let near = Suggestion.nearest(to: text, among: names)
          reporter.report(
            "no alert is called \(text)"
              + (near.map { "; did you mean \($0)?" } ?? "; write the name of one that this content has"),
            at: query.location, excerpt: query.excerpt(matcher.range),
            notes: ["the content has \(names.count) alert\(names.count == 1 ? "" : "s")"],
            severity: use.isOptional ? .warning : .error)
        }
      }
    }
  }
}
