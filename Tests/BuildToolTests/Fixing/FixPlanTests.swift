import Diagnostics
import Testing

@testable import BuildTool

@Suite struct FixPlanTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let path = "Sources/House/Alerts.swift"

  /// The place of the bracket behind `.promql` in a source.
  private static func place(in source: String, fileID: String = "House/Alerts.swift") -> Diagnostics.SourceLocation {
    let before = source.split(separator: ".promql(", omittingEmptySubsequences: false)[0] + ".promql"
    let lines = before.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return SourceLocation(fileID: fileID, line: lines.count, column: (lines.last?.count ?? 0) + 1)
  }

  /// `part` of a query becomes `replacement`.
  private static func finding(
    _ query: String, _ part: String, _ replacement: String, at location: Diagnostics.SourceLocation, safe: Bool = true
  ) throws -> Diagnostic {
    let found = try #require(Array(query.utf8).firstRange(of: Array(part.utf8)))
    let range = replacement.hasPrefix("+") ? found.upperBound..<found.upperBound : found
    let text = replacement.hasPrefix("+") ? String(replacement.dropFirst()) : replacement
    return Diagnostic(
      Diagnostic.Code("series/unknown-metric"), .error, "wrong", at: location, excerpt: .init(query, found),
      fix: .init(range, text, isSafe: safe))
  }

  private func plan(_ findings: [Diagnostic]) -> FixPlan { FixPlan(findings, sources: SourceFiles(root: folder.path)) }

  /// The source afterwards; `+text` inserts behind the part.
  @Test(arguments: [
    (#"x = .promql("rate(a[1m])")"#, "rate(a[1m])", "a[", "b[", #"x = .promql("rate(b[1m])")"#),
    (#"x = .promql("rate(a[1m])")"#, "rate(a[1m])", "a[1m]", "+ offset 5m", #"x = .promql("rate(a[1m] offset 5m)")"#),
    (#"x = .promql("a + \#u{61}")"#, "a + \u{61}", "a +", "b +", #"x = .promql("b + \#u{61}")"#),
    (#"x = .promql("a{b=\"c\"}")"#, "a{b=\"c\"}", "b", "d", #"x = .promql("a{d=\"c\"}")"#),
    (##"x = .promql(#"a{b="c"}"#)"##, #"a{b="c"}"#, "b", "d", ##"x = .promql(#"a{d="c"}"#)"##),
    (
      "x = .promql( // a {\n  /* \" /* a */ */ \"a\", line: 3)", "a", "a", "b",
      "x = .promql( // a {\n  /* \" /* a */ */ \"b\", line: 3)"
    ),
    (
      "x =\n  .promql(\n    \"\"\"\n    sum(\n      a\n    )\n    \"\"\")", "sum(\n  a\n)", "a", "b",
      "x =\n  .promql(\n    \"\"\"\n    sum(\n      b\n    )\n    \"\"\")"
    ),
    (#"é = .promql("a")"#, "a", "a", "b", #"é = .promql("b")"#),
    (#"x = .promql("a / \(y)[5m]")"#, "a / total[5m]", "a /", "b /", #"x = .promql("b / \(y)[5m]")"#),
    (
      #"x = .promql("sum(temp[\(w)]) / count(temp_2[5m])")"#, "sum(temp[1m]) / count(temp_2[5m])", "temp_2[5m]",
      "+ offset 1m", #"x = .promql("sum(temp[\(w)]) / count(temp_2[5m] offset 1m)")"#
    ),
  ])
  func changes(source: String, query: String, part: String, replacement: String, fixed: String) throws {
    try folder.write(source, to: Self.path)
    let plan = plan([try Self.finding(query, part, replacement, at: Self.place(in: source))])
    #expect(plan.refused.map(\.reason) == [])
    #expect(plan.files.map { String(decoding: $0.new, as: UTF8.self) } == [fixed])
    try plan.write(below: folder.path)
    #expect(folder.text(Self.path) == fixed)
    #expect(folder.files == [Self.path])
  }

  @Test(arguments: [
    (#"x = .promql("a + b")"#, "a", "a", "c", "the literal has another text by now; build again"),
    (#"x = .promql("a / \(y)")"#, "a / a", "a", "c", "'a' stands in the query more than once"),
    (#"x = .promql("b / \(y)")"#, "b / a", "a", "c", "'a' is put together by interpolation"),
    (#"x = .promql(y)"#, "a", "a", "c", "the literal is not there"),
    (#"x = .promql("a" + y)"#, "a", "a", "c", "the literal is a part of a longer expression"),
    (#"x = .promql("a")"#, "a", "a", "\"", "'\"' needs escapes"),
    (#"x = .promql("a"#, "a", "a", "c", "the literal does not end on its line"),
  ])
  func refuses(source: String, query: String, part: String, replacement: String, reason: String) throws {
    try folder.write(source, to: Self.path)
    let plan = plan([try Self.finding(query, part, replacement, at: Self.place(in: source))])
    #expect(plan.refused.map(\.reason) == [reason])
    #expect(plan.files.isEmpty && plan.fixed.isEmpty)
  }

  @Test func otherPlacesAreRefused() throws {
    let source = #"Alert("a", .critical, when: up.value)"#
    try folder.write(source, to: Self.path)
    try folder.write(source, to: "Elsewhere/Alerts.swift")
    func reason(line: Int, column: Int, fileID: String = "House/Alerts.swift") throws -> String? {
      let location = SourceLocation(fileID: fileID, line: line, column: column)
      return plan([try Self.finding("a", "a", "b", at: location)]).refused.first?.reason
    }
    let noCall = "the query was not written as .promql(\"…\") at this place"
    #expect(try reason(line: 1, column: 6) == noCall)
    #expect(try reason(line: 1, column: 500) == noCall)
    #expect(try reason(line: 9, column: 1) == "the file has no such line; build again")
    #expect(try reason(line: 0, column: 0) == "the file has no such line; build again")
    #expect(
      try reason(line: 1, column: 6, fileID: "Elsewhere/Alerts.swift")
        == "Elsewhere/Alerts.swift is not a file of this package")
    #expect(
      try reason(line: 1, column: 6, fileID: "../Alerts.swift") == "../Alerts.swift is not a file of this package")
    #expect(folder.text("Elsewhere/Alerts.swift") == source)
  }

  /// A link in the package leads nowhere.
  @Test func linksAreNotFollowed() throws {
    let outside = try TemporaryFolder()
    let source = #"x = .promql("a")"#
    try outside.write(source, to: "Alerts.swift")
    try folder.write("", to: "Sources/House/Other.swift")
    try folder.link(Self.path, to: "\(outside.path)/Alerts.swift")
    let plan = plan([try Self.finding("a", "a", "b", at: Self.place(in: source))])
    #expect(plan.files.isEmpty && plan.refused.count == 1)
    #expect(outside.text("Alerts.swift") == source)
  }

  @Test func severalFixesOfOneLiteral() throws {
    let source = #"x = .promql("rate(a{b=\"c\"}[1m]) / d")"#
    let query = #"rate(a{b="c"}[1m]) / d"#
    try folder.write(source, to: Self.path)
    let place = Self.place(in: source)
    let findings = [
      try Self.finding(query, "1m]", "+ offset 5m", at: place), try Self.finding(query, "a{", "aa{", at: place),
      try Self.finding(query, "/ d", "/ dd", at: place), try Self.finding(query, "a{", "aa{", at: place),
      try Self.finding(query, "a{b", "x", at: place), try Self.finding(query, "c", "no", at: place, safe: false),
    ]
    let plan = plan(findings)
    #expect(
      plan.files.map { String(decoding: $0.new, as: UTF8.self) } == [
        #"x = .promql("rate(aa{b=\"c\"}[1m] offset 5m) / dd")"#
      ])
    #expect(plan.fixed.count == 4)
    #expect(plan.refused.map(\.reason) == ["another fix changes the same place; build and fix again"])
  }

  @Test func aFileThatChangedMeanwhileStopsEverything() throws {
    let source = #"x = .promql("a")"#
    try folder.write(source, to: Self.path)
    let plan = plan([try Self.finding("a", "a", "b", at: Self.place(in: source))])
    try folder.write("mine", to: Self.path)
    #expect(throws: ToolError.self) { try plan.write(below: folder.path) }
    #expect(folder.text(Self.path) == "mine")
    #expect(folder.files == [Self.path])
  }
}
