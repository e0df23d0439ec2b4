import Testing

@testable import BuildTool

@Suite struct OutputPathTests {
  @Test(arguments: ["a", "dashboards/x.json", "a b/ü.yml", ".hidden", "a..b/c.", ".github/workflows/x.yml"])
  func accepts(path: String) {
    #expect(OutputPath.problem(in: path) == nil)
  }

  @Test(arguments: [
    ("", "is empty"),
    ("/etc/passwd", "is absolute; it must be relative to the output root"),
    ("a/../b", "has the component '..'"),
    ("..", "has the component '..'"),
    ("./a", "has the component '.'"),
    ("a//b", "has an empty component"),
    ("a/", "has an empty component"),
    (#"a\b"#, "has a backslash; folders are separated by '/'"),
    ("a\0b", "has a control character"),
    ("a\nb", "has a control character"),
    (String(repeating: "a/", count: 100_000) + "a", "is longer than 1024 bytes"),
    (".vigil-manifest", "has a component that begins with '.vigil-', which the build keeps for itself"),
  ])
  func refuses(path: String, problem: String) {
    #expect(OutputPath.problem(in: path) == problem)
  }

  @Test(arguments: [
    (["a", "b"], []),
    (["a", "a"], ["'a' is made twice"]),
    (["A/x", "a/X"], ["'A/x' and 'a/X' differ in letter case only, which is one file on some systems"]),
    (["a/b/c", "A"], ["'A' cannot be a file and the folder of 'a/b/c'"]),
    (["a/b", "a.b"], []),
    (["a\u{1b}[2J"], ["'a␛[2J' has a control character"]),
  ])
  func together(paths: [String], problems: [String]) {
    #expect(OutputPath.problems(in: paths) == problems)
  }

  @Test func foldersAreOutermostFirst() {
    #expect(OutputPath.folders(of: "a/b/c") == ["a", "a/b"])
    #expect(OutputPath.folders(of: "a").isEmpty)
    #expect(OutputPath.split("a/b/c") == ("a/b", "c"))
    #expect(OutputPath.split("c") == ("", "c"))
  }
}
