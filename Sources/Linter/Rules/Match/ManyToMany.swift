import Diagnostics

extension LintRule {
  static let manyToMany = LintRule(
    "match/many-to-many", .error, "an operator finds several partners for one series: the query fails",
    explanation: """
      An operator between two vectors pairs series whose labels agree. Where two series of one side have the labels of one
      group, Prometheus does not choose: the query fails with "many-to-many matching not allowed", a rule is not evaluated at
      all, and its alert does not fire. The page of the snapshot shows two such series.

      Aggregate the side with too many (`sum by (…)`), match on more labels, or write `group_left`/`group_right` when the
      other side is the one with one series for each group.
      """,
    bad: .promQL(
      "errors / on (job) limits > 0.5",
      snapshot: """
        # TYPE errors gauge
        errors 1
        # TYPE limits gauge
        limits{room="a"} 2
        limits{room="b"} 3

        """),
    good: .promQL(
      "errors / on (job) sum by (job) (limits) > 0.5",
      snapshot: """
        # TYPE errors gauge
        errors 1
        # TYPE limits gauge
        limits{room="a"} 2
        limits{room="b"} 3

        """)
  ) { context, reporter in
    for found in context.failures {
      let failure = found.failure
      guard case .binary(let binary) = failure.expression.node else { continue }
      let side: RowFailure.Side
      switch failure.kind {
      case .manyToMany(let many): side = many
      case .sameResult: side = if case .right = binary.matching?.group { .right } else { .left }
      case .never, .scalarOfMany, .sameLabels: continue
      }
      let operand = side == .left ? binary.left : binary.right
      let when = failure.isAlways ? "fails at every evaluation" : "fails whenever both are there"
      let key = failure.key.withoutName
      let advice: String
      let fact: String
      if case .sameResult = failure.kind {
        fact = "two series of the \(side.rawValue) side give one result, \(failure.key.text)"
        advice = "keep the label that tells them apart out of group_left/group_right"
      } else {
        fact = "the \(side.rawValue) side has several series for \(key.text)"
        let names = key.pairs.map(\.name).joined(separator: ", ")
        advice = "aggregate that side with `sum by (\(names)) (…)`, or match on what tells them apart"
      }
      reporter.report(
        "\(fact): the query \(when); \(advice)", at: found.query.location, excerpt: found.query.excerpt(operand.range),
        notes: ["\(failure.rows.0.text) and \(failure.rows.1.text)", context.catalogue.evidence],
        severity: failure.isAlways ? .error : .warning)
    }
  }
}
