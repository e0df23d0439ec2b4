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
    let selectors = SelectorValues(inference: LabelInference(catalogue: context.catalogue))
    var patterns = PatternCache()
    for query in context.queries {
      for use in query.selectors {
        for column in selectors.columns(of: use) where column.matcher.operation == .matches {
          let alternatives = Alternatives.split(column.matcher.value.bytes)
          // Where nothing matches, the whole matcher is wrong.
          guard alternatives.count > 1, patterns.accepts(column) else { continue }
          for alternative in alternatives {
            guard let pattern = patterns[alternative], !pattern.matches(whole: ""),
              !column.values.contains(where: { pattern.matches(whole: $0) })
            else { continue }
            let text = String(decoding: alternative, as: UTF8.self)
            let near = Suggestion.nearest(to: text, among: column.values)
            reporter.report(
              "\(text) matches no \(column.matcher.name) of \(column.entry.name)"
                + (near.map { "; did you mean \($0)?" } ?? "; correct it or take it out"),
              at: query.location, excerpt: query.excerpt(column.matcher.range), notes: [column.entry.evidence])
          }
        }
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
