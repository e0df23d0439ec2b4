import Testing

@testable import BuildTool

@Suite struct SwiftLiteralTests {
  /// The value with `⟨⟩` where something is interpolated, or what is wrong.
  private static func value(_ source: String, at offset: Int = 0) -> String {
    do throws(SwiftLiteralParser.Problem) {
      let literal = try SwiftLiteralParser.literal(in: Array(source.utf8), at: offset)
      return literal.segments.map { String(decoding: $0.value, as: UTF8.self) }.joined(separator: "⟨⟩")
    } catch {
      return "! \(error.reason)"
    }
  }

  @Test(arguments: [
    (#""""#, ""),
    (#""abc" + "d""#, "abc"),
    (#""a\"b\\c\td\u{e9}\u{1F600}\0\r\n\'""#, "a\"b\\c\tdé😀\0\r\n'"),
    (#""é😀""#, "é😀"),
    ##"#"a"b\n\#n"c"#"##.pair("a\"b\\n\n\"c"),
    ###"##"a"#b\##(x)c"##"###.pair("a\"#b⟨⟩c"),
    (#""a\(b)c\(d("e)", (f)))g""#, "a⟨⟩c⟨⟩g"),
    (##""\(#"\#("x")")"#)y""##, "⟨⟩y"),
    (#""\(a)""#, "⟨⟩"),
    ("\"\"\"\na\n\"\"\"", "a"),
    ("\"\"\"\n\"\"\"", ""),
    ("\"\"\"  \n  a\n    b\n\n  c\"d\"\"e\n  \"\"\"", "a\n  b\n\nc\"d\"\"e"),
    ("\"\"\"\n  a \\\n  b\n  \"\"\"", "a b"),
    ("\"\"\"\n  a \\  \n  b\\tc\n  \"\"\"", "a b\tc"),
    ("\"\"\"\r\n  a\r\n  b\r\n  \"\"\"", "a\nb"),
    ("\"\"\"\n  a\\(\n  f(\"x\")\n)b\n  \"\"\"", "a⟨⟩b"),
    ("#\"\"\"\n  a\\nb\\#nc \"\"\"\n  \"\"\"#", "a\\nb\nc \"\"\""),
    ("\"\"\"\n\t a\n \n\t \"\"\"", "a\n"),
  ])
  func reads(source: String, value: String) {
    #expect(Self.value(source) == value)
  }

  @Test(arguments: [
    ("abc", "! is not there"),
    ("#", "! is not there"),
    ("\"abc", "! does not end on its line"),
    ("\"abc\n\"", "! does not end on its line"),
    ("#\"abc\"", "! does not end on its line"),
    ("\"\\x\"", "! has an escape that Swift does not know"),
    ("\"\\u{110000}\"", "! has a \\u{…} that is no character"),
    ("\"\\u{}\"", "! has a \\u{…} that is no character"),
    ("\"\\u{12", "! has a \\u{…} that is no character"),
    ("\"\\(abc", "! has an interpolation that does not end"),
    ("\"\"\"\nabc", "! does not end"),
    ("\"\"\"\n  a\n b\n  \"\"\"", "! has a line that is indented less than its closing quotes"),
    ("\"\"\"\n a \"\"\"", "! has text before its closing quotes"),
  ])
  func refuses(source: String, reason: String) {
    #expect(Self.value(source) == reason)
  }

  /// Every part of a value has its bytes in the source.
  @Test func bytesHaveTheirPlaces() throws {
    let source = #"x("a\u{e9}b\(c)d")"#
    let literal = try SwiftLiteralParser.literal(in: Array(source.utf8), at: 2)
    #expect(literal.range == 2..<17)
    func text(_ range: Range<Int>, _ segment: Int) -> String? {
      literal.source(of: range, inSegment: segment).map { String(decoding: Array(source.utf8)[$0], as: UTF8.self) }
    }
    #expect(text(0..<1, 0) == "a")
    #expect(text(1..<3, 0) == #"\u{e9}"#)
    #expect(text(0..<4, 0) == #"a\u{e9}b"#)
    #expect(text(0..<1, 1) == "d")
    #expect(literal.source(of: 4..<4, inSegment: 0) == 11..<11)
    #expect(literal.source(of: 0..<0, inSegment: 0) == 3..<3)
    #expect(literal.source(of: 0..<2, inSegment: 1) == nil)
    #expect(literal.source(of: 0..<1, inSegment: 2) == nil)
  }

  @Test func depthIsBounded() {
    let deep = String(repeating: #""\("#, count: 10_000)
    #expect(Self.value(deep).hasPrefix("!"))
  }

  /// Any bytes are read or refused.
  @Test func anyTextIsReadOrRefused() {
    var random = SplitMix64(seed: 11)
    let pieces = ["\"", "\"\"\"", "#", "\\", "\\(", "(", ")", "\n", "\r\n", "  ", "a", "\\u{", "}", "é", "\\#("]
    var read = 0
    for _ in 0..<20_000 {
      let body = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
      let source = "\"" + body.joined()
      if let literal = try? SwiftLiteralParser.literal(in: Array(source.utf8), at: 0) {
        read += 1
        #expect(literal.range.upperBound <= source.utf8.count)
        for segment in literal.segments { #expect(segment.value.count == segment.sources.count) }
      }
    }
    #expect(read > 1_000)
  }
}

extension String {
  fileprivate func pair(_ other: String) -> (String, String) { (self, other) }
}
