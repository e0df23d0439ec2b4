import Testing

@testable import BuildTool

@Suite struct ManifestTests {
  let one = SHA256.digest(of: [1])
  let two = SHA256.digest(of: [2])

  @Test func isSortedByPathAndReadsBack() throws {
    var manifest = Manifest()
    manifest.insert(two, at: "rules/b.yml")
    manifest.insert(one, at: "dashboards/a b.json")
    #expect(
      String(decoding: manifest.text, as: UTF8.self)
        == "\(one.hexadecimal)  dashboards/a b.json\n\(two.hexadecimal)  rules/b.yml\n")
    #expect(try Manifest(parsing: manifest.text) == manifest)
  }

  @Test func bothSidesOfAMergeAreOurs() throws {
    let text = """
      <<<<<<< HEAD
      \(one.hexadecimal)  a
      =======
      \(two.hexadecimal)  a\r
      >>>>>>> branch

      """
    let manifest = try Manifest(parsing: Array(text.utf8))
    #expect(manifest.contains(one, at: "a"))
    #expect(manifest.contains(two, at: "a"))
    #expect(manifest.paths == ["a"])
  }

  @Test(arguments: [
    "hello", "0011  a", "{d} a", "{d}  ", "{d}  ../a", "{d}  /etc/passwd", "{d}  a/./b", "{d}  a\\b", "{d}\ta",
  ])
  func refusesALineThatIsNone(line: String) {
    let text = "\(one.hexadecimal)  x\n" + line.replacing("{d}", with: one.hexadecimal)
    let error = #expect(throws: ToolError.self) { try Manifest(parsing: Array(text.utf8)) }
    #expect(error?.message.hasPrefix(".vigil-manifest:2 ") == true)
  }
}
