import Diagnostics
import PromQL

extension LintRule {
  static let droppedThenUsed = LintRule(
    "labels/dropped-then-used", .error, "an operator needs a label that another one below it took away",
    explanation: """
      `sum by (region) (sum by (account) (x))` groups by a label that the inner sum has already thrown away: the result is
      one series without it. The same is true of `on (region)` after an aggregation without `region`.

      Keep the label in the inner operator.
      """,
    bad: .promQL(
      "max by (room) (sum by (floor) (errors)) > 0",
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\",floor=\"1\"} 1\n"),
    good: .promQL(
      "max by (room) (sum by (floor, room) (errors)) > 0",
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\",floor=\"1\"} 1\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)

    func check(_ label: PromQLExpression.LabelName, of operand: PromQLExpression, in query: LintedQuery, _ user: String)
    {
      guard let removal = inference.removal(of: label.name, from: operand) else { return }
      reporter.report(
        "\(user) needs \(label.name), which \(removal.operatorText) has dropped; keep it there", at: query.location,
        excerpt: query.excerpt(label.range), notes: ["dropped here: \(query.part(removal.range))"])
    }

    for missing in context.missingGroupLabels {
      check(missing.label, of: missing.aggregation.expression, in: missing.query, "by (\(missing.label.name))")
    }
    for match in context.matches where match.binary.operation != .or {
      guard let matching = match.binary.matching, matching.isOn else { continue }
      for label in matching.labels where !label.isTemplate && label.name != "__name__" {
        // A side that is one series without labels, `vector(1)`, has none to keep.
        for (operand, labels) in [(match.binary.left, match.left), (match.binary.right, match.right)]
        where !labels.contains(label.name) {
          check(label, of: operand, in: match.query, "on (\(label.name))")
        }
      }
    }
  }
}

extension LintedQuery {
  /// A part of the text, on one line.
  func part(_ range: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    let clamped = range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[clamped], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
