import Diagnostics
import Monitoring
import PromQL

extension LintRule {
  static let variableNeedsRegex = LintRule(
    "variable/multi-needs-regex", .error, "a variable of many values is compared as one",
    explanation: """
      Grafana writes the chosen values of such a variable as a pattern, `a|b`, or `.*` for all. `=` compares the label with
      that text and finds nothing; `=~` takes it as it is meant.
      """,
    bad: .content(##"Target(.promql(#"up{job="$job"}"#)), with .labelValues(…, allowsMany: true)"##) { content in
      content.variableExample(#"up{job="$job"}"#, .manyJobs)
    },
    good: .content(##"Target(.promql(#"up{job=~"$job"}"#)), with .labelValues(…, allowsMany: true)"##) { content in
      content.variableExample(#"up{job=~"$job"}"#, .manyJobs)
    }
  ) { context, reporter in
    for variables in context.dashboardVariables {
      let many = Set(variables.dashboard.variables.filter(\.allowsMany).map(\.name))
      guard !many.isEmpty else { continue }
      for (query, location) in variables.dashboard.queries {
        for use in SelectorUse.all(in: query.expression) {
          for matcher in use.selector.matchers where matcher.operation == .equal || matcher.operation == .notEqual {
            let named = PromQLExpression.GrafanaVariable.all(in: Array(matcher.value.bytes))
            guard let variable = named.first(where: { many.contains($0.name) }) else { continue }
            let operation = matcher.operation == .equal ? "=~" : "!~"
            reporter.report(
              "$\(variable.name) can have many values, and \(matcher.name) is compared with one text; write "
                + "\(matcher.name)\(operation)\"\(variable.text)\"",
              at: location)
          }
        }
      }
    }
  }
}

extension Dashboard {
  /// The queries of its variables and panels, with their places.
  fileprivate var queries: [(query: Query, location: SourceLocation)] {
    let ofVariables: [(Query, SourceLocation)] = variables.compactMap { variable in
      guard case .labelValues(_, let query, _) = variable.kind else { return nil }
      return (query, query.location ?? variable.location)
    }
    let ofPanels: [(Query, SourceLocation)] = rows.flatMap(\.panels).flatMap(\.targets).compactMap { target in
      guard case .prometheus(let source) = target.source else { return nil }
      return (source.query, target.location)
    }
    return ofVariables + ofPanels
  }
}

extension Variable {
  fileprivate var allowsMany: Bool { if case .labelValues(_, _, let allowsMany) = kind { allowsMany } else { false } }

  fileprivate static let manyJobs = Variable(
    "job", .labelValues(.job, of: Gauge("up"), allowsMany: true))
}
