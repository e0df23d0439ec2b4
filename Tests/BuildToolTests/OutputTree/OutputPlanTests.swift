import Compiler
import Testing

@testable import BuildTool

/// Every combination of what the disk, the manifest and the content say of one path.
@Suite struct OutputPlanTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// `nil` is absent.
    var disk: String?
    var manifest: String?
    var made: String?
    var overwrite = false
    var change: OutputPlan.Change?
    /// What the manifest says afterwards.
    var recorded: [String]

    var testDescription: String { "disk \(disk ?? "-") manifest \(manifest ?? "-") made \(made ?? "-")" }
  }

  @Test(arguments: [
    Case(made: "new", change: .created, recorded: ["new"]),
    Case(manifest: "old", made: "new", change: .created, recorded: ["new"]),
    Case(disk: "new", made: "new", change: .adopted, recorded: ["new"]),
    Case(disk: "new", manifest: "new", made: "new", change: .unchanged, recorded: ["new"]),
    Case(disk: "new", manifest: "old", made: "new", change: .unchanged, recorded: ["new"]),
    Case(disk: "old", manifest: "old", made: "new", change: .changed, recorded: ["new"]),
    Case(disk: "hand", manifest: "old", made: "new", change: .edited, recorded: ["new"]),
    Case(disk: "hand", manifest: "new", made: "new", change: .edited, recorded: ["new"]),
    Case(disk: "hand", made: "new", change: .foreign, recorded: ["new"]),
    Case(disk: "hand", made: "new", overwrite: true, change: .overwritten, recorded: ["new"]),
    Case(disk: "old", manifest: "old", change: .removed, recorded: []),
    Case(disk: "hand", manifest: "old", change: .kept, recorded: ["old"]),
    Case(manifest: "old", change: .forgotten, recorded: []),
    Case(disk: "hand", change: nil, recorded: []),
  ])
  func change(_ row: Case) throws {
    var recorded = Manifest()
    if let manifest = row.manifest { recorded.insert(SHA256.digest(of: Array(manifest.utf8)), at: "a") }
    let artifacts = row.made.map { [Artifact("a", $0)] } ?? []
    let plan = try OutputPlan(artifacts, recorded: recorded, isRecordedVerbatim: true, overwrite: row.overwrite) { _ in
      row.disk.map { .file(SHA256.digest(of: Array($0.utf8))) } ?? .absent
    }
    #expect(plan.entries.map(\.change) == (row.change.map { [$0] } ?? []))
    var expected = Manifest()
    for text in row.recorded { expected.insert(SHA256.digest(of: Array(text.utf8)), at: "a") }
    #expect(plan.manifest == expected)
  }

  @Test func anObstructionIsRefused() throws {
    let plan = try OutputPlan(
      [Artifact("a", "")], recorded: Manifest(), isRecordedVerbatim: true, overwrite: true
    ) { _ in .obstructed("a is a folder") }
    #expect(plan.refusals == ["a is a folder"])
  }

  @Test func anUntidyManifestIsAChangeOfItsOwn() throws {
    let plan = try OutputPlan([], recorded: Manifest(), isRecordedVerbatim: false, overwrite: false) { _ in .absent }
    #expect(plan.changeCount == 1)
  }

  /// On a file system without letter case the old file stands at the new path.
  @Test(arguments: ["old", "new"])
  func aPathThatChangedItsCaseIsWrittenAgain(disk: String) throws {
    var recorded = Manifest()
    recorded.insert(SHA256.digest(of: Array(disk.utf8)), at: "rules/A.yml")
    let plan = try OutputPlan(
      [Artifact("rules/a.yml", "new")], recorded: recorded, isRecordedVerbatim: true, overwrite: false
    ) { _ in .file(SHA256.digest(of: Array(disk.utf8))) }
    #expect(plan.entries.map(\.path) == ["rules/A.yml", "rules/a.yml"])
    #expect(plan.entries.map(\.change) == [.removed, .created])
  }
}
