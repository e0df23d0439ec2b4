import Diagnostics

extension LintRule {
  static let matchLabelMissing = LintRule(
    "match/label-missing", .error, "`on` names a label that a side does not have",
    explanation: """
      A label that a series lacks counts as empty. With `on (x)` and no `x` on either side, all series have the same key: the
      match is of everything with everything, which fails or pairs what does not belong together. With `x` on one side only,
      nothing matches. A label that an aggregation took away before is `labels/dropped-then-used`.
      """,
    bad: .promQL(
      "errors / on (rom) limits > 0.5",
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n# TYPE limits gauge\nlimits{room=\"a\"} 2\n"),
    good: .promQL(
      "errors / on (room) limits > 0.5",
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n# TYPE limits gauge\nlimits{room=\"a\"} 2\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for match in context.matches where match.binary.operation != .or {
      guard let matching = match.binary.matching, matching.isOn else { continue }
      let left = match.left
      let right = match.right
      for label in matching.labels where !label.isTemplate && label.name != "__name__" {
        let isLeft = left.contains(label.name)
        let isRight = right.contains(label.name)
        if isLeft && isRight { continue }
        let without = isLeft ? match.binary.right : match.binary.left
        if inference.removal(of: label.name, from: without) != nil { continue }
        let isAlways = (isLeft ? left : right)[label.name]?.isAlways == true
        let side = isLeft ? "the right side has no" : isRight ? "the left side has no" : "neither side has a"
        let effect =
          !isLeft && !isRight
          ? "it tells no series apart" : isAlways ? "the sides never match" : "only series without it match"
        let names = isLeft ? right.names : isRight ? left.names : Set(left.names).intersection(right.names).sorted()
        let near = Suggestion.nearest(to: label.name, among: names)
        reporter.report(
          "\(side) label \(label.name): \(effect)"
            + (near.map { "; did you mean \($0)?" } ?? "; match on a label that both have, or take it out of `on`"),
          at: match.query.location, excerpt: match.query.excerpt(label.range),
          notes: [
            "the left side has \(list(left.names)), the right \(list(right.names))", context.catalogue.evidence,
          ],
          severity: (isLeft || isRight) && !isAlways || match.isOptional ? .warning : .error)
      }
    }
  }

  private static func list(_ names: [String]) -> String { names.isEmpty ? "no labels" : names.joined(separator: ", ") }
}
