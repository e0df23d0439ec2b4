/// Texts that are secrets by their form.
package enum SecretPattern {
  /// What kind of secret `text` holds, for people; `nil` for none. The secret itself is never returned.
  package static func found(in text: some StringProtocol) -> String? {
    text.utf8.withContiguousStorageIfAvailable { found(in: $0) } ?? found(in: Array(text.utf8))
  }

  /// What kind of secret a text holds, for people; `nil` for none.
  package static func found(in bytes: [UInt8]) -> String? { bytes.withUnsafeBufferPointer { found(in: $0) } }

  private static func found(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var wordLength = 0
    for position in bytes.indices {
      let byte = bytes[position]
      for marker in markersByFirstByte[Int(byte)] where marker.isFound(in: bytes, at: position) { return marker.kind }
      if byte == UInt8(ascii: ":"), holdsPassword(bytes, at: position) { return "an address with a password" }
      wordLength = isLetterOrDigit(byte) ? wordLength + 1 : 0
      if wordLength == 20, isAccessKey(bytes[(position - 19)...]) { return "an AWS access key" }
    }
    return nil
  }

  /// A text that stands before a secret.
  private struct Marker: Sendable {
    let text: [UInt8]
    let kind: String
    /// Whether a secret follows, rather than an ellipsis, a variable, or the end of a sentence about secrets.
    let isFollowed: Bool

    init(_ text: String, _ kind: String, isFollowed: Bool = true) {
      self.text = Array(text.utf8)
      self.kind = kind
      self.isFollowed = isFollowed
    }

    func isFound(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
      let end = position + text.count
      guard end <= bytes.count else { return false }
      for (offset, byte) in text.enumerated() where bytes[position + offset] != byte { return false }
      return !isFollowed || end < bytes.count && isLetterOrDigit(bytes[end])
    }
  }

  private static let markers: [Marker] = [
    Marker("hooks.slack.com/services/", "a Slack webhook address"),
    Marker("hooks.slack.com/workflows/", "a Slack webhook address"),
    Marker("xoxb-", "a Slack token"),
    Marker("xoxp-", "a Slack token"),
    Marker("webhook.office.com/", "a Teams webhook address"),
    Marker("outlook.office.com/webhook/", "a Teams webhook address"),
    Marker("logic.azure.com/workflows/", "a Teams workflow address"),
    Marker("logic.azure.com:443/workflows/", "a Teams workflow address"),
    Marker("/powerautomate/automations/direct/workflows/", "a Teams workflow address"),
    Marker("discord.com/api/webhooks/", "a Discord webhook address"),
    Marker("discordapp.com/api/webhooks/", "a Discord webhook address"),
    Marker("PRIVATE KEY-----", "a private key", isFollowed: false),
  ]

  private static let markersByFirstByte: [[Marker]] = (0...255).map { first in
    markers.filter { $0.text.first.map(Int.init) == first }
  }

  /// Whether the word of 20 letters and digits at the beginning of `bytes` is `AKIA` or `ASIA` and 16 capitals or digits.
  private static func isAccessKey(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let end = bytes.startIndex + 20
    if end < bytes.endIndex, isLetterOrDigit(bytes[end]) { return false }
    let word = bytes[..<end]
    guard word.starts(with: "AKIA".utf8) || word.starts(with: "ASIA".utf8) else { return false }
    return word.allSatisfy { isCapital($0) || isDigit($0) }
  }

  /// `scheme://user:password@host`, from the first colon on. A variable or a placeholder is no password.
  private static func holdsPassword(_ bytes: UnsafeBufferPointer<UInt8>, at colon: Int) -> Bool {
    guard bytes[colon...].starts(with: "://".utf8) else { return false }
    let authority = bytes[(colon + 3)...].prefix { byte in byte > UInt8(ascii: " ") && !"/?#\"'`\\".utf8.contains(byte)
    }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let user = authority[..<at]
    guard let separator = user.firstIndex(of: UInt8(ascii: ":")), let first = user[separator...].dropFirst().first
    else {
      return false
    }
    return !"$<{*".utf8.contains(first)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isCapital(byte) || isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
