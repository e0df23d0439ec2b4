/// Texts that are secrets by their form.
package enum SecretPattern {
  /// What kind of secret `text` holds, for people; `nil` for none. The secret itself is never returned.
  package static func found(in text: some StringProtocol) -> String? {
    let text = String(text)
    for (marker, kind) in addresses where text.firstRange(of: marker) != nil { return kind }
    if holdsAccessKey(text) { return "an AWS access key" }
    if text.firstRange(of: "PRIVATE KEY-----") != nil { return "a private key" }
    if holdsPassword(text) { return "an address with a password" }
    return nil
  }

  private static let addresses: [(marker: String, kind: String)] = [
    ("hooks.slack.com/services/", "a Slack webhook address"),
    ("webhook.office.com/", "a Teams webhook address"),
    ("outlook.office.com/webhook/", "a Teams webhook address"),
    ("logic.azure.com/workflows/", "a Teams workflow address"),
    ("/powerautomate/", "a Teams workflow address"),
    ("discord.com/api/webhooks/", "a Discord webhook address"),
    ("xoxb-", "a Slack token"),
    ("xoxp-", "a Slack token"),
  ]

  /// `AKIA` or `ASIA` and 16 capitals or digits, alone.
  private static func holdsAccessKey(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var length = 0
    for (index, byte) in (bytes + [0]).enumerated() {
      let isPart = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      if isPart {
        length += 1
        continue
      }
      if length == 20 {
        let start = bytes[(index - 20)..<(index - 16)]
        if start.elementsEqual("AKIA".utf8) || start.elementsEqual("ASIA".utf8) { return true }
      }
      length = 0
    }
    return false
  }

  /// `scheme://user:password@host`.
  private static func holdsPassword(_ text: String) -> Bool {
    var rest = Substring(text)
    while let start = rest.firstRange(of: "://") {
      rest = rest[start.upperBound...]
      let authority = rest.prefix { !"/?# \"'\n".contains($0) }
      guard let at = authority.lastIndex(of: "@") else { continue }
      let user = authority[..<at]
      // `user:` with nothing behind, and variables, are no secrets.
      if let colon = user.firstIndex(of: ":"), let first = user[colon...].dropFirst().first, first != "$" {
        return true
      }
    }
    return false
  }
}
