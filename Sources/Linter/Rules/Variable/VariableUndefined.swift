import Diagnostics
import Monitoring

extension LintRule {
  static let variableUndefined = LintRule(
    "variable/undefined", .error, "a panel asks for a variable that its dashboard does not have",
    explanation: """
      Grafana leaves the name of a variable that is not there as it stands: the query looks for a label value that is called
      `$acount`, finds none, and the panel says "No data".
      """,
    bad: .content(##"Target(.promql(#"up{job="$jbo"}"#)), with a variable job"##) { content in
      content.variableExample(#"up{job="$jbo"} or up{job="$job"}"#)
    },
    good: .content(##"Target(.promql(#"up{job="$job"}"#)), with a variable job"##) { content in
      content.variableExample(#"up{job="$job"}"#)
    }
  ) { context, reporter in
    for variables in context.dashboardVariables {
      let names = variables.dashboard.variables.map(\.name)
      let known = Set(names)
      var reported = Set<String>()
      for use in variables.uses where !known.contains(use.variable.name) {
        let near = Suggestion.nearest(to: use.variable.name, among: names)
        // A dollar in a title or a log search may be meant as it stands.
        guard use.place == .promQL || near != nil || use.variable.text.hasPrefix("${") else { continue }
        guard reported.insert("\(use.location) \(use.variable.name)").inserted else { continue }
        reporter.report(
          "the dashboard has no variable \(use.variable.name)"
            + (near.map { "; did you mean \($0)?" } ?? "; declare it in Dashboard(variables: […])"),
          at: use.location, excerpt: use.excerpt, severity: use.place == .promQL ? .error : .warning)
      }
    }
  }
}

extension ContentSketch {
  /// A panel that asks `promQL`, with the variable `job`.
  mutating func variableExample(_ promQL: String, _ variables: Variable...) {
    show(Panel(.timeSeries, "Targets") { Target(.promql(.init(stringLiteral: promQL))) })
    dashboards[0].variables = variables.isEmpty ? [Variable("job", .custom(["a", "b"]))] : variables
  }
}
