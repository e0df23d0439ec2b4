/// Which strings may stand in YAML without quotes.
///
/// Stricter than the specifications: what looks like a number, a date, a boolean or an indicator to any reader of
/// YAML 1.1 or 1.2 is not plain, nor is what a person would have to think about.
enum YAMLPlainScalar {
  /// Whether every reader takes `utf8`, written as it is, for this string.
  static func isSafe(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = utf8.first, mayBegin(first) else { return false }
    var previous = first
    for index in utf8.indices {
      let byte = utf8[index]
      if YAMLScalar.escape(in: utf8, at: index) != nil { return false }
      if byte == UInt8(ascii: " ") && previous == UInt8(ascii: ":") { return false }
      if byte == UInt8(ascii: "#") && previous == UInt8(ascii: " ") { return false }
      previous = byte
    }
    if previous == UInt8(ascii: " ") || previous == UInt8(ascii: ":") { return false }
    return !isWord(utf8) && !looksLikeNumber(utf8)
  }

  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
    case UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: "^"): true
    case UInt8(ascii: "\\"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// The booleans and nulls of YAML 1.1, in any letter case.
  private static func isWord(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count <= 5 else { return false }
    switch String(decoding: utf8.lazy.map(lowercased), as: UTF8.self) {
    case "y", "n", "yes", "no", "on", "off", "true", "false", "null": return true
    default: return false
    }
  }

  /// Integers of every base, floats, infinities, numbers of base 60, dates and times, and the dots that end a document.
  private static func looksLikeNumber(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let unsigned = utf8.first == UInt8(ascii: "+") ? utf8.dropFirst() : utf8[...]
    guard let first = unsigned.first else { return true }
    let second = unsigned.dropFirst().first.map(lowercased)
    switch first {
    case UInt8(ascii: "0"):
      // 0x1F, 0o17, 0b11.
      if let second, "xob".utf8.contains(second) { return true }
    case UInt8(ascii: "."):
      // .inf, .nan, `...`.
      if let second, "in.".utf8.contains(second) { return true }
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      break
    default:
      return false
    }
    // The letters are those of 1e3 and 2001-12-14T21:59:43Z.
    return unsigned.allSatisfy { "0123456789_.,:+- etz".utf8.contains(lowercased($0)) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
