/// A string in double quotes, found but not yet unescaped.
struct QuotedString {
  /// The content, without the quotes.
  var start: Int
  var end: Int
  var hasBackslash = false
  var hasLineFeed = false
  /// UTF-8 needs a check only where this is false.
  var isASCII = true
}

extension ByteCursor {
  /// Moves over a quoted string; `nil`, and nowhere, when none comes next or it is not closed.
  ///
  /// A backslash takes the byte behind it along, except a line feed, which no escape may hold.
  /// - Parameter lineFeeds: whether the string may run over line ends.
  mutating func skipQuoted(lineFeeds: Bool) -> QuotedString? {
    guard byte == ASCII.quote else { return nil }
    var string = QuotedString(start: offset + 1, end: offset + 1)
    var position = offset + 1
    var seen: UInt64 = 0
    while position < count {
      if position + 8 <= count {
        let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let stops =
          Self.matches(word, ASCII.quote) | Self.matches(word, ASCII.backslash) | Self.matches(word, ASCII.lineFeed)
        if stops == 0 {
          seen |= word
          position += 8
          continue
        }
        let before = stops.trailingZeroBitCount & ~7
        seen |= word & ((1 << UInt64(before)) - 1)
        position += before >> 3
      }
      switch byte(at: position) {
      case ASCII.quote:
        string.end = position
        string.isASCII = seen & 0x8080_8080_8080_8080 == 0
        offset = position + 1
        return string
      case ASCII.backslash:
        guard position + 1 < count, byte(at: position + 1) != ASCII.lineFeed else { return nil }
        string.hasBackslash = true
        seen |= UInt64(byte(at: position + 1))
        position += 2
      case ASCII.lineFeed:
        guard lineFeeds else { return nil }
        string.hasLineFeed = true
        position += 1
      case let other:
        seen |= UInt64(other)
        position += 1
      }
    }
    return nil
  }

  /// The high bit of each byte of `word` that equals `byte`. Bits above the lowest one may be wrong; that one is right.
  @inline(__always)
  private static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}

/// The escapes of the formats. Any other backslash stays as written, together with the byte behind it.
enum Escapes {
  /// Whether a backslash stands before a byte that makes no escape.
  static func hasUnknown(_ bytes: UnsafeRawBufferPointer, quotes: Bool = true) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] == ASCII.backslash {
        guard index + 1 < bytes.count, meaning(bytes[index + 1], quotes: quotes) != nil else { return true }
        index += 1
      }
      index += 1
    }
    return false
  }

  /// `\\` and `\n` become what they stand for, and `\"` where `quotes`.
  static func unescaped(_ bytes: UnsafeRawBufferPointer, quotes: Bool = true) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == ASCII.backslash, index + 1 < bytes.count, let byte = meaning(bytes[index + 1], quotes: quotes)
      {
        result.append(byte)
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func meaning(_ byte: UInt8, quotes: Bool) -> UInt8? {
    switch byte {
    case ASCII.backslash: ASCII.backslash
    case UInt8(ascii: "n"): ASCII.lineFeed
    case ASCII.quote where quotes: ASCII.quote
    default: nil
    }
  }
}
