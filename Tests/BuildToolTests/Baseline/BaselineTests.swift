import Diagnostics
import Testing

@testable import BuildTool

@Suite struct BaselineTests {
  private static func finding(_ code: String, _ subject: String?, _ message: String = "m") -> Diagnostic {
    Diagnostic(Diagnostic.Code(code), .warning, message, at: nil, subject: subject)
  }

  @Test func comparesByFingerprint() {
    let old = [Self.finding("a/b", "alert x/A"), Self.finding("a/b", "alert x/A"), Self.finding("c/d", nil)]
    let baseline = Baseline(old)
    #expect(baseline.entries.map(\.code) == ["a/b", "a/b", "c/d"])
    let same = baseline.comparison(with: old)
    #expect(same.new.isEmpty && same.obsolete.isEmpty)
    let more = baseline.comparison(with: old + [Self.finding("a/b", "alert x/A"), Self.finding("a/b", "alert x/B")])
    #expect(more.new.map(\.subject) == ["alert x/A", "alert x/B"])
    let fewer = baseline.comparison(with: Array(old.dropFirst()))
    #expect(fewer.new.isEmpty && fewer.obsolete.map(\.subject) == ["alert x/A"])
  }

  @Test func notesAreNotKept() {
    #expect(Baseline(Findings.all).entries.map(\.code) == ["panel/overlap", "series/unknown-metric"])
  }

  @Test func theFileReadsBack() throws {
    let baseline = Baseline(Findings.all + [Self.finding("a/b", "panel x/two\nlines\u{1B}"), Self.finding("c/d", nil)])
    let text = String(decoding: baseline.text, as: UTF8.self)
    #expect(text.hasPrefix("# Findings that `lint --baseline` does not count"))
    #expect(text.contains(" a/b panel x/two␊lines␛\n"))
    #expect(try Baseline(parsing: baseline.text, named: "b") == baseline)
    #expect(Baseline([]).entries.isEmpty)
  }

  @Test func mergesAreTolerated() throws {
    let text = Baseline([Self.finding("a/b", "x"), Self.finding("c/d", "y")]).text
    var lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    lines.insert("<<<<<<< ours", at: 2)
    lines.insert("=======", at: 4)
    lines += [">>>>>>> theirs", lines[3], ""]
    #expect(try Baseline(parsing: Array(lines.joined(separator: "\r\n").utf8), named: "b").entries.count == 2)
  }

  @Test(arguments: [
    "hello", "0123 a/b", "0123456789abcdef0123456789abcdef:0 a/b", "0123456789abcdef0123456789abcdef:1",
  ])
  func otherFilesAreRefused(line: String) {
    let error = #expect(throws: ToolError.self) {
      try Baseline(parsing: Array("# ok\n\(line)\n".utf8), named: "base")
    }
    #expect(error?.message == "base:2 is not a line of the form '<fingerprint> <code> <element>'")
  }

  @Test func theFileIsReplacedInOneStep() throws {
    let folder = try TemporaryFolder()
    let file = BaselineFile(path: "\(folder.path)/base")
    #expect(throws: ToolError.self) { try file.read() }
    try file.write(Baseline(Findings.all))
    #expect(try file.read() == Baseline(Findings.all))
    try file.write(Baseline([]))
    #expect(try file.read().entries.isEmpty)
    #expect(folder.files == ["base"])
    try folder.link("link", to: "base")
    #expect(throws: ToolError.self) { try BaselineFile(path: "\(folder.path)/link").write(Baseline([])) }
    #expect(throws: FileSystemError.self) { try BaselineFile(path: "\(folder.path)/no/base").write(Baseline([])) }
    #expect(throws: ToolError.self) { try BaselineFile(path: "\(folder.path)/").write(Baseline([])) }
  }
}
