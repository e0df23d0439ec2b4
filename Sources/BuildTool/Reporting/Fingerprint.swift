import Diagnostics

/// What a finding is known by from one run to the next: its code, the element of the content that it is about, and the part
/// of the text that it points at. Lines, paths and other findings do not count, so that it survives edits around it.
enum Fingerprint {
  /// One for each finding, in order: 32 hexadecimal digits, a colon, and which one of the equal ones it is, counted from 1.
  static func all(of findings: [Diagnostic]) -> [String] {
    var counts: [String: Int] = [:]
    return findings.map { finding in
      let digest = digest(of: finding)
      counts[digest, default: 0] += 1
      return "\(digest):\(counts[digest] ?? 1)"
    }
  }

  private static func digest(of finding: Diagnostic) -> String {
    // A finding that belongs to no element is told apart by its file.
    let owner = finding.subject ?? finding.location?.fileID ?? ""
    let parts = [finding.code.name, owner, fragment(of: finding)]
    let bytes = parts.map { Array($0.utf8) }.joined(separator: [0])
    return String(SHA256.digest(of: Array(bytes)).hexadecimal.prefix(32))
  }

  /// With each run of white space as one blank. Where a finding points at nothing its message tells it apart, without its
  /// numbers: they count things that come and go.
  private static func fragment(of finding: Diagnostic) -> String {
    if let excerpt = finding.excerpt {
      let text = Array(excerpt.text.utf8)
      let range = excerpt.range.clamped(to: 0..<text.count)
      return words(String(decoding: text[range], as: UTF8.self))
    }
    var result = ""
    for character in words(finding.message) {
      if !("0"..."9").contains(character) {
        result.append(character)
      } else if result.last != "#" {
        result.append("#")
      }
    }
    return result
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
