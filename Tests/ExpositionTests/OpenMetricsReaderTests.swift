import Testing

@testable import Exposition

@Suite struct OpenMetricsReaderTests {
  @Test(arguments: [
    ("# EOF", []),
    ("a 1\n# EOF\n", ["a 1.0"]),
    ("a 1\n# EOF\0\n\0\0", ["a 1.0"]),
    ("a{} 1\nb{x=\"1\",} 2\n# EOF\n", ["a 1.0", "b{x=\"1\"} 2.0"]),
    ("a 1 1.5\n# EOF\n", ["a 1.0 @1500"]),
    ("a 1 -0.0015\n# EOF\n", ["a 1.0 @-1"]),
    ("a 1 1e300\n# EOF\n", ["a 1.0 @-9223372036854775808"]),
    ("a 1 # {} 1\n# EOF\n", ["a 1.0"]),
    ("a 1 2 # {x=\"1\",\"y.z\"=\"2\"} 1 3.5\n# EOF\n", ["a 1.0 @2000"]),
    ("{\"a.b\",\"l.x\"=\"1\"} 1\n# EOF\n", ["a.b{l.x=\"1\"} 1.0"]),
    ("a{x=\"\",x=\"1\"} 1\n# EOF\n", ["a 1.0"]),
    ("# TYPE h histogram\nh_bucket{le=\"1\"} 1\n# EOF\n", ["h_bucket{le=\"1.0\"} 1.0"]),
    ("# TYPE h gaugehistogram\nh_bucket{le=\"1\"} 1\n# EOF\n", ["h_bucket{le=\"1\"} 1.0"]),
  ])
  func accepts(_ text: String, _ expected: [String]) throws {
    #expect(series(try ExpositionParser.parse(text, format: .openMetrics)) == expected)
  }

  @Test(arguments: [
    ("a 1\n", "2:1 the page does not end with a line '# EOF'"),
    ("a 1", "1:4 the page ends inside a line"),
    ("# HELP a x", "1:11 the page does not end"),
    ("\na 1\n# EOF\n", "1:1 OpenMetrics has no blank lines"),
    (" a 1\n# EOF\n", "1:1 OpenMetrics has no blanks before a name"),
    ("# note\n# EOF\n", "1:1 OpenMetrics has no comments"),
    ("a  1\n# EOF\n", "1:2 expected one blank and a value, not a blank"),
    ("a\t1\n# EOF\n", "1:2 expected one blank and a value, not a tab"),
    ("a{x=\"1\"}1\n# EOF\n", "1:9 expected one blank and a value, not '1'"),
    ("a 1 \n# EOF\n", "1:4 expected the end of the line, not a blank"),
    ("a 1 2 3\n# EOF\n", "1:6 expected the end of the line"),
    ("a 1 NaN\n# EOF\n", "1:5 the timestamp is not finite"),
    ("a 1 #\n# EOF\n", "1:5 '#' is no timestamp"),
    ("a 1 # x\n# EOF\n", "1:4 expected the end of the line"),
    ("a 1 # {x=\"1\"}\n# EOF\n", "1:14 expected one blank and an exemplar value"),
    ("a 1 # {x} 1\n# EOF\n", "1:9 expected '='"),
    ("a 1 # {x=\"1\"} 1 Inf\n# EOF\n", "1:17 the exemplar timestamp is not finite"),
    ("a 1 # {x=\"\0\"} 1\n# EOF\n", "1:10 a NUL byte in an exemplar"),
    ("a 1 # {x=\"\0\"} 1\n", "2:1 the page does not end"),
    ("a{x=\"1\", y=\"2\"} 1\n# EOF\n", "1:9 expected a label name, not a blank"),
    ("a{x=\"1\"y=\"2\"} 1\n# EOF\n", "1:8 expected ',' or '}'"),
    ("a{x=\"1\n\"} 1\n# EOF\n", "1:5 the label value is not closed"),
    ("{a} 1\n# EOF\n", "1:2 a name without quotes stands alone"),
    ("a{x=\"1\",x=\"2\"} 1\n# EOF\n", "1:9 the label 'x' is given twice"),
    ("# TYPE a untyped\n# EOF\n", "1:10 'untyped' is a type of the text format"),
    ("# TYPE a\n# EOF\n", "1:9 expected a blank and the text of TYPE"),
    ("# UNIT a s\n# EOF\n", "1:10 the unit 's' is not the end of the name 'a'"),
    ("# UNIT s s\n# EOF\n", "1:10 the unit 's' is not the end of the name 's'"),
    ("# EOF\n\n", "2:1 nothing may follow '# EOF'"),
    ("# EOF\r\n", "1:6 nothing may follow '# EOF', not even an empty line; found a carriage return"),
    ("a 1\r\n# EOF\n", "1:3 '1\\r' is no number: the line ends in CR LF"),
  ])
  func refuses(_ text: String, _ expected: String) {
    #expect(refusal(text, .openMetrics).hasPrefix(expected), "\(refusal(text, .openMetrics))")
  }

  @Test func readsMetadata() throws {
    let page = try ExpositionParser.parse(
      "# TYPE \"a.b_s\" counter\n# UNIT \"a.b_s\" s\n# HELP \"a.b_s\" say \\\"hi\\\"\n{\"a.b_s_total\"} 1 # {t=\"1\"} 1\n# EOF\n"
    )
    let family = try #require(page.families.first)
    #expect(page.families.count == 1)
    #expect(family.kind == .counter)
    #expect(family.unit == "s")
    #expect(family.help == "say \"hi\"")
    #expect(family.names == ["a.b_s_total"])
    #expect(family.exemplars == 1)
  }
}
