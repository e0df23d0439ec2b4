import Diagnostics
import Monitoring

extension LintRule {
  static let unknownValue = LintRule(
    "series/unknown-value", .error, "a matcher asks for a value that the label does not have",
    explanation: """
      A matcher for a value that no series has selects nothing, and Prometheus does not say so. It is an error when the
      content itself fixes the values, as it does those of `job` and `instance`, and when the value is a misspelling of one
      that was captured. Any other value may come tomorrow: a warning.

      A value that differs from a captured one in its digits only, `503` and `500`, is another value and no misspelling.
      """,
    bad: .promQL(
      #"errors{queue="delivrey"} > 0"#, snapshot: "# TYPE errors gauge\nerrors{queue=\"delivery\"} 1\n"),
    good: .promQL(
      #"errors{queue="delivery"} > 0"#, snapshot: "# TYPE errors gauge\nerrors{queue=\"delivery\"} 1\n")
  ) { context, reporter in
    var patterns = PatternCache()
    for matched in context.matchedLabels where !matched.isFulfilled {
      let matcher = matched.matcher
      // The name of an alert is `series/unknown-alert`'s matter.
      if matcher.name == Label.alertname.name, Catalogue.alertMetrics.contains(matched.entry.name) { continue }
      if matched.exportedLabel(accepting: &patterns) != nil { continue }
      let text = matcher.value.text
      let near = matcher.operation == .equal ? matched.values.first { Misspelling.isLikely(text, for: $0) } : nil
      let isProven = matched.isClosed || near != nil
      let known = matched.values.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
      let more = matched.values.count > 8 ? " and \(matched.values.count - 8) more" : ""
      reporter.report(
        "no series of \(matched.entry.name) has \(matcher.name)\(matcher.operation.rawValue)\"\(text)\""
          + (near.map { "; did you mean \"\($0)\"?" } ?? "; write one of the known values, \(known)\(more)"),
        at: matched.query.location, excerpt: matched.query.excerpt(matcher.range),
        notes: ["\(matched.entry.evidence): \(matcher.name) is \(known)\(more)"],
        severity: isProven && !matched.use.isOptional && !matched.use.isAbsenceWanted ? .error : .warning)
    }
  }
}

/// Whether a value was meant to be another one.
private enum Misspelling {
  /// One letter off, or two in a long value. Values that differ in digits are different things.
  static func isLikely(_ text: String, for value: String) -> Bool {
    guard text.utf8.count >= 4, value.utf8.count >= 4, digits(text) == digits(value) else { return false }
    let distance = Suggestion.distance(from: text, to: value)
    return distance <= (min(text.utf8.count, value.utf8.count) >= 12 ? 2 : 1)
  }

  private static func digits(_ text: String) -> [UInt8] { text.utf8.filter { 0x30...0x39 ~= $0 } }
}

extension SelectorUse {
  /// Whether the query is about the selector finding nothing.
  fileprivate var isAbsenceWanted: Bool { function.map { LabelEffect.of($0) == .describesAbsence } ?? false }
}

extension MatchedLabel {
  /// The `exported_…` label that has what the matcher asks for: the scrape took the label's name for the target's own.
  func exportedLabel(accepting patterns: inout PatternCache) -> String? {
    var name = "exported_\(matcher.name)"
    while let domain = labels[name], !labels.isOpen {
      let isIt = domain.values?.contains { patterns.accepts(matcher, $0) == true } ?? false
      if isIt { return name }
      name = "exported_\(name)"
    }
    return nil
  }
}
