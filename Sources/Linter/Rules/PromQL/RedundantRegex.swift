import Diagnostics
import PromQL

extension LintRule {
  static let redundantRegex = LintRule(
    "promql/redundant-regex", .note, "a regular expression without an operator",
    explanation: """
      `=~"x"` matches the text `x` and nothing else, as `="x"` does; the latter is cheaper for the server, and says what is meant.
      """,
    bad: .promQL(#"jobs_failed{queue=~"mail"} > 0"#, snapshot: exampleQueue),
    good: .promQL(#"jobs_failed{queue="mail"} > 0"#, snapshot: exampleQueue)
  ) { context, reporter in
    for (query, matcher, pattern) in context.patterns where !pattern.isEmpty && !pattern.contains(where: isOperator) {
      let operation = matcher.operation == .matches ? "=" : "!="
      reporter.report(
        "\(matcher.operation.rawValue) with a text that has no operator of a regular expression; write "
          + "`\(matcher.name)\(operation)\"\(matcher.value.text)\"`", at: query.location,
        excerpt: query.excerpt(matcher.range))
    }
  }

  private static func isOperator(_ byte: UInt8) -> Bool { operators.contains(byte) }

  private static let operators: [UInt8] = Array(#"\.+*?()|[]{}^$"#.utf8)

  private static let exampleQueue = "# TYPE jobs_failed gauge\njobs_failed{queue=\"mail\"} 1\n"
}
