import Diagnostics
import PromQL

extension LintRule {
  static let duplicateLabelSet = LintRule(
    "labels/duplicate-labelset", .error, "two results of a rule get the same labels: the rule fails",
    explanation: """
      A label of a rule replaces the label of that name that the query's result has. When it was all that told two series
      apart, both become one, and Prometheus gives up: "vector contains metrics with the same labelset after applying alert
      labels". The whole rule fails, and not one alert of it fires. The same is true of functions that drop or write a label.

      Give the rule's label another name, or aggregate: `sum without (room) (…)`.
      """,
    bad: .content(
      #"Alert("Errors", .warning, when: errors > 0).label("room", "all")"#,
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\nerrors{room=\"b\"} 2\n"
    ) { content in content.ownLabelExample("errors > 0") },
    good: .content(
      #"Alert("Errors", .warning, when: max without (room) (errors) > 0).label("room", "all")"#,
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\nerrors{room=\"b\"} 2\n"
    ) { content in content.ownLabelExample("max without (room) (errors) > 0") }
  ) { context, reporter in
    for duplicate in context.duplicateResults {
      let query = duplicate.query
      let twins = duplicate.twins
      let added = query.ownLabels?.added(to: twins.0).text ?? ""
      let culprits = query.ownLabels?.values.map(\.name).filter { twins.0[$0] != twins.1[$0] } ?? []
      let what = culprits.isEmpty ? "their metrics' names go" : "the rule sets \(culprits.joined(separator: ", "))"
      let when = duplicate.presence == .all ? "the rule fails at every evaluation" : "the rule fails whenever both hold"
      reporter.report(
        "two results become \(added), as \(what): \(when); rename the rule's label, or aggregate the query first",
        at: query.location, excerpt: query.expression.map { query.excerpt($0.range) },
        notes: ["\(twins.0.text) and \(twins.1.text)", context.catalogue.evidence],
        severity: duplicate.presence == .bound ? .warning : .error)
    }
    for found in context.failures {
      guard case .sameLabels = found.failure.kind else { continue }
      let (one, other) = found.failure.rows
      reporter.report(
        "two series become \(found.failure.key.text) in \(found.failure.expression.operatorText): the query fails at every "
          + "evaluation; keep a label that tells them apart, or aggregate first", at: found.query.location,
        excerpt: found.query.excerpt(found.failure.expression.range),
        notes: ["\(one.text) and \(other.text)", context.catalogue.evidence])
    }
  }
}
