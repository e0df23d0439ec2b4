import Diagnostics
import Foundation
import Testing

@testable import BuildTool

@Suite struct ReporterTests {
  let folder: TemporaryFolder

  init() throws { folder = try Findings.package() }

  private func text(_ format: ReportFormat, _ findings: [Diagnostic] = Findings.all, strict: Bool = false) -> String {
    format.text(of: Findings.report(findings, in: folder, isStrict: strict), style: TextStyle(isColoured: false))
  }

  /// A finding in which everything is hostile.
  private static let hostile: Diagnostic = {
    let text = "\u{0}\u{1B}[2J\r\n\t\"'<&>]]>%::,=\u{7F}\u{9B}\u{202E}\u{FFFE}\u{FFFF}é😀"
    let place = SourceLocation(fileID: text, line: 0, column: -1)
    return Diagnostic(
      Diagnostic.Code(text), .error, text, at: place, excerpt: .init(text, 3..<900), notes: [text],
      related: [.init(text, at: place), .init(text, at: place)], fix: .init(3..<4, text, isSafe: true), subject: text)
  }()

  @Test func textIsForPeople() {
    #expect(
      text(.text) == """
        Sources/House/Alerts.swift:3:21: error: no metric named temprature; did you mean temperature? [series/unknown-metric]
            sum(temprature) > 30
                ^~~~~~~~~~
            note: snapshot node.prom (3 families)
        Sources/House/Wall, left.swift:9:5: warning: "A" overlaps "B": 100% <of> it & more, look [panel/overlap]
            Sources/House/Wall, left.swift:7:5: note: the other one
        note: there is no snapshot [meta/not-evaluated]

        """)
    #expect(text(.text, []) == "")
  }

  @Test func gitHubTakesOneLineEach() {
    #expect(
      text(.github) == """
        ::error file=Sources/House/Alerts.swift,line=3,col=21,title=series/unknown-metric::no metric named temprature; did you mean temperature?%0A    sum(temprature) > 30%0A        ^~~~~~~~~~%0A    note: snapshot node.prom (3 families)
        ::warning file=Sources/House/Wall%2C left.swift,line=9,col=5,title=panel/overlap::"A" overlaps "B": 100%25 <of> it & more, look%0A    Sources/House/Wall, left.swift:7:5: note: the other one
        ::notice title=meta/not-evaluated::there is no snapshot

        """)
    let line = text(.github, [Self.hostile])
    #expect(line.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
    #expect(line.contains("title=␀␛[2J%0D%0A\t\"'<&>]]>%25%3A%3A%2C=␡"))
  }

  @Test func jsonHasItsShape() {
    #expect(
      text(.json, [Findings.unknownMetric, Findings.notEvaluated]) == """
        {
          "version": 1,
          "tool": {
            "name": "build-dashboards",
            "version": "1.2.3"
          },
          "summary": {
            "errors": 1,
            "warnings": 0,
            "notes": 1
          },
          "findings": [
            {
              "code": "series/unknown-metric",
              "severity": "error",
              "message": "no metric named temprature; did you mean temperature?",
              "subject": "alert house/Hot",
              "location": {
                "path": "Sources/House/Alerts.swift",
                "line": 3,
                "column": 21
              },
              "excerpt": {
                "text": "sum(temprature) > 30",
                "start": 4,
                "end": 14
              },
              "notes": [
                "snapshot node.prom (3 families)"
              ],
              "related": [],
              "fix": {
                "start": 4,
                "end": 14,
                "replacement": "temperature",
                "safe": true
              },
              "fingerprint": "\(Fingerprint.all(of: [Findings.unknownMetric])[0])"
            },
            {
              "code": "meta/not-evaluated",
              "severity": "note",
              "message": "there is no snapshot",
              "notes": [],
              "related": [],
              "fingerprint": "\(Fingerprint.all(of: [Findings.notEvaluated])[0])"
            }
          ]
        }

        """)
  }

  @Test func checkstyleGroupsByFile() {
    #expect(
      text(.checkstyle) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="10.0">
          <file name="Sources/House/Alerts.swift">
            <error line="3" column="21" severity="error" message="no metric named temprature; did you mean temperature?" source="series/unknown-metric"/>
          </file>
          <file name="Sources/House/Wall, left.swift">
            <error line="9" column="5" severity="warning" message="&quot;A&quot; overlaps &quot;B&quot;: 100% &lt;of&gt; it &amp; more, look" source="panel/overlap"/>
          </file>
          <file name="Package.swift">
            <error severity="info" message="there is no snapshot" source="meta/not-evaluated"/>
          </file>
        </checkstyle>

        """)
  }

  @Test func junitFailsForWhatFails() {
    #expect(
      text(.junit, [Findings.overlap]) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="build-dashboards lint" tests="3" failures="0" errors="0">
          <testsuite name="build-dashboards lint" tests="3" failures="0" errors="0">
            <testcase classname="meta/not-evaluated" name="meta/not-evaluated"/>
            <testcase classname="panel/overlap" name="panel house/A" file="Sources/House/Wall, left.swift" line="9">
              <system-out>Sources/House/Wall, left.swift:9:5: warning: "A" overlaps "B": 100% &lt;of&gt; it &amp; more, look
            Sources/House/Wall, left.swift:7:5: note: the other one
        </system-out>
            </testcase>
            <testcase classname="series/unknown-metric" name="series/unknown-metric"/>
          </testsuite>
        </testsuites>

        """)
    #expect(text(.junit).contains(#"tests="3" failures="1""#))
    #expect(text(.junit, strict: true).contains(#"tests="3" failures="2""#))
    #expect(text(.junit, strict: true).contains(#"type="warning""#))
  }

  /// In XML what cannot stand in a document is shown as its picture; nothing else changes.
  @Test(arguments: [
    ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;'", "a&lt;b&gt;&amp;\"'"),
    ("1\r\n2\t3", "1&#13;&#10;2&#9;3", "1&#13;\n2\t3"),
    ("\u{0}\u{8}\u{1B}\u{1F}", "␀␈␛␟", "␀␈␛␟"),
    ("\u{7F}\u{85}\u{FFFE}\u{FFFF}\u{202E}", "␡\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "␡\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("]]>", "]]&gt;", "]]&gt;"),
    ("é😀", "é😀", "é😀"),
  ])
  func xmlIsEscaped(text: String, attribute: String, content: String) {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    #expect(BuildTool.XMLElement("x", ["y": text]).document == head + "<x y=\"\(attribute)\"/>\n")
    #expect(BuildTool.XMLElement("x", text: text).document == head + "<x>\(content)</x>\n")
  }

  @Test(arguments: [ReportFormat.json, .sarif]) func hostileTextIsStillJSON(format: ReportFormat) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text(format, [Self.hostile]).utf8))
    #expect(value is [String: Any])
  }

  /// In no format a control character reaches a terminal or a parser.
  @Test(arguments: ReportFormat.allCases) func hostileTextIsTamed(format: ReportFormat) {
    let scalars = text(format, [Self.hostile]).unicodeScalars
    #expect(!scalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    #expect(!scalars.contains { $0.value == 0x7F })
  }

  @Test func uriPathsAreEscaped() {
    #expect(URIPath.escaped("Sources/a b/c:d%é.swift") == "Sources/a%20b/c%3Ad%25%C3%A9.swift")
  }
}
