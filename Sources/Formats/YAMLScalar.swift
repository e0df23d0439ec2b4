/// How one string is written in YAML, so that every reader gets the same string back.
enum YAMLScalar {
  /// Appends `text` on one line: plain, in single quotes or in double quotes.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      if YAMLPlainScalar.isSafe(utf8) {
        bytes.append(contentsOf: utf8)
      } else if utf8.indices.allSatisfy({ escape(in: utf8, at: $0) == nil }) {
        appendSingleQuoted(utf8, to: &bytes)
      } else {
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(utf8, quoted: true, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
      }
    }
  }

  /// Appends `text` as a literal block whose lines start at `column`, or returns false when it is no text of several
  /// lines or a block could not give it back exactly.
  static func appendLiteral(_ text: String, column: Int, to bytes: inout [UInt8]) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      let newline = UInt8(ascii: "\n")
      guard utf8.contains(newline), let first = utf8.firstIndex(where: { $0 != newline }) else { return false }
      for index in utf8.indices where utf8[index] != newline && utf8[index] != UInt8(ascii: "\t") {
        if escape(in: utf8, at: index) != nil { return false }
      }
      bytes.append(UInt8(ascii: "|"))
      // Readers learn the indentation from the first line that is not empty. If that line begins with a blank they
      // have to be told: two more than the parent's.
      if isBlank(utf8[first]) { bytes.append(UInt8(ascii: "2")) }
      if utf8.last != newline {
        bytes.append(UInt8(ascii: "-"))
      } else if utf8.dropLast().last == newline {
        bytes.append(UInt8(ascii: "+"))
      }
      bytes.append(newline)
      let lines = utf8.last == newline ? utf8.dropLast() : utf8[...]
      for line in lines.split(separator: newline, omittingEmptySubsequences: false) {
        if !line.isEmpty { bytes.appendSpaces(column) }
        bytes.append(contentsOf: line)
        bytes.append(newline)
      }
      return true
    }
  }

  /// Appends the lines of `text` as comments.
  static func appendComment(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      for line in utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        bytes.append(UInt8(ascii: "#"))
        if !line.isEmpty { bytes.append(UInt8(ascii: " ")) }
        appendEscaped(UnsafeBufferPointer(rebasing: line), quoted: false, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
  }

  private static func appendSingleQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "'"))
    for byte in utf8 {
      if byte == UInt8(ascii: "'") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "'"))
  }

  private static func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>, quoted: Bool, to bytes: inout [UInt8]) {
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if let (codePoint, length) = escape(in: utf8, at: index) {
        switch byte {
        case UInt8(ascii: "\n"): bytes.append("\\n")
        case UInt8(ascii: "\r"): bytes.append("\\r")
        case UInt8(ascii: "\t"): bytes.append("\\t")
        default: bytes.appendEscape(codePoint)
        }
        index += length
        continue
      }
      if quoted && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
      index += 1
    }
  }

  /// The code point and the count of bytes of the character that begins at `index`, if it cannot stand as itself on a
  /// line: control characters, what YAML 1.1 takes for a line break (U+0085, U+2028, U+2029), the byte order mark, and
  /// the two characters past U+FFFD that readers refuse.
  static func escape(in utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (codePoint: UInt16, length: Int)? {
    let byte = utf8[index]
    if byte < 0x20 || byte == 0x7F { return (UInt16(byte), 1) }
    guard byte == 0xC2 || byte == 0xE2 || byte == 0xEF, index + 1 < utf8.count else { return nil }
    let second = utf8[index + 1]
    if byte == 0xC2 { return second < 0xA0 ? (UInt16(second), 2) : nil }
    guard index + 2 < utf8.count else { return nil }
    switch (byte, second, utf8[index + 2]) {
    case (0xE2, 0x80, 0xA8): return (0x2028, 3)
    case (0xE2, 0x80, 0xA9): return (0x2029, 3)
    case (0xEF, 0xBB, 0xBF): return (0xFEFF, 3)
    case (0xEF, 0xBF, 0xBE): return (0xFFFE, 3)
    case (0xEF, 0xBF, 0xBF): return (0xFFFF, 3)
    default: return nil
    }
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
