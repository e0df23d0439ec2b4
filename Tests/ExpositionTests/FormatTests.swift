import Foundation
import Testing

@testable import Exposition

@Suite struct FormatTests {
  @Test(arguments: [
    ("", "text"), ("a 1\n", "text"), ("# EOF", "openmetrics"), ("a 1\n# EOF\n", "openmetrics"),
    ("a 1\n# EOF\n\n", "openmetrics"),
    ("a 1\n# EOF\r\n", "openmetrics"), ("a 1\n # EOF\n", "text"), ("# EOF\na 1\n", "text"), ("a 1\n# EOFx\n", "text"),
    ("EOF", "text"), ("a 1\n# EOF\n\0\0", "openmetrics"),
  ])
  func detects(_ text: String, _ expected: String) {
    #expect(Array(text.utf8).withUnsafeBytes { ExpositionFormat(detecting: $0) }.rawValue == expected)
  }

  @Test(arguments: [
    ("\u{1F}", [UInt8](arrayLiteral: 0x1F, 0x8B, 8, 0), "compressed with gzip"),
    ("UTF-16", [0xFF, 0xFE, 0x61, 0], "UTF-16"),
    ("UTF-16 BE", [0xFE, 0xFF, 0, 0x61], "UTF-16"), ("BOM", [0xEF, 0xBB, 0xBF, 0x61], "byte order mark"),
    ("HTML", Array("\n <!DOCTYPE html>".utf8), "HTML"), ("JSON", Array("{\"status\":\"success\"}".utf8), "JSON"),
    ("JSON in lines", Array("{\n  \"status\": \"success\"\n}".utf8), "JSON"),
    ("headers", Array("HTTP/1.1 200 OK\r\n".utf8), "curl's -i"),
  ])
  func namesForeignContent(_ name: String, _ bytes: [UInt8], _ expected: String) {
    #expect(refusal(bytes, nil).contains(expected), "\(refusal(bytes, nil))")
    #expect(refusal(bytes, .openMetrics).contains(expected))
  }

  @Test func doesNotTakeAPageForForeignContent() {
    #expect(refusal("{\"a.b\"} 1\n{\"c\"}\n", nil).hasPrefix("2:6 expected a value"))
  }

  @Test func saysThatACutOffPageIsIncomplete() {
    #expect(refusal("# TYPE a info\na_info 1\n", nil).contains("'# EOF' is missing"))
    #expect(refusal("a_total 1 # {x=\"1\"} 1\n", nil).contains("'# EOF' is missing"))
  }

  // MARK: Files

  private func inFolder(_ work: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("exposition-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder.path)
  }

  @Test func readsFiles() throws {
    try inFolder { folder in
      let path = folder + "/page.txt"
      try Data("a{x=\"1\"} 1\n# EOF\n".utf8).write(to: URL(fileURLWithPath: path))
      let page = try ExpositionFile.parse(path: path)
      #expect(page.format == .openMetrics)
      #expect(series(page) == ["a{x=\"1\"} 1.0"])
      try Data("a{".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: ExpositionProblem.self) { try ExpositionFile.parse(path: path) }
    }
  }

  @Test func readsAnEmptyFileAsAnEmptyPage() throws {
    try inFolder { folder in
      let path = folder + "/empty.txt"
      try Data().write(to: URL(fileURLWithPath: path))
      let page = try ExpositionFile.parse(path: path)
      #expect(page.families.isEmpty)
      #expect(page.warnings.map(\.message) == ["the page is empty: a server accepts it and stores nothing"])
    }
  }

  @Test func refusesWhatIsNoFile() throws {
    try inFolder { folder in
      func message(_ path: String) -> String? {
        do {
          _ = try ExpositionFile.parse(path: path)
          return nil
        } catch { return (error as? ExpositionFile.Failure)?.message }
      }
      #expect(message(folder)?.hasPrefix("it is a directory") == true)
      #expect(message(folder + "/none")?.hasPrefix("there is no such file") == true)
      #expect(message("/dev/null")?.hasPrefix("it is no regular file") == true)
    }
  }
}
