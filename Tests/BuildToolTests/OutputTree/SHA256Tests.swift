import Testing

@testable import BuildTool

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4 and NIST's byte-oriented vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func standardVectors(text: String, digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).hexadecimal == digest)
  }

  @Test func aMillionTimesA() {
    let digest = SHA256.digest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(digest.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesOfAnySizeGiveTheSameDigest() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for length in 0...bytes.count {
      let whole = SHA256.digest(of: Array(bytes.prefix(length)))
      var hash = SHA256()
      let cut = length / 3
      hash.update(bytes[..<cut])
      hash.update(bytes[cut..<length])
      #expect(hash.finalized() == whole, "length \(length)")
    }
  }

  @Test(arguments: ["", "e3b0", String(repeating: "g", count: 64), String(repeating: "0", count: 65)])
  func refusesWhatIsNoDigest(text: String) {
    #expect(SHA256.Digest(hexadecimal: text.utf8) == nil)
  }

  @Test func readsEitherLetterCase() {
    let digest = SHA256.digest(of: [1, 2, 3])
    #expect(SHA256.Digest(hexadecimal: digest.hexadecimal.utf8) == digest)
    #expect(SHA256.Digest(hexadecimal: digest.hexadecimal.uppercased().utf8) == digest)
  }
}
