import Formats
import Testing

@Suite struct YAMLWriterTests {
  private func text(_ value: OrderedValue, header: [String] = []) -> String {
    String(decoding: YAMLWriter.write(value, header: header), as: UTF8.self)
  }

  @Test func writesARuleFileAsAPersonWould() {
    let rule: OrderedValue = .object(compacting: [
      "alert": "AccessDenied",
      "expr": "sum by (region) (\n  sum_over_time(x[5m])\n) > 5\n",
      "for": nil,
      "labels": ["severity": "critical"],
      "annotations": ["summary": "{{ $value }} denied: look", "runbook": "https://example.com/a#b"],
    ])
    let file: OrderedValue = ["groups": [["name": "cloudtrail", "interval": "30s", "limit": 0, "rules": [rule]]]]
    #expect(
      text(file, header: ["Made by a build.", ""]) == """
        # Made by a build.
        #
        groups:
          - name: cloudtrail
            interval: 30s
            limit: 0
            rules:
              - alert: AccessDenied
                expr: |
                  sum by (region) (
                    sum_over_time(x[5m])
                  ) > 5
                labels:
                  severity: critical
                annotations:
                  summary: '{{ $value }} denied: look'
                  runbook: https://example.com/a#b

        """)
  }

  @Test func writesNestedContainers() {
    let value: OrderedValue = [[[1, 2], ["a": [], "b": [:], "c": .null]], [], [:], [["k": [[true]]]]]
    #expect(
      text(value) == """
        - - - 1
            - 2
          - a: []
            b: {}
            c: null
        - []
        - {}
        - - k:
              - - true

        """)
  }

  @Test(arguments: [
    // Words, nulls and the special keys of YAML 1.1.
    "yes", "No", "ON", "off", "y", "N", "true", "False", "null", "Null", "~", "<<", "=", "",
    // Numbers, dates and times of any reader.
    "1e3", "1E3", "0x1F", "0o7", "0b11", "010", "1_000", "+1", "-1", ".5", "5.", "1.5", ".inf", "-.Inf", "+.inf",
    ".NaN",
    "12:30:45", "2001-01-01", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43 Z", "0", "1,000", "10.0.0.1:9090",
    // Indicators.
    "- a", "-", "---", "--- a", "...", "... a", "? a", "?", ":", ": a", "a: b", "a:", "a #b", "#a", "%a", "@a", "`a",
    "&a", "*a", "!a", "|", ">", "{a}", "[a]", "{{ $value }}", "'a'", "\"a\"", ",a",
    // Blanks at the ends.
    " a", "a ", " ",
  ])
  func putsInSingleQuotesWhatAReaderCouldTakeForSomethingElse(string: String) {
    var quoted = "'"
    for character in string {
      quoted += character == "'" ? "''" : String(character)
    }
    quoted += "'"
    #expect(text(.string(string)) == quoted + "\n")
    #expect(text([string: .string(string)]) == "\(quoted): \(quoted)\n")
  }

  @Test(arguments: [
    "a", "5m", "30s", "1d", "severity", "sum by (region) (rate(x{a=\"b\", c=~'d'}[5m])) > 5", "http://a:9090/b?c=d#e",
    "a,b", "it's", "a:b", "a-b", "a  b", "/etc/x", "$labels", "é", "😀", "smtp.example.com:587", "nope", "(a)", "\\d+",
    "^a$", "5 minutes", "v1.2.3", ".hidden",
  ])
  func leavesPlainWhatIsSafe(string: String) {
    #expect(text([string: .string(string)]) == "\(string): \(string)\n")
  }

  @Test(arguments: [
    ("\t", #""\t""#),
    ("a\tb", #""a\tb""#),
    ("\n", #""\n""#),
    ("a\r\nb", #""a\r\nb""#),
    ("\u{0}\u{7F}\u{85}\u{9F}", #""\u0000\u007f\u0085\u009f""#),
    ("\u{2028}\u{2029}\u{FEFF}\u{FFFE}\u{FFFF}", #""\u2028\u2029\ufeff\ufffe\uffff""#),
    ("\"\\\u{1}", #""\"\\\u0001""#),
    ("\u{A0}\u{1F600}\u{1}", "\"\u{A0}\u{1F600}\\u0001\""),
  ])
  func putsInDoubleQuotesWhatCannotStandRaw(string: String, expected: String) {
    #expect(text(["k": .string(string)]) == "k: \(expected)\n")
  }

  @Test(arguments: [
    ("a\nb", "k: |-\n  a\n  b\n"),
    ("a\nb\n", "k: |\n  a\n  b\n"),
    ("a\n\n\n", "k: |+\n  a\n\n\n"),
    ("\n\na\n", "k: |\n\n\n  a\n"),
    ("  a\nb", "k: |2-\n    a\n  b\n"),
    ("\n a\n", "k: |2\n\n   a\n"),
    ("a\n\tb \n", "k: |\n  a\n  \tb \n"),
    ("# a\n---\n", "k: |\n  # a\n  ---\n"),
  ])
  func writesLinesAsALiteralBlock(string: String, expected: String) {
    #expect(text(["k": .string(string)]) == expected)
    let inAList = expected.dropFirst(2)
    #expect(text([.string(string)]) == "-" + inAList)
  }

  @Test func neverWritesABlockWhereNoneMayStand() {
    #expect(text("a\nb") == "\"a\\nb\"\n", "nothing to be indented under")
    #expect(text(["a\nb": 1]) == "\"a\\nb\": 1\n", "a key")
  }

  @Test func writesALongKeyWithAQuestionMark() {
    let key = String(repeating: "k", count: 1001)
    #expect(text(["a": [key: ["b": 1]]]) == "a:\n  ? \(key)\n  :\n    b: 1\n")
    #expect(text([String(key.dropLast()): 1]) == "\(key.dropLast()): 1\n")
  }

  @Test(arguments: [
    (0.01, "0.01"), (5, "5"), (1e21, "1.0e+21"), (1.5e-7, "1.5e-07"), (.leastNonzeroMagnitude, "5.0e-324"),
    (.infinity, ".inf"),
    (-.infinity, "-.inf"), (.nan, ".nan"),
  ])
  func writesNumbersThatEveryReaderTakesForNumbers(number: Double, expected: String) {
    #expect(text(.double(number)) == expected + "\n")
  }

  @Test func keepsTheHeaderAComment() {
    #expect(text([], header: ["a\nb: 1", "\u{85}c\u{0}\r", ""]) == "# a\n# b: 1\n# \\u0085c\\u0000\\r\n#\n[]\n")
  }
}
