/// A length of time that a text speaks of: `Last hour`, `over the past 15 minutes`, `rolling 5m`.
struct StatedTime: Hashable, Sendable {
  /// The words, in small letters: `last hour`.
  let text: String
  let length: Duration
  /// A curve that rolls has this window at each of its points.
  let isRolling: Bool

  /// In the order of the text.
  static func all(in text: String) -> [StatedTime] {
    let words = text.utf8.split { !isLetter($0) && !isDigit($0) }.map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    return words.indices.compactMap { index in
      guard introductions.contains(words[index]) else { return nil }
      return StatedTime(words[(index + 1)...].prefix(2), after: words[index])
    }
  }

  /// `hour`, `5 minutes` or `5m`, and what follows.
  private init?(_ words: ArraySlice<String>, after introduction: String) {
    guard let first = words.first else { return nil }
    let digits = first.utf8.prefix(while: Self.isDigit)
    let isSplit = digits.count == first.utf8.count && words.count > 1
    let unit = isSplit ? words[words.startIndex + 1] : String(first.utf8.dropFirst(digits.count)) ?? ""
    // A letter alone is a unit behind a number only.
    guard let length = Self.units[unit], !digits.isEmpty || unit.utf8.count > 2 else { return nil }
    // No dashboard shows more than nine digits of anything.
    let count = digits.isEmpty ? 1 : digits.count < 10 ? Int64(String(digits) ?? "") ?? 0 : 0
    guard count > 0 else { return nil }
    self.length = .seconds(count * length)
    isRolling = Self.rolling.contains(introduction)
    text = ([introduction] + (isSplit ? [first, unit] : [first])).joined(separator: " ")
  }

  private static let introductions: Set<String> = rolling.union(["last", "past", "previous"])
  private static let rolling: Set<String> = ["rolling", "trailing"]

  private static let units: [String: Int64] = [
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
    "d": 86_400, "day": 86_400, "days": 86_400,
    "w": 604_800, "week": 604_800, "weeks": 604_800,
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
