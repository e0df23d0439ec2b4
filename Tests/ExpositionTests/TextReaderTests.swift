import Testing

@testable import Exposition

@Suite struct TextReaderTests {
  @Test(arguments: [
    ("a 1\n", ["a 1.0"]),
    ("a 1", ["a 1.0"]),
    ("\n \n\t\na 1\n\n", ["a 1.0"]),
    ("a{} 1\nb{ } 2\n", ["a 1.0", "b 2.0"]),
    ("a{x=\"1\"}2\n", ["a{x=\"1\"} 2.0"]),
    ("a { x = \"1\" , y = \"2\" , } 3 4 \n", ["a{x=\"1\",y=\"2\"} 3.0 @4"]),
    ("a{y=\"2\"x=\"1\" z=\"3\"} 1\n", ["a{x=\"1\",y=\"2\",z=\"3\"} 1.0"]),
    ("a{x=\"\",y=\"1\"} 1\n", ["a{y=\"1\"} 1.0"]),
    ("a{x=\"\",x=\"1\"} 1\n", ["a 1.0"]),
    ("a{\"\"=\"\"} 1\n", ["a 1.0"]),
    ("a{x=\"a\\\\b\\\"c\\nd\\te\"} 1\n", ["a{x=\"a\\b\"c\nd\\te\"} 1.0"]),
    ("a{x=\"two\nlines\"} 1\n", ["a{x=\"two\nlines\"} 1.0"]),
    ("a{x=\"é\0\"} 1\n", ["a{x=\"é\0\"} 1.0"]),
    ("{\"a.b\"} 1\n", ["a.b 1.0"]),
    ("{x=\"1\",\"a.b\",\"l.x\"=\"2\"} 1\n", ["a.b{l.x=\"2\",x=\"1\"} 1.0"]),
    ("{\"a\\\"b\"} 1\n{\"a\\\\b\"} 2\n", ["a\"b 1.0", "a\\b 2.0"]),
    ("  a 1\n", ["  a 1.0"]),
    ("  {\"a\"} 1\n", ["a 1.0"]),
    ("#\n# \n#x\n# TYPES a b\n# HELP\n# TYPE\n#HELP a\na 1\n", ["a 1.0"]),
    ("a 1\n\0b 2\n", ["a 1.0"]),
    ("a 1\n# \0\nb 2\n", ["a 1.0"]),
    ("a 1\n#x\0\nb 2\n", ["a 1.0"]),
    ("# x\0\nb 2\n", ["b 2.0"]),
    (
      "# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_bucket{le=\"x\"} 1\n",
      ["h_bucket{le=\"1.0\"} 1.0", "h_bucket{le=\"x\"} 1.0"]
    ),
    ("# TYPE s summary\ns{quantile=\".5\",le=\"1\"} 1\n", ["s{le=\"1\",quantile=\"0.5\"} 1.0"]),
    ("# TYPE g gauge\ng{le=\"1\",quantile=\"1\"} 1\n", ["g{le=\"1\",quantile=\"1\"} 1.0"]),
  ])
  func accepts(_ text: String, _ expected: [String]) throws {
    #expect(series(try ExpositionParser.parse(text, format: .text)) == expected)
  }

  @Test(arguments: [
    ("1a 1\n", "1:1 expected a metric name"),
    ("a.b 1\n", "1:2 expected a blank and a value but found '.b'"),
    ("a 1\nb\n", "2:2 expected a value, not the end of the line"),
    ("a -nan\n", "1:3 '-nan' is no number to Prometheus"),
    ("a 0x10\n", "1:3 '0x10' is hexadecimal"),
    ("a 1_0\n", "1:3 '1_0' is no number to Prometheus"),
    ("a 1,5\n", "1:3 '1,5' is no number: write a point"),
    ("a 1e400\n", "1:3 '1e400' is too large"),
    ("a 1\r\n", "1:3 '1\\r' is no number: the line ends in CR LF"),
    ("a 1 -5\n", "1:5 '-5' is a negative timestamp"),
    ("a 1 +5\n", "1:5 a timestamp has no sign"),
    ("a 1 1.5\n", "1:6 expected the end of the line after the timestamp"),
    ("a 1 9223372036854775808\n", "1:5 the timestamp is out of range"),
    ("a 1 # {x=\"1\"} 1\n", "1:5 expected a timestamp or the end of the line, not '#'"),
    ("a{x=1} 1\n", "1:5 expected a label value in double quotes"),
    ("a{x=\"1} 1\n", "1:5 the label value is not closed"),
    ("a{x=\"1\\\n\"} 1\n", "1:5 the label value is not closed"),
    (
      "a{x=\"say \"hi\" there\"} 1\n",
      "1:13 expected '=' after the label name, not '\"': if a label value holds a quote"
    ),
    (
      "a{x=\"1} 1\nb{y=\"2\"} 1\n",
      "2:6 expected a label name, not '2': the label value that starts at 1:5 ends only here"
    ),
    ("a{,} 1\n", "1:3 expected a label name, not a second comma"),
    ("a{x=\"1\",,} 1\n", "1:9 expected a label name, not a second comma"),
    ("a{x} 1\n", "1:4 expected '='"),
    ("{x} 1\n", "1:2 a name without quotes stands alone"),
    ("{x=\"1\"} 1\n", "1:1 the sample has no metric name"),
    ("{\"a\",\"b\"} 1\n", "1:6 the sample has a second metric name"),
    ("{\"\"} 1\n", "1:1 the metric name is empty"),
    ("a{\"\"=\"1\"} 1\n", "1:3 the label name is empty"),
    ("a{__name__=\"b\"} 1\n", "1:3 '__name__' as a label"),
    ("a{x=\"1\",\"x\"=\"2\"} 1\n", "1:9 the label 'x' is given twice"),
    ("a{\"x\0\"=\"1\"} 1\n", "1:3 the quoted name is not closed"),
    (
      "# TYPE a gauge \n",
      "1:10 unknown type 'gauge ', which fails the whole scrape: one blank before the type and none"
    ),
    ("# TYPE a GAUGE\n", "1:10 unknown type 'GAUGE', which fails the whole scrape: the type is in small letters"),
    ("# TYPE a info\n", "1:10 'info' is a type of OpenMetrics"),
    ("# TYPE a\n", "2:1 the type is missing"),
    ("# TYPE a gauge\r\n", "1:10 unknown type 'gauge\\r': the line ends in CR LF"),
    ("# TYPE a-b gauge\n", "1:10 unknown type 'b gauge'"),
    ("# HELP \n", "1:8 expected a metric name after HELP"),
    ("# HELP a\0b\n", "1:9 a NUL byte"),
  ])
  func refuses(_ text: String, _ expected: String) {
    #expect(refusal(text, .text).hasPrefix(expected), "\(refusal(text, .text))")
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(refusal(Array("a{x=\"caf".utf8) + [0xE9] + Array("\"} 1\n".utf8), .text).hasPrefix("1:9 the label value"))
    #expect(refusal(Array("# HELP a caf".utf8) + [0xE9, 0x0A], .text).hasPrefix("1:13 the help text"))
    #expect(refusal(Array("{\"a".utf8) + [0xC5] + Array("z\"} 1\n".utf8), .text).hasPrefix("1:1 the metric name"))
    #expect(refusal(Array("a{\"".utf8) + [0xFF] + Array("\"=\"1\"} 1\n".utf8), .text).hasPrefix("1:3 the label name"))
    #expect(refusal(Array("# comment ".utf8) + [0xFF, 0x0A], .text) == "accepted as text")
  }

  @Test(arguments: [
    ("# HELP a   padded \n", "  padded "), ("# HELP a\n", ""), ("# HELP a    \n", ""),
    ("# HELP a one\\ntwo\\\\ \\\"\n", "one\ntwo\\ \\\""),
    ("#\tHELP\ta\tx\n", "x"), ("# HELP a x\r\n", "x\r"), ("# HELP \"a\" x\n", "x"), ("# HELP a 1\n# HELP a 2\n", "2"),
  ])
  func readsHelp(_ text: String, _ expected: String) throws {
    let family = try #require(try ExpositionParser.parse(text, format: .text).families.first)
    #expect(family.name == "a")
    #expect(family.help.map { Array($0.utf8) } == Array(expected.utf8))
    #expect(family.kind == .unknown)
  }

  @Test(arguments: [
    (
      "a 1\na 2\n",
      ["2:1 the same series as before: a server keeps the first sample and drops this one; the first is on line 1"]
    ),
    (
      "a{x=\"\"} 1\na 2\n",
      ["2:1 the same series as before: a server keeps the first sample and drops this one; the first is on line 1"]
    ),
    (
      "a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 2\n",
      ["2:1 the same series as before: a server keeps the first sample and drops this one; the first is on line 1"]
    ),
    ("a 1 1\na 2 2\n", []),
    (
      "a 1 1\na 2 2\na 3 1\na 4 2\n",
      [
        "3:1 the same series as before: a server keeps the first sample and drops this one; the first is on line 1",
        "4:1 the same series as before: a server keeps the first sample and drops this one; the first is on line 2",
      ]
    ),
    (
      "# TYPE a gauge\n# TYPE a counter\n",
      [
        "2:1 TYPE of 'a' is given a second time with another type, counter, which holds from here on; the first is on line 1"
      ]
    ),
    (
      "# HELP a b\n# HELP a b\n", ["2:1 HELP of 'a' is given a second time; the last one holds; the first is on line 1"]
    ),
    (" a 1\n", ["1:1 blanks before the name 'a': a server stores them as part of the name; remove them"]),
    (
      "a 1",
      ["1:4 no line feed at the end: a server supplies it; promtool, Pushgateway and the node exporter refuse the page"]
    ),
    ("a 1\n\0", ["2:1 a NUL byte: a server ends the scrape here without an error, and loses everything behind it"]),
    (
      "a{x=\"C:\\dir\"} 1\n",
      [
        "1:5 the label value has a backslash that starts no escape; a server keeps it, other readers refuse it: write \\\\"
      ]
    ),
    (
      "a{x=\"1\n2\"} 1\n",
      [
        "1:5 the label value runs over a line end, which other readers than the server refuse: write \\n"
      ]
    ),
    (
      "# TYPE h histogram\nh_bucket{le=\"x\"} 1\n",
      [
        "2:10 'x' is no number, so that this le is left out by histogram_quantile and the like"
      ]
    ),
    ("# HELP a b\r\n", ["1:11 the line ends in CR LF, and the CR becomes part of the help text: write LF alone"]),
    ("a 1\n# EOF\n", ["2:6 the page ends in '# EOF' like OpenMetrics, and is read as text, where that is a comment"]),
    (
      "# UNIT a_s s\na_s 1\n",
      [
        "1:1 UNIT is a comment in the text format: if this is an OpenMetrics page, its last line '# EOF' is missing and it is incomplete"
      ]
    ),
    ("", ["1:1 the page is empty: a server accepts it and stores nothing"]),
  ])
  func warns(_ text: String, _ expected: [String]) throws {
    let page = try ExpositionParser.parse(text, format: .text)
    #expect(page.warnings.map { "\($0.line):\($0.column) \($0.message)" } == expected)
    #expect(page.omittedWarnings == 0)
  }

  @Test func countsTheWarningsThatAreNotKept() throws {
    let text = String(repeating: "a 1\n", count: 50)
    let page = try ExpositionParser.parse(text, limits: ExpositionLimits(warnings: 10))
    #expect(page.warnings.count == 10)
    #expect(page.omittedWarnings == 39)
    #expect(page.sampleLines == 50)
  }

  @Test func saysWhereNULEndedThePage() throws {
    #expect(try ExpositionParser.parse("a 1\n\0b 1\n").isTruncatedAtNUL)
    #expect(try !ExpositionParser.parse("a 1\n# x\0\n").isTruncatedAtNUL)
  }

  @Test func refusesMoreLabelsThanAServerCouldStore() {
    let labels = (0...65_536).map { "l\($0)=\"1\"" }.joined(separator: ",")
    #expect(refusal("a{\(labels)} 1\n", .text).contains("more than 65536 labels"))
  }
}
