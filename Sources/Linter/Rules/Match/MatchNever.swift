import Diagnostics
import PromQL

extension LintRule {
  static let matchNever = LintRule(
    "match/never", .error, "the two sides of an operator have no series in common",
    explanation: """
      An operator between two vectors pairs series whose labels agree: all labels, unless `on` or `ignoring` says which. Where
      no series of one side agrees with one of the other, the result is empty, for ever and without an error. It is proven
      when a label is on one side only, or when the content itself fixes different values; where the captured values differ
      only so far, it is a warning.

      Write `on (…)` with the labels that both sides have the same values of.
      """,
    bad: .promQL(
      "errors / limits > 0.5",
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n# TYPE limits gauge\nlimits 2\n"),
    good: .promQL(
      "errors / on (job) group_left () limits > 0.5",
      snapshot: "# TYPE errors gauge\nerrors{room=\"a\"} 1\n# TYPE limits gauge\nlimits 2\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for match in context.matches where match.canBeEmpty {
      let left = match.left
      let right = match.right
      guard let names = match.matchedNames,
        let culprit = names.first(where: { !left.canAgree(with: right, on: [$0]) })
      else { continue }
      let one = left[culprit]
      let other = right[culprit]
      let isProven = one == nil || other == nil || one?.isClosed == true && other?.isClosed == true
      // A label of `on` that a side has not is the finding of another rule.
      if match.binary.matching?.isOn == true, one == nil || other == nil { continue }
      let shared = names.filter { left.canAgree(with: right, on: [$0]) && left.contains($0) && right.contains($0) }
      let advice =
        shared.isEmpty
        ? "they have no label in common: write `on ()` if each side is one series"
        : "match with `on (\(shared.joined(separator: ", ")))`, or take \(culprit) out with `ignoring (\(culprit))`"
      reporter.report(
        "the sides never match: \(fact(culprit, one, other)); \(advice)", at: match.query.location,
        excerpt: match.query.excerpt(match.expression.range), notes: [context.catalogue.evidence],
        severity: isProven && !match.isOptional ? .error : .warning)
    }
    for found in context.failures {
      guard case .never = found.failure.kind else { continue }
      // What labels alone prove is found above.
      guard case .binary(let binary) = found.failure.expression.node else { continue }
      let match = LintedMatch(binary, found.failure.expression, of: found.query, inference)
      guard let names = match.matchedNames, match.left.canAgree(with: match.right, on: names) else { continue }
      let (one, other) = found.failure.rows
      reporter.report(
        "the sides match in no series that was captured: the left has \(one.text), the right \(other.text); "
          + "match `on (…)` the labels that agree", at: found.query.location,
        excerpt: found.query.excerpt(found.failure.expression.range), notes: [context.catalogue.evidence],
        severity: .warning)
    }
  }

  private static func fact(_ name: String, _ left: LabelSet.Domain?, _ right: LabelSet.Domain?) -> String {
    func some(_ domain: LabelSet.Domain) -> String { domain.values?.prefix(3).joined(separator: ", ") ?? "any value" }
    switch (left, right) {
    case (let left?, let right?): return "\(name) is \(some(left)) on the left and \(some(right)) on the right"
    case (_?, nil): return "only the left side has \(name)"
    case (nil, _): return "only the right side has \(name)"
    }
  }
}

extension LintedMatch {
  /// Whether the result is empty when nothing matches.
  fileprivate var canBeEmpty: Bool { binary.operation != .or && binary.operation != .unless }

  /// The labels that must agree, sorted; `nil` where they are not known.
  var matchedNames: [String]? {
    let named = binary.matching?.labels ?? []
    if named.contains(where: \.isTemplate) { return nil }
    let names = named.map(\.name)
    if binary.matching?.isOn == true { return names }
    // Labels that are not listed may differ too.
    return Set(left.names).union(right.names).subtracting(names + ["__name__"]).sorted()
  }
}
