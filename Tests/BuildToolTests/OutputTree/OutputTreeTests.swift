import Compiler
import Foundation
import Testing

@testable import BuildTool

@Suite struct OutputTreeTests {
  let folder: TemporaryFolder
  let tree: OutputTree
  let artifacts = [
    Artifact("dashboards/a.json", "{}\n"), Artifact("provisioning/grafana/datasources/x.yaml", "x\n"),
    Artifact("rules/r.yml", "groups: []\n"),
  ]

  init() throws {
    folder = try TemporaryFolder()
    tree = OutputTree(root: folder.path)
  }

  private func changes(_ plan: OutputPlan) -> [String: OutputPlan.Change] {
    Dictionary(uniqueKeysWithValues: plan.entries.map { ($0.path, $0.change) })
  }

  @Test func writesEverythingAndThenNothing() throws {
    let first = try tree.update(artifacts)
    #expect(first.entries.allSatisfy { $0.change == .created })
    #expect(first.changeCount == 3)
    #expect(folder.files == [".vigil-manifest"] + artifacts.map(\.path))
    #expect(folder.text("rules/r.yml") == "groups: []\n")
    let second = try tree.update(artifacts)
    #expect(second.changeCount == 0)
    #expect(second.fileCount == 3)
    #expect(try tree.plan(artifacts).changeCount == 0)
  }

  @Test func theManifestIsWhatSha256sumWrites() throws {
    try tree.update([Artifact("b", "abc"), Artifact("a", "")])
    #expect(
      folder.text(".vigil-manifest") == """
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a
        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b

        """)
  }

  @Test func aMissingRootIsMadeWithTheFoldersAboveIt() throws {
    try OutputTree(root: folder.path + "/x/y/").update([Artifact("a", "1")])
    #expect(folder.text("x/y/a") == "1")
  }

  @Test func planningChangesNothing() throws {
    let plan = try OutputTree(root: folder.path + "/x").plan(artifacts)
    #expect(plan.changeCount == 3)
    #expect(folder.contents.isEmpty)
  }

  @Test func staleFilesGoAndTheirEmptyFoldersWithThem() throws {
    try folder.write("mine", to: "rules/mine.yml")
    try tree.update(artifacts)
    let plan = try tree.update([])
    #expect(changes(plan)["rules/r.yml"] == .removed)
    #expect(folder.contents == [".vigil-manifest", "rules/", "rules/mine.yml"])
  }

  @Test func aStaleFileThatWasEditedStaysAndIsReportedEachTime() throws {
    try tree.update(artifacts)
    try folder.write("by hand", to: "rules/r.yml")
    for _ in 0..<2 {
      let plan = try tree.update([])
      #expect(changes(plan)["rules/r.yml"] == .kept)
      #expect(folder.text("rules/r.yml") == "by hand")
    }
  }

  @Test func anEditedFileIsReplacedWithANotice() throws {
    try tree.update(artifacts)
    try folder.write("by hand", to: "rules/r.yml")
    #expect(changes(try tree.update(artifacts))["rules/r.yml"] == .edited)
    #expect(folder.text("rules/r.yml") == "groups: []\n")
  }

  @Test func somebodyElsesFileStopsEverything() throws {
    try folder.write("mine", to: "rules/r.yml")
    let error = #expect(throws: ToolError.self) { try tree.update(artifacts) }
    #expect(error?.message.contains("rules/r.yml is there already and no build wrote it") == true)
    #expect(error?.hint?.contains("--overwrite") == true)
    #expect(folder.contents == ["rules/", "rules/r.yml"])
    try tree.update(artifacts, overwrite: true)
    #expect(folder.text("rules/r.yml") == "groups: []\n")
  }

  @Test func anEqualFileIsAdopted() throws {
    try folder.write("groups: []\n", to: "rules/r.yml")
    #expect(changes(try tree.update(artifacts))["rules/r.yml"] == .adopted)
    #expect(try tree.update(artifacts).changeCount == 0)
  }

  @Test func modesOfExistingFilesStay() throws {
    try tree.update(artifacts)
    let path = folder.path + "/rules/r.yml"
    #expect(chmod(path, 0o640) == 0)
    try tree.update([Artifact("rules/r.yml", "new")])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func linksAreRefusedAndNothingIsWrittenThroughThem() throws {
    let outside = try TemporaryFolder()
    try folder.link("rules", to: outside.path)
    #expect(throws: ToolError.self) { try tree.update(artifacts, overwrite: true) }
    try folder.remove("rules")
    try folder.write("", to: "rules/other")
    try outside.write("theirs", to: "target")
    try folder.link("rules/r.yml", to: outside.path + "/target")
    let error = #expect(throws: ToolError.self) { try tree.update(artifacts, overwrite: true) }
    #expect(error?.message.contains("rules/r.yml is a symbolic link") == true)
    #expect(outside.contents == ["target"])
    #expect(outside.text("target") == "theirs")
    #expect(folder.files == ["rules/other", "rules/r.yml"])
  }

  @Test func aStaleFileBehindALinkIsLeftAlone() throws {
    let outside = try TemporaryFolder()
    try tree.update(artifacts)
    try folder.remove("rules")
    try outside.write("groups: []\n", to: "r.yml")
    try folder.link("rules", to: outside.path)
    let plan = try tree.update([])
    #expect(changes(plan)["rules/r.yml"] == .kept)
    #expect(outside.contents == ["r.yml"])
  }

  @Test func aFolderInTheWayIsRefused() throws {
    try folder.write("", to: "rules/r.yml/x")
    let error = #expect(throws: ToolError.self) { try tree.update(artifacts, overwrite: true) }
    #expect(error?.message.contains("rules/r.yml is a folder, where a file has to go") == true)
  }

  @Test func aFileInPlaceOfAFolderIsRefused() throws {
    try folder.write("", to: "rules")
    let error = #expect(throws: ToolError.self) { try tree.update(artifacts, overwrite: true) }
    #expect(error?.message.contains("rules is a file, where the folder of rules/r.yml has to be") == true)
    #expect(folder.contents == ["rules"])
  }

  @Test func badPathsAreRefusedTogether() throws {
    let error = #expect(throws: ToolError.self) {
      try tree.update([Artifact("../a", ""), Artifact("x", ""), Artifact("X", "")])
    }
    #expect(error?.message.contains("'../a' has the component '..'") == true)
    #expect(error?.message.contains("'x' and 'X' differ in letter case only") == true)
    #expect(folder.contents.isEmpty)
  }

  @Test func leftoversOfAKilledRunGo() throws {
    try tree.update(artifacts)
    try folder.write("half", to: "rules/.vigil-0123456789abcdef.tmp")
    try folder.write("half", to: ".vigil-0123456789abcdef.tmp")
    try folder.write("theirs", to: "rules/.vigil-notes.tmp")
    try tree.update(artifacts)
    #expect(folder.files.filter { $0.contains(".tmp") } == ["rules/.vigil-notes.tmp"])
  }

  @Test func onlyOneBuildWritesAtATime() throws {
    let holder = try Folder(at: folder.path)
    #expect(holder.lock())
    let error = #expect(throws: ToolError.self) { try tree.update(artifacts) }
    #expect(error?.message.contains("another build is writing") == true)
    withExtendedLifetime(holder) {}
  }

  @Test func aRootBelowAFileSaysSo() throws {
    try folder.write("", to: "file")
    let error = #expect(throws: FileSystemError.self) {
      try OutputTree(root: folder.path + "/file/out").update(artifacts)
    }
    #expect(error?.code == ENOTDIR)
    #expect(folder.contents == ["file"])
  }
}
