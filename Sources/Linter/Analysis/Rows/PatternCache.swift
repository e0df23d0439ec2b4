import PromQL

/// Regular expressions, each compiled once.
struct PatternCache {
  private var patterns: [[UInt8]: RE2?] = [:]

  /// `nil` for a pattern that is none, which is another rule's finding.
  subscript(pattern: [UInt8]) -> RE2? {
    mutating get {
      if let known = patterns[pattern] { return known }
      let compiled = try? RE2(pattern)
      patterns.updateValue(compiled, forKey: pattern)
      return compiled
    }
  }

  /// Whether a label with the value `text` fulfils a matcher; `nil` when that is not known at build.
  mutating func accepts(_ matcher: PromQLExpression.Matcher, _ text: String) -> Bool? {
    switch matcher.operation {
    case .equal: matcher.value.text == text
    case .notEqual: matcher.value.text != text
    case .matches: self[matcher.value.bytes]?.matches(whole: text)
    case .notMatches: self[matcher.value.bytes].map { !$0.matches(whole: text) }
    }
  }
}
