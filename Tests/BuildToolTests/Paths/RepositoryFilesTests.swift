import Linter
import Testing

@testable import BuildTool

@Suite struct RepositoryFilesTests {
  @Test func readsAPackage() throws {
    let folder = try TemporaryFolder()
    try folder.write("# Disk\n", to: "runbooks/disk.md")
    try folder.write("secret", to: "outside/secret.md")
    try folder.link("runbooks/link.md", to: "../outside/secret.md")
    let files = RepositoryFiles.package(at: folder.path)
    #expect(files.names("runbooks")?.sorted() == ["disk.md", "link.md"])
    #expect(files.names("")?.sorted() == ["outside", "runbooks"])
    #expect(files.names("nowhere") == nil)
    #expect(files.names("runbooks/disk.md") == nil)
    #expect(files.text("runbooks/disk.md") == Array("# Disk\n".utf8))
    #expect(files.text("runbooks/link.md") == nil)
    #expect(files.text("runbooks/none.md") == nil)
    #expect(files.text("runbooks") == nil)
  }
}
