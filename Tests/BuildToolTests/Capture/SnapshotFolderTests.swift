import Monitoring
import Testing

@testable import BuildTool

@Suite struct SnapshotFolderTests {
  private struct JobOnly: SparseContent {
    var prometheus: Prometheus? { Prometheus(jobs: [ScrapeJob("node", targets: ["node:9100"])]) }
  }

  private struct Empty: SparseContent {}

  private func folder(_ content: any Content) throws -> String {
    try ContentPipeline.make(
      content, version: "1", filePath: #filePath, currentDirectory: "/"
    ).snapshotFolder()
  }

  /// The advice of `meta/not-evaluated` has no `--into`: it must work before the first snapshot is declared.
  @Test func isBesideTheFirstJobBeforeASnapshotIsDeclared() throws {
    #expect(try folder(JobOnly()).hasSuffix("/Sources/BuildToolTests/Snapshots"))
  }

  @Test func isUnknownWithoutASnapshotOrAJob() {
    #expect(throws: ToolError.self) { try folder(Empty()) }
  }
}
