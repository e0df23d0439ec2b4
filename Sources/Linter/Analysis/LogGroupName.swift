import Diagnostics

/// What the names of two log groups tell of each other.
enum LogGroupName {
  /// Whether somebody who wrote `name` meant `other`: one letter is different, missing, too much or swapped with its
  /// neighbour, or letters differ in case and words in what stands between them.
  ///
  /// Names that people give on purpose differ in more: in a number (`/app-1`, `/app-2`), in a short word (`/team-a`, `/eu`,
  /// `/dev`), or in two letters (`east` and `west`).
  static func isMisspelling(_ name: String, of other: String) -> Bool {
    guard name != other, name.utf8.count <= longest, other.utf8.count <= longest,
      abs(name.utf8.count - other.utf8.count) <= 1, Suggestion.distance(from: name, to: other) <= 1
    else { return false }
    let (left, right) = differingWords(words(of: name), words(of: other))
    let letters = Array(left.joined())
    let others = Array(right.joined())
    if letters == others { return true }
    return digits(of: letters) == digits(of: others) && max(letters.count, others.count) >= leastLetters
  }

  /// What the edit distance compares.
  private static let longest = 256
  /// Of shorter words, one letter makes others.
  private static let leastLetters = 4

  /// Runs of letters and digits, in small letters.
  private static func words(of name: String) -> [[UInt8]] {
    name.utf8.split { !isLetter($0) && !isDigit($0) }.map { word in word.map { isLetter($0) ? $0 | 0x20 : $0 } }
  }

  /// Without the words that both begin and end with.
  private static func differingWords(_ left: [[UInt8]], _ right: [[UInt8]]) -> ([[UInt8]], [[UInt8]]) {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (left, right) = (left.dropFirst(start), right.dropFirst(start))
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    return (Array(left.dropLast(end)), Array(right.dropLast(end)))
  }

  private static func digits(of letters: [UInt8]) -> [UInt8] { letters.filter(isDigit) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
