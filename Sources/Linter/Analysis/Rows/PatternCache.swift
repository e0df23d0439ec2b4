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
  mutating func accepts(_ matcher: PromQLExpression.Matcher, _ text: String) -> Bool? { test(of: matcher)?(text) }

  /// What a matcher asks of a label's value; `nil` when that is not known at build.
  mutating func test(of matcher: PromQLExpression.Matcher) -> ((String) -> Bool)? {
    switch matcher.operation {
    case .equal, .notEqual:
      let value = matcher.value.text
      let isEqual = matcher.operation == .equal
      return { ($0 == value) == isEqual }
    case .matches, .notMatches:
      guard let pattern = self[matcher.value.bytes] else { return nil }
      let isMatch = matcher.operation == .matches
      return { pattern.matches(whole: $0) == isMatch }
    }
  }
}
