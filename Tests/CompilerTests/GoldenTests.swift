import Compiler
import Foundation
import Testing

/// What the compiler makes of the fixture is what the folder `Golden` holds. After a change that is meant:
/// `RECORD_GOLDEN=1 swift test --filter GoldenTests`, and read the difference.
@Suite struct GoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  static let artifacts: [Artifact] = ContentCompiler.artifacts(of: FixtureContent())
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  @Test(arguments: artifacts) func isAsRecorded(artifact: Artifact) throws {
    let file = Self.folder.appendingPathComponent(artifact.path)
    if Self.isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(artifact.bytes).write(to: file)
    }
    let recorded = try #require(FileManager.default.contents(atPath: file.path), "there is no Golden/\(artifact.path)")
    let isEqual = Array(recorded) == artifact.bytes
    #expect(
      isEqual, "Golden/\(artifact.path) differs in line \(Self.firstDifference(Array(recorded), artifact.bytes))")
  }

  @Test func nothingIsRecordedThatIsNotMade() throws {
    let made = Set(Self.artifacts.map(\.path))
    for path in try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path) {
      let file = Self.folder.appendingPathComponent(path)
      let isFolder = try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      if isFolder || made.contains(path) { continue }
      if Self.isRecording {
        try FileManager.default.removeItem(at: file)
      } else {
        Issue.record("Golden/\(path) is not made any more")
      }
    }
  }

  private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> String {
    let lines = (
      left.split(separator: 10, omittingEmptySubsequences: false),
      right.split(separator: 10, omittingEmptySubsequences: false)
    )
    for index in 0..<max(lines.0.count, lines.1.count) {
      let pair = (lines.0.dropFirst(index).first, lines.1.dropFirst(index).first)
      if pair.0 == pair.1 { continue }
      let texts = [pair.0, pair.1].map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "the end of the file" }
      return "\(index + 1): recorded \(texts[0].debugDescription), made \(texts[1].debugDescription)"
    }
    return "0"
  }
}

extension Artifact: CustomTestStringConvertible {
  public var testDescription: String { path }
}
