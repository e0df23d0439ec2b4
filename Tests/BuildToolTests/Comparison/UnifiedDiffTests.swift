import Foundation
import Testing

@testable import BuildTool

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, coloured: Bool = false) -> String {
    UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8))
      .text(oldName: "committed/a", newName: "built/a", style: TextStyle(isColoured: coloured))
  }

  @Test func equalTextsGiveNothing() {
    #expect(diff("a\n", "a\n") == "")
    #expect(diff("", "") == "")
  }

  @Test func threeLinesOfContext() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") == """
        --- committed/a
        +++ built/a
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func nearChangesShareAHunkAndFarOnesDoNot() {
    let old = (1...30).map { "\($0)\n" }.joined()
    let near = old.replacing("5\n6", with: "five\n6").replacing("\n12\n", with: "\ntwelve\n")
    #expect(diff(old, near).split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -2,14 +2,14 @@"])
    let far = old.replacing("\n5\n", with: "\nfive\n").replacing("\n13\n", with: "\n")
    #expect(
      diff(old, far).split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -2,7 +2,7 @@", "@@ -10,7 +10,6 @@"])
  }

  @Test func anEmptySideNamesTheLineBefore() {
    #expect(diff("", "a\nb\n") == "--- committed/a\n+++ built/a\n@@ -0,0 +1,2 @@\n+a\n+b\n")
    #expect(diff("a\n", "") == "--- committed/a\n+++ built/a\n@@ -1 +0,0 @@\n-a\n")
  }

  @Test func aMissingLineFeedAtTheEndIsSaid() {
    #expect(
      diff("a\nb", "a\nb\n") == """
        --- committed/a
        +++ built/a
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b

        """)
  }

  @Test func controlCharactersAreShown() {
    #expect(diff("a\r\n", "\u{1b}[2Ja\n").contains("-a␍\n+␛[2Ja\n"))
  }

  @Test func coloursOnlyWhenAsked() {
    #expect(!diff("a\n", "b\n").contains("\u{1b}"))
    #expect(diff("a\n", "b\n", coloured: true).contains("\u{1b}[31m-a\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"))
  }

  /// What we print is what `patch` reads, on many random texts.
  @Test(.enabled(if: access("/usr/bin/patch", X_OK) == 0, "patch is not installed"))
  func patchAppliesIt() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 3)
    for _ in 0..<10 {
      let old = (0..<80).map { "\($0 % 7) \($0)\n" }
      let new = old.flatMap { line in
        switch Int.random(in: 0..<12, using: &random) {
        case 0: [String]()
        case 1: ["new \(line)"]
        case 2: [line, "more\n"]
        default: [line]
        }
      }
      try folder.write(old.joined(), to: "a")
      try folder.write(diff(old.joined(), new.joined()), to: "diff")
      let patch = Process()
      patch.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
      patch.arguments = ["-s", "--fuzz=0", folder.path + "/a", folder.path + "/diff"]
      try patch.run()
      patch.waitUntilExit()
      #expect(patch.terminationStatus == 0)
      #expect(folder.text("a") == new.joined())
    }
  }
}
