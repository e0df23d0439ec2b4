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

  /// Bytes that nobody wrote on purpose give entries that can be written and read again, or an error.
  @Test func anyBytesAreReadOrRefused() {
    var random = SplitMix64(seed: 11)
    let pieces = [
      Array(one.hexadecimal.utf8), Array("  ".utf8), Array("a/b".utf8), [10], [13, 10], [0xff], [0], [0x2f],
    ]
    var read = 0
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...8, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? []
      }
      guard let manifest = try? Manifest(parsing: bytes) else { continue }
      read += manifest.paths.isEmpty ? 0 : 1
      #expect((try? Manifest(parsing: manifest.text)) == manifest)
    }
    #expect(read > 0)
  }
}
