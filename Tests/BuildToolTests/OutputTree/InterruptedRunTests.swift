import Compiler
import Foundation
import Testing

@testable import BuildTool

/// Runs in child processes that are killed, lose their rights, or may not write much.
@Suite struct InterruptedRunTests {
  static let paths = [
    "dashboards/a.json", "dashboards/b.json", "dashboards/deep/er/c.json", "provisioning/x.yaml", "rules/r.yml",
    "rules/s.yml",
  ]

  /// A version of the tree: all files but one hold it, and the missing one differs.
  static func artifacts(_ version: UInt8) -> [Artifact] {
    paths.enumerated().filter { $0.offset != Int(version) }.map { index, path in
      Artifact(path: path, bytes: [UInt8](repeating: UInt8(ascii: "a") &+ version, count: 3_000 * (index + 1)))
    }
  }

  /// Fifty children write two versions of the tree in turns until they are killed at a random moment. Afterwards every
  /// file is whole, and the next run makes the tree right without asking.
  @Test func everyFileIsWholeAfterAKill() async throws {
    let folder = try TemporaryFolder()
    let tree = OutputTree(root: folder.path)
    var random = SplitMix64(seed: 20_261_121)
    var interrupted = 0
    for round in 0..<50 {
      let root = folder.path
      let delay = UInt32.random(in: 0...12_000, using: &random)
      await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String, delay = delay as UInt32] in
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        while true {
          for version in [UInt8(0), 1] { try OutputTree(root: root).update(Self.artifacts(version)) }
        }
      }
      for (index, path) in Self.paths.enumerated() {
        guard let text = folder.text(path) else { continue }
        let isWhole = [UInt8(ascii: "a"), UInt8(ascii: "b")].contains { letter in
          text.utf8.count == 3_000 * (index + 1) && text.utf8.allSatisfy { $0 == letter }
        }
        #expect(isWhole, "round \(round): \(path) has \(text.utf8.count) bytes")
      }
      let leftovers = folder.files.filter { $0.hasSuffix(".tmp") }
      interrupted += leftovers.isEmpty ? 0 : 1
      if round.isMultiple(of: 3) {
        let plan = try tree.update(Self.artifacts(UInt8(round % 2)))
        #expect(plan.entries.allSatisfy { $0.change != .edited && $0.change != .kept }, "round \(round)")
        #expect(folder.files == [".vigil-manifest"] + plan.entries.filter(\.change.isMade).map(\.path))
        #expect(try tree.plan(Self.artifacts(UInt8(round % 2))).changeCount == 0)
      }
    }
    #expect(interrupted > 0, "no child was killed while it wrote: the test proves nothing")
  }

  /// A child without rights finds one folder read-only after it has written to another: nothing changes.
  @Test func aReadOnlyFolderChangesNothing() async throws {
    let folder = try TemporaryFolder()
    try OutputTree(root: folder.path).update([Artifact("dashboards/a", "old"), Artifact("rules/r", "old")])
    let before = folder.contents
    for (path, mode) in [("", 0o777), ("/dashboards", 0o777), ("/rules", 0o555)] as [(String, mode_t)] {
      #expect(chmod(folder.path + path, mode) == 0)
    }
    let root = folder.path
    await #expect(processExitsWith: .success) { [root = root as String] in
      if getuid() == 0 { try #require(setuid(65_534) == 0) }
      let artifacts = [Artifact("dashboards/a", "new"), Artifact("more/m", "new"), Artifact("rules/r", "new")]
      let error = try #require(throws: FileSystemError.self) { try OutputTree(root: root).update(artifacts) }
      try #require(error.code == EACCES)
      try #require(error.description.contains("cannot create a file in \(root)/rules: permission denied"))
    }
    #expect(folder.contents == before)
    #expect(folder.text("dashboards/a") == "old")
    #expect(folder.text("rules/r") == "old")
  }

  /// A limit on the size of files stands in for a full disk: the write of the second file fails half way.
  @Test func aFailingWriteChangesNothing() async throws {
    let folder = try TemporaryFolder()
    try OutputTree(root: folder.path).update([Artifact("a", "old"), Artifact("b/b", "old")])
    let before = folder.contents
    let root = folder.path
    await #expect(processExitsWith: .success) { [root = root as String] in
      signal(SIGXFSZ, SIG_IGN)
      try #require(ResourceLimit.set(RLIMIT_FSIZE, to: 100_000))
      let large = Artifact(path: "b/b", bytes: [UInt8](repeating: 0, count: 200_000))
      let artifacts = [Artifact("a", "new"), large, Artifact("new/c", "new")]
      let error = try #require(throws: FileSystemError.self) { try OutputTree(root: root).update(artifacts) }
      try #require(error.code == EFBIG)
      try #require(error.description.hasPrefix("cannot write \(root)/b/b: file too large"))
    }
    #expect(folder.contents == before)
    #expect(folder.text("a") == "old")
    #expect(folder.text("b/b") == "old")
  }

  /// More files than the process may have open at a time.
  @Test func filesDoNotPileUpDescriptors() async throws {
    let folder = try TemporaryFolder()
    let root = folder.path
    await #expect(processExitsWith: .success) { [root = root as String] in
      try #require(ResourceLimit.set(RLIMIT_NOFILE, to: 64))
      let artifacts = (0..<300).map { Artifact("rules/deep/\($0).yml", "\($0)") }
      try OutputTree(root: root).update(artifacts)
    }
    #expect(folder.files.count == 301)
  }
}
