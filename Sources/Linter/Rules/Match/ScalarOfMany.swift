import Diagnostics

extension LintRule {
  static let scalarOfMany = LintRule(
    "match/scalar-of-many", .error, "scalar() of several series is NaN",
    explanation: """
      `scalar()` takes the value of a vector with exactly one series. Of none, and of several, it is NaN: every comparison
      with it is false, and an alert that uses it never fires. Aggregate first: `scalar(sum(…))`.
      """,
    bad: .promQL(
      "up > scalar(limits)", snapshot: "# TYPE limits gauge\nlimits{room=\"a\"} 1\nlimits{room=\"b\"} 2\n"),
    good: .promQL(
      "up > scalar(max(limits))", snapshot: "# TYPE limits gauge\nlimits{room=\"a\"} 1\nlimits{room=\"b\"} 2\n")
  ) { context, reporter in
    for found in context.failures {
      guard case .scalarOfMany(let count) = found.failure.kind else { continue }
      let (one, other) = found.failure.rows
      reporter.report(
        "scalar() of \(count) series is NaN, and no comparison with it holds; aggregate first: `scalar(sum(…))`",
        at: found.query.location, excerpt: found.query.excerpt(found.failure.expression.range),
        notes: ["\(one.text) and \(other.text)", context.catalogue.evidence])
    }
  }
}
