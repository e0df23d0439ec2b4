import Formats
import Testing

@Suite struct JSONWriterTests {
  private func text(_ value: OrderedValue) -> String { String(decoding: JSONWriter.write(value), as: UTF8.self) }

  @Test func writesMembersInTheirOrder() {
    let value: OrderedValue = ["z": 1, "a": ["list": [1, "two", .null, [], [:]], "flag": true]]
    #expect(
      text(value) == """
        {
          "z": 1,
          "a": {
            "list": [
              1,
              "two",
              null,
              [],
              {}
            ],
            "flag": true
          }
        }

        """)
  }

  @Test(arguments: [
    (0.01, "0.01"), (5, "5"), (-3, "-3"), (1e21, "1e+21"), (1.5e-7, "1.5e-07"), (0.1 + 0.2, "0.30000000000000004"),
    (.infinity, "null"), (-.infinity, "null"), (.nan, "null"),
  ])
  func writesTheShortestNumber(number: Double, expected: String) {
    #expect(text(.double(number)) == expected + "\n")
  }

  @Test func writesTheWholeRangeOfIntegers() {
    #expect(text([.int(.min), .int(.max)]) == "[\n  -9223372036854775808,\n  9223372036854775807\n]\n")
  }

  @Test(arguments: [
    ("", #""""#),
    ("a\"b\\c", #""a\"b\\c""#),
    ("a\nb\rc\td", #""a\nb\rc\td""#),
    ("\u{0}\u{8}\u{1B}\u{7F}", #""\u0000\u0008\u001b\u007f""#),
    ("é → 😀\u{2028}", "\"é → 😀\u{2028}\""),
    ("</script>", "\"</script>\""),
  ])
  func escapesWhatItMust(string: String, expected: String) {
    #expect(text(.string(string)) == expected + "\n")
    #expect(text([string: 1]) == "{\n  \(expected): 1\n}\n", "a key is a string like any other")
  }

  @Test func writesDeepValues() {
    var value: OrderedValue = 1
    for _ in 0..<500 { value = [value] }
    #expect(JSONWriter.write(value).count { $0 == UInt8(ascii: "[") } == 500)
    for _ in 0..<500 { value = ["k": value] }
    #expect(YAMLWriter.write(value).count { $0 == UInt8(ascii: "k") } == 500)
  }
}
