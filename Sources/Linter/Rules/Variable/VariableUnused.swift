import Monitoring

extension LintRule {
  static let variableUnused = LintRule(
    "variable/unused", .warning, "a dashboard's variable that nothing asks for",
    explanation: """
      People choose a value and nothing changes, or believe they see one region and see all. Use the variable in the queries,
      or remove it.
      """,
    bad: .content(#"Variable("job", …), and Target(.promql("up"))"#) { content in content.variableExample("up") },
    good: .content(##"Variable("job", …), and Target(.promql(#"up{job="$job"}"#))"##) { content in
      content.variableExample(#"up{job="$job"}"#)
    }
  ) { context, reporter in
    for variables in context.dashboardVariables {
      let used = Set(variables.uses.filter { $0.owner != $0.variable.name }.map(\.variable.name))
      for variable in variables.dashboard.variables where !used.contains(variable.name) {
        reporter.report(
          "no query or title of the dashboard uses $\(variable.name); use it, or remove it", at: variable.location)
      }
    }
  }
}
