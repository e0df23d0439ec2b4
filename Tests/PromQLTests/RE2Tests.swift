import PromQL
import Testing

@Suite struct RE2Tests {
  @Test(arguments: [
    "a", "", "a|b|", "(a)(?:b)(?P<n>c)(?<m>d)", "(?i)a(?s-m:b)", "a*?b+?c??", "a{2}{b}{,3}", "x{0,1000}", "(x{500}){2}",
    "[]a]", "[^]a]", "[a-]", "[\\d\\w-]", "[[:alpha:][:^digit:]]", "\\pL\\p{Greek}\\P{^Lu}",
    "\\x41\\x{10FFFF}\\012\\07",
    "\\Qa*\\E*", "^*$+\\b\\B\\A\\z", "\\_\\-\\.", "a(?i)*", "()|(|a)", "\\a\\f\\t\\n\\r\\v",
  ])
  func accepts(pattern: String) {
    #expect(RE2.syntaxError(in: pattern) == nil, "\(pattern)")
  }

  private static let wrong: [(String, String)] = [
    ("*a", "`*` repeats nothing"), ("a|*", "`*` repeats nothing"), ("a**", "`**` repeats a repetition"),
    ("a{2}{3}", "`{2}{` repeats a repetition"), ("a{1001}", "the count `{1001}` is wrong"),
    ("a{3,2}", "the count `{3,2}` is wrong"), ("(a{501}){2}", "nested counts repeat more than 1000 times"),
    ("(a", "a `(` is not closed"), ("a)", "a `)` closes nothing"), ("[a", "`[a` has no closing `]`"),
    ("[z-a]", "the range `z-a` is backwards"), ("[[:nope:]]", "there is no class `[:nope:]`"),
    ("\\1", "`\\1` refers back to a group, which RE2 does not do"), ("\\Z", "`\\Z` is no escape sequence of RE2"),
    ("\\", "a backslash at the end"), ("(?=a)", "it looks ahead or behind, which RE2 does not do"),
    ("(?<!a)", "it looks ahead or behind, which RE2 does not do"), ("(?>a)", "`(?>` is no group of RE2"),
    ("(?P<1-a>b)", "the name of a group is wrong"), ("\\p{Klingon}", "there is no Unicode class `\\p{Klingon}`"),
    ("\\x{110000}", "`\\x{110000}` is no character"),
  ]

  @Test(arguments: wrong)
  func refuses(pattern: String, message: String) {
    #expect(RE2.syntaxError(in: pattern)?.message == message)
  }

  @Test func refusesWhatIsNotText() throws {
    #expect(RE2.syntaxError(in: [0xFF, 0x2A])?.message == "it is not valid UTF-8")
    #expect(RE2.syntaxError(in: [0xFF, 0x7C, 0x61]) == nil)
    #expect(try RE2([0xFF, 0x7C, 0x61]).matches(whole: "a"))
    #expect(try !RE2([0xFF]).matches(whole: ""))
  }

  private static let matches: [(String, [String], [String])] = [
    ("a|b", ["a", "b"], ["", "c", "ab"]), ("", [""], ["a"]), (".*", ["", "a\nb", "ü"], []),
    ("a.c", ["abc", "a\nc", "aüc"], ["ac"]),
    ("5..", ["500", "599"], ["50", "5000", "400"]), ("(?-s:a.c)", ["abc"], ["a\nc"]),
    ("a{2,3}", ["aa", "aaa"], ["a", "aaaa"]),
    ("(ab){2,}", ["abab", "ababab"], ["ab", "aba"]), ("a{0}b", ["b"], ["ab"]), ("(a*)*b", ["b", "aaab"], ["a"]),
    ("[^a-c]+", ["xyz"], ["", "xa"]), ("[[:digit:]]+\\D", ["12a"], ["12", "a"]),
    ("\\w+\\s\\S", ["ab c"], ["a b ", "ab"]),
    ("(?i)straße", ["STRAßE", "straße"], ["strasse"]), ("(?i)[k]", ["K", "k", "\u{212A}"], ["x"]),
    ("\\p{Lu}\\pN", ["A1", "Ü9"], ["a1"]),
    ("\\bfoo\\b.*", ["foo", "foo bar"], ["foobar"]), ("(?m)a$\\n^b", ["a\nb"], ["ab"]), ("\\Aa\\z", ["a"], ["aa"]),
    ("\\Q.*\\E", [".*"], ["ab"]), ("foo|foobar", ["foo", "foobar"], ["foob"]),
    ("x(a|b|c|)y", ["xay", "xcy", "xy"], ["xdy"]),
    ("[\\x41-\\x{43}]", ["A", "C"], ["D"]), ("[^\\n]", ["a"], ["\n"]), ("api-.+", ["api-x"], ["api-"]),
  ]

  @Test(arguments: matches)
  func matchesTheWholeText(pattern: String, matching: [String], other: [String]) throws {
    let expression = try RE2(pattern)
    for text in matching { #expect(expression.matches(whole: text), "\(pattern) must match \(text.debugDescription)") }
    for text in other {
      #expect(!expression.matches(whole: text), "\(pattern) must not match \(text.debugDescription)")
    }
  }

  /// Patterns that take exponential time where a matcher backtracks.
  @Test func takesLinearTime() throws {
    let text = String(repeating: "a", count: 2000)
    #expect(try !RE2("(a*)*b").matches(whole: text))
    #expect(try !RE2("(a|a)*b").matches(whole: text))
    #expect(try RE2("(a?){500}a{500}").matches(whole: String(repeating: "a", count: 500)))
  }

  @Test func boundsDepthAndSize() throws {
    let deep = String(repeating: "(", count: 100_000) + "a" + String(repeating: ")", count: 100_000)
    #expect(RE2.syntaxError(in: deep) != nil)
    #expect(try RE2(String(repeating: "(", count: 900) + "a" + String(repeating: ")", count: 900)).matches(whole: "a"))
    let large = String(repeating: "[a-z]{1000}", count: 100)
    #expect(RE2.syntaxError(in: large) == nil)
    #expect(throws: RE2.SyntaxError.self) { try RE2(large) }
    let alternatives = (0..<10_000).map(String.init).joined(separator: "|")
    #expect(throws: RE2.SyntaxError.self) { try RE2(alternatives) }
    #expect(throws: RE2.SyntaxError.self) { try RE2("\\p{Greek}") }
  }
}
