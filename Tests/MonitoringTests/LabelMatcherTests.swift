import Monitoring
import Testing

/// One meaning in all three of Alertmanager's parsers: the name quoted only where it is not classic, the value always, and no
/// escapes but `\\`, `\"` and `\n`.
@Suite struct LabelMatcherTests {
  static let texts: [(LabelMatcher, String)] = [
    (.severity(.critical), #"severity="critical""#),
    (.alert("Down"), #"alertname="Down""#),
    (.label("team", "x"), #"team="x""#),
    (.label("team", not: "x"), #"team!="x""#),
    (.label("team", matches: "a|b"), #"team=~"a|b""#),
    (.label("team", notMatches: "a.*"), #"team!~"a.*""#),
    (.label("team", ""), #"team="""#),
    // Classic names.
    (.label("_a9", "x"), #"_a9="x""#),
    (.label("a:b", "x"), #"a:b="x""#),
    (.label(":a", "x"), #":a="x""#),
    (.label("A", "x"), #"A="x""#),
    // All others.
    (.label("9a", "x"), #""9a"="x""#),
    (.label("a.b", "x"), #""a.b"="x""#),
    (.label("a b", "x"), #""a b"="x""#),
    (.label("größe", "x"), #""größe"="x""#),
    (.label(#"a"\b"#, "x"), #""a\"\\b"="x""#),
    (.label("[", "x"), #""["="x""#),
    (.label("@", "x"), #""@"="x""#),
    (.label("", "x"), #"""="x""#),
    // Values.
    (.label("a", #"say "hi""#), #"a="say \"hi\"""#),
    (.label("path", #"C:\temp"#), #"path="C:\\temp""#),
    (.label("a", matches: #"\d+"#), #"a=~"\\d+""#),
    (.label("a", "two\nlines"), #"a="two\nlines""#),
    (.label("a", "\r\n"), "a=\"\r\\n\""),
    (.label("a", "{x, y}=~!"), #"a="{x, y}=~!""#),
    (.label("a", "é🔥"), #"a="é🔥""#),
    (.label("a", "\"\u{301}"), "a=\"\\\"\u{301}\""),
  ]

  @Test(arguments: texts) func isWrittenAsAlertmanagerReadsIt(matcher: LabelMatcher, text: String) {
    #expect(Array(matcher.text.utf8) == Array(text.utf8), "\(matcher.text)")
  }
}
