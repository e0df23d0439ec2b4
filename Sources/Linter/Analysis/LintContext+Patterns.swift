import PromQL

extension LintContext {
  /// The matchers with a pattern that is written out, with their queries.
  var patterns: [(query: LintedQuery, matcher: PromQLExpression.Matcher, pattern: [UInt8])] {
    var found: [(query: LintedQuery, matcher: PromQLExpression.Matcher, pattern: [UInt8])] = []
    for query in queries {
      let allowsVariables =
        switch query.owner {
        case .alert, .recording: false
        case .panel, .variable: true
        }
      for use in query.selectors {
        for matcher in use.selector.matchers where matcher.operation == .matches || matcher.operation == .notMatches {
          let pattern = matcher.value.bytes
          if allowsVariables, !PromQLExpression.GrafanaVariable.all(in: pattern).isEmpty { continue }
          found.append((query, matcher, pattern))
        }
      }
    }
    return found
  }
}
