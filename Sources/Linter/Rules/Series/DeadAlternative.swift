import Diagnostics

extension LintRule {
  static let deadAlternative = LintRule(
    "series/dead-alternative", .warning, "an alternative of a pattern matches no value",
    explanation: """
      In `=~"mail|sms|phnoe"` each part was written for something. A part that fits no captured value is misspelt, or what it
      was for is gone; the other parts hide it, as the query still gives results. It may also be a value that has not come
      yet: take the part out, or correct it.
      """,
    bad: .promQL(
      #"errors{queue=~"mail|sms"} > 0"#, snapshot: "# TYPE errors gauge\nerrors{queue=\"mail\"} 1\n"),
    good: .promQL(#"errors{queue="mail"} > 0"#, snapshot: "# TYPE errors gauge\nerrors{queue=\"mail\"} 1\n")
  ) { context, reporter in
    var patterns = PatternCache()
    // Where nothing matches, the whole matcher is wrong.
    for matched in context.matchedLabels where matched.matcher.operation == .matches && matched.isFulfilled {
      let alternatives = Alternatives.split(matched.matcher.value.bytes)
      guard alternatives.count > 1 else { continue }
      for alternative in alternatives {
        guard let pattern = patterns[alternative], !pattern.matches(whole: ""),
          !matched.values.contains(where: { pattern.matches(whole: $0) })
        else { continue }
        let text = String(decoding: alternative, as: UTF8.self)
        let near = Suggestion.nearest(to: text, among: matched.values)
        reporter.report(
          "\(text) matches no \(matched.matcher.name) of \(matched.entry.name)"
            + (near.map { "; did you mean \($0)?" } ?? "; correct it or take it out"),
          at: matched.query.location, excerpt: matched.query.excerpt(matched.matcher.range),
          notes: [matched.entry.evidence])
      }
    }
  }
}

/// The alternatives at the top of a pattern.
private enum Alternatives {
  /// One for a pattern without `|` outside of brackets.
  static func split(_ pattern: [UInt8]) -> [[UInt8]] {
    guard pattern.contains(UInt8(ascii: "|")) else { return [pattern] }
    var alternatives: [[UInt8]] = [[]]
    var depth = 0
    var isInClass = false
    var isEscaped = false
    for byte in pattern {
      if isEscaped {
        isEscaped = false
        // `\Q…\E` quotes all of this: such a pattern stays whole.
        if byte == UInt8(ascii: "Q") { return [pattern] }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if isInClass {
        if byte == UInt8(ascii: "]") { isInClass = false }
      } else if byte == UInt8(ascii: "[") {
        isInClass = true
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
      } else if byte == UInt8(ascii: "|"), depth == 0 {
        alternatives.append([])
        continue
      }
      alternatives[alternatives.count - 1].append(byte)
    }
    return alternatives
  }
}
