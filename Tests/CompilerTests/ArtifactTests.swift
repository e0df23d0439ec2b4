import CloudTrail
import Compiler
import Foundation
import Monitoring
import Testing

/// What holds for all artifacts of all content.
@Suite struct ArtifactTests {
  static let contents: [any Content] = [CloudTrailContent(), FixtureContent(), NoContent(), SecretContent()]

  @Test(arguments: contents.indices) func pathsAreUniqueSortedAndSafe(index: Int) {
    let artifacts = ContentCompiler.artifacts(of: Self.contents[index])
    let paths = artifacts.map(\.path)
    #expect(paths == paths.sorted())
    #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
    for path in paths {
      #expect(["dashboards", "rules", "provisioning"].contains { path.hasPrefix("\($0)/") })
      #expect(!path.contains("//") && !path.contains(".."))
      #expect(
        path.utf8.allSatisfy {
          Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./".utf8).contains($0)
        })
    }
  }

  @Test(arguments: contents.indices) func filesAreTextThatEndsWithALine(index: Int) throws {
    for artifact in ContentCompiler.artifacts(of: Self.contents[index]) {
      let text = try #require(String(validating: artifact.bytes, as: UTF8.self), "\(artifact.path)")
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(artifact.path)")
      #expect(!text.contains("\t") && !text.contains("\r"), "\(artifact.path)")
      if artifact.path.hasSuffix(".json") {
        #expect(try JSONSerialization.jsonObject(with: Data(artifact.bytes)) is [String: Any], "\(artifact.path)")
      } else {
        #expect(text.hasPrefix("# Made by `swift run build-dashboards` from "), "\(artifact.path)")
      }
    }
  }

  @Test func noContentMakesNothing() {
    #expect(ContentCompiler.artifacts(of: NoContent()).isEmpty)
  }

  /// Swift orders dictionaries and sets otherwise in every process.
  @Test func everyProcessMakesTheSameBytes() async throws {
    let here = Self.printed()
    #expect(here.utf8.count > 50_000)
    for _ in 0..<2 {
      let process = try #require(
        await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) { Self.print() })
      let isEqual = String(decoding: process.standardOutputContent, as: UTF8.self).contains(here)
      #expect(isEqual, "this process and another one make different bytes of the same content")
    }
  }

  private static func printed() -> String {
    contents.flatMap { ContentCompiler.artifacts(of: $0) }
      .map { "\($0.path)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined()
  }

  private static func print() { FileHandle.standardOutput.write(Data(printed().utf8)) }
}

struct NoContent: SparseContent {}
