import Diagnostics
import Testing

@testable import BuildTool

@Suite struct PathsTests {
  @Test func aFileIsFoundBelowItsModule() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Sources/Content/Deep/Er/Alerts.swift")
    try folder.write("", to: "Sources/Content/Zz/Twice.swift")
    try folder.write("", to: "Sources/Content/Deep/Er/Twice.swift")
    try folder.write("", to: "Sources/Content/Aa/Twice.swift")
    try folder.write("", to: "Sources/Other/Only.swift")
    try folder.write("", to: "Tests/ContentTests/CaseTests.swift")
    try folder.link("Sources/Content/loop", to: folder.path)
    let paths = SourcePaths(root: folder.path)
    let cases: [(fileID: String, path: String)] = [
      ("Content/Alerts.swift", "Sources/Content/Deep/Er/Alerts.swift"),
      ("Content/Twice.swift", "Sources/Content/Aa/Twice.swift"),
      ("Content/Only.swift", "Content/Only.swift"),
      ("ContentTests/CaseTests.swift", "Tests/ContentTests/CaseTests.swift"),
      ("Nowhere/X.swift", "Nowhere/X.swift"),
      ("../X.swift", "../X.swift"),
      ("X.swift", "X.swift"),
      ("", ""),
    ]
    for (fileID, path) in cases { #expect(paths.path(ofFileID: fileID) == path) }
    let location = SourceLocation(fileID: "Content/Alerts.swift", line: 42, column: 15)
    #expect(paths.describe(location) == "Sources/Content/Deep/Er/Alerts.swift:42:15")
  }

  @Test func thePackageIsFoundFromTheSourceOrTheCurrentFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "here/Package.swift")
    try folder.write("", to: "here/Sources/Content/main.swift")
    try folder.write("", to: "there/Package.swift")
    try folder.write("", to: "there/deep/er/x")
    let source = "\(folder.path)/here/Sources/Content/main.swift"
    #expect(try PackageRoot.find(filePath: source, currentDirectory: "/") == folder.path + "/here")
    let current = "\(folder.path)/there/deep/er"
    #expect(try PackageRoot.find(filePath: "/gone/main.swift", currentDirectory: current) == folder.path + "/there")
    let error = #expect(throws: ToolError.self) {
      try PackageRoot.find(filePath: "/gone/main.swift", currentDirectory: folder.path)
    }
    #expect(error?.hint?.contains("--output") == true)
  }
}
