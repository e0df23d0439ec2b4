import Diagnostics
import Testing

@Suite struct TextReporterTests {
  private func finding(
    _ code: String = "series/unknown-metric", _ severity: Diagnostic.Severity = .error, _ message: String = "m",
    line: Int? = 1, excerpt: Diagnostic.Excerpt? = nil, notes: [String] = []
  ) -> Diagnostic {
    let location = line.map { SourceLocation(fileID: "CloudTrail/Alerts.swift", line: $0, column: 15) }
    return Diagnostic(Diagnostic.Code(code), severity, message, at: location, excerpt: excerpt, notes: notes)
  }

  /// The lines under the message.
  private func body(_ text: String, _ range: Range<Int>) -> String {
    let report = TextReporter().report([finding(excerpt: Diagnostic.Excerpt(text, range))])
    return String(report.drop { $0 != "\n" }.dropFirst())
  }

  @Test func rendersAFindingAsCompilersDo() {
    let reporter = TextReporter(path: { "Sources/\($0.fileID)" })
    let report = reporter.report([
      finding(
        "series/unknown-metric", .error, "no metric named x; cloudwatch_exporter prints y", line: 42,
        excerpt: Diagnostic.Excerpt("sum(rate(x[5m])) > 0", 9..<10),
        notes: ["snapshot cloudwatch-exporter.prom, 14 families"])
    ])
    #expect(
      report == """
        Sources/CloudTrail/Alerts.swift:42:15: error: no metric named x; cloudwatch_exporter prints y [series/unknown-metric]
            sum(rate(x[5m])) > 0
                     ^
            note: snapshot cloudwatch-exporter.prom, 14 families

        """)
  }

  @Test func leavesOutThePlaceOfAFindingAboutTheWhole() {
    #expect(TextReporter().report([finding("a/b", .warning, line: nil)]) == "warning: m [a/b]\n")
  }

  @Test func sortsByPlaceThenCodeAndFoldsDuplicates() {
    let report = TextReporter().report([
      finding("z/z", line: nil), finding("b/b", line: 9), finding("a/b", line: 10), finding("a/a", line: 10),
      finding("a/a", .error, "other", line: 10), finding("b/b", line: 9),
    ])
    #expect(
      report == """
        CloudTrail/Alerts.swift:9:15: error: m [b/b]
        CloudTrail/Alerts.swift:10:15: error: m [a/a]
        CloudTrail/Alerts.swift:10:15: error: other [a/a]
        CloudTrail/Alerts.swift:10:15: error: m [a/b]
        error: m [z/z]

        """)
  }

  @Test func showsRelatedPlaces() {
    var finding = finding("a/b", .error, notes: ["n"])
    finding.related = [.init("the other one", at: SourceLocation(fileID: "M/A.swift", line: 3, column: 4))]
    #expect(
      TextReporter(path: { "Sources/\($0.fileID)" }).report([finding]) == """
        Sources/CloudTrail/Alerts.swift:1:15: error: m [a/b]
            note: n
            Sources/M/A.swift:3:4: note: the other one

        """)
  }

  @Test func underlinesLongerRanges() {
    #expect(body("rate(x)", 0..<4) == "    rate(x)\n    ^~~~\n")
    #expect(body("é→😀x", 9..<10) == "    é→😀x\n       ^\n", "columns are counted in characters")
    #expect(body("é→😀x", 2..<9) == "    é→😀x\n     ^~\n")
    #expect(body("é→😀x", 3..<4) == "    é→😀x\n     ^\n", "an offset inside a character means that character")
  }

  @Test func keepsTabsSoThatCaretsAlign() {
    #expect(body("\ta\tb", 3..<4) == "    \ta\tb\n    \t \t^\n")
  }

  @Test func pointsBehindTheEnd() {
    #expect(body("abc", 3..<3) == "    abc\n       ^\n")
    #expect(body("abc", 90..<95) == "    abc\n       ^\n")
    #expect(body("abc\n", 3..<4) == "    abc\n       ^\n")
    #expect(body("", 0..<0) == "    \n    ^\n")
  }

  @Test func showsOnlyTheLinesConcerned() {
    let text = "sum(\r\n  rate(x[5m])\r\n)\r\n"
    #expect(body(text, 13..<14) == "      rate(x[5m])\n           ^\n")
    #expect(body(text, 8..<22) == "      rate(x[5m])\n      ^~~~~~~~~~~\n    )\n    ~\n")
    #expect(body("a\n\n  b\n", 0..<6) == "    a\n    ^\n      b\n      ~\n", "lines with nothing on them are left out")
  }

  @Test func saysThatARangeGoesOn() {
    let text = (1...9).map { "line \($0)" }.joined(separator: "\n")
    let report = body(text, 0..<text.utf8.count)
    #expect(report.contains("line 4\n    ~~~~~~\n    …\n"))
    #expect(!report.contains("line 5"))
  }

  @Test func cutsLongLinesAroundTheRange() throws {
    let text = String(repeating: "a", count: 5000) + "XYZ" + String(repeating: "b", count: 5000)
    let lines = body(text, 5000..<5003).split(separator: "\n")
    let line = try #require(lines.first)
    let carets = try #require(lines.dropFirst().first)
    #expect(line.hasPrefix("    …a") && line.hasSuffix("b…"))
    #expect(line.count == 4 + 120 + 2)
    #expect(line.split(separator: "X")[0].count == carets.split(separator: "^")[0].count)
    #expect(carets.hasSuffix("^~~"))

    let atTheStart = body(text, 0..<1)
    #expect(atTheStart.hasPrefix("    aaa"))
    let atTheEnd = body(text, 10002..<10003)
    #expect(atTheEnd.contains("bbb\n"))
    let everything = body(text, 0..<10003).split(separator: "\n")
    #expect(everything[0].hasSuffix("a…") && everything[1].hasSuffix("^" + String(repeating: "~", count: 119)))
    let many = body(String(repeating: "😀", count: 300), 600..<604).split(separator: "\n")
    #expect(!many[0].contains("\u{FFFD}"))
  }

  @Test func neverSendsControlCharactersToTheTerminal() {
    let hostile = "\u{1B}[2J\r\u{7}\u{7F}\u{9B}\u{202E}\n"
    let report = TextReporter(path: { _ in "a\u{1B}b" }).report([
      finding("x/\u{1B}", .error, hostile, excerpt: Diagnostic.Excerpt(hostile, 3..<4), notes: [hostile])
    ])
    #expect(!report.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value)) })
    #expect(report.contains("error: ␛[2J␍␇␡\u{FFFD}\u{FFFD}␊ [x/␛]\n"))
    #expect(report.contains("    ␛[2J␍␇␡\u{FFFD}\u{FFFD}\n       ^\n"))
  }

  @Test func coloursOnlyWhenAsked() {
    let finding = finding("a/b", .warning, excerpt: Diagnostic.Excerpt("x", 0..<1), notes: ["n"])
    #expect(!TextReporter().report([finding]).contains("\u{1B}"))
    let coloured = TextReporter(colours: true).report([finding])
    #expect(coloured.contains("\u{1B}[1;33mwarning:\u{1B}[0m m"))
    #expect(coloured.contains("\u{1B}[1;32m^\u{1B}[0m\n"))
  }

  @Test func sumsUp() {
    #expect(TextReporter.summary([]) == "no findings")
    #expect(TextReporter.summary([finding(), finding()]) == "1 error in 1 place")
    #expect(TextReporter.summary([finding(line: nil)]) == "1 error")
    #expect(
      TextReporter.summary([
        finding(line: 1), finding(line: 2), finding("a/b", .warning, line: 3), finding("a/b", .note, line: 3),
      ]) == "2 errors, 1 warning, 1 note in 3 places")
  }
}
