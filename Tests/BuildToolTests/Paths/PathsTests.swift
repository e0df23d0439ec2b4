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

  /// SwiftPM writes `_` for what no identifier can hold.
  @Test func aTargetWhoseNameIsNoIdentifier() throws {
    let folder = try TemporaryFolder()
    for file in [
      "Sources/shop-monitoring/Alerts.swift", "Sources/shop_alerts/Mine.swift", "Sources/shop-alerts/Other.swift",
      "Sources/2nd.shop/Deep/Late.swift",
    ] {
      try folder.write("", to: file)
    }
    let paths = SourcePaths(root: folder.path)
    #expect(paths.path(ofFileID: "shop_monitoring/Alerts.swift") == "Sources/shop-monitoring/Alerts.swift")
    #expect(paths.path(ofFileID: "shop_alerts/Mine.swift") == "Sources/shop_alerts/Mine.swift")
    #expect(paths.path(ofFileID: "_nd_shop/Late.swift") == "Sources/2nd.shop/Deep/Late.swift")

    func resolved(_ path: String) -> String { TargetFolder.resolved(path, root: folder.path) }
    #expect(resolved("Sources/shop_monitoring/Snapshots") == "Sources/shop-monitoring/Snapshots")
    #expect(resolved("Sources/shop_monitoring/a/B.swift") == "Sources/shop-monitoring/a/B.swift")
    for path in ["Sources/Nowhere/Snapshots", "Sources/shop_monitoring", "pages", "", "../x/y", "Sources/../x"] {
      #expect(resolved(path) == path)
    }
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
