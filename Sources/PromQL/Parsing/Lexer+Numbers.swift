extension Lexer {
  /// A number or a duration. What is cut here need not be valid: `NumberText` and `DurationText` decide that.
  ///
  /// The cut follows Prometheus, which reads `1.5h` as one wrong duration and not as a number and a name.
  mutating func numberOrDuration(_ start: Int) -> Token {
    position = start
    if scanNumber() { return Token(kind: .number, start: start, end: position) }
    if scanRestOfDuration() { return Token(kind: .duration, start: start, end: position) }
    while let byte = bytes.at(position), byte.isWord || byte == UInt8(ascii: ".") { position += 1 }
    let text = bytes.text(start..<position)
    return fail("`\(text)` is neither a number nor a duration", start..<position, hint: Self.numberHint(text))
  }

  private static func numberHint(_ text: String) -> String {
    if text.hasPrefix("0o") || text.hasPrefix("0b") { return "write the number in decimal or with `0x`" }
    if text.utf8.first?.isDigit == true, text.utf8.last?.isDigit == true, text.utf8.contains(where: \.isLetter) {
      return "each number of a duration has a unit, the largest first: `1h30m`"
    }
    return "numbers are written `1000`, `1e3`, `0x3E8` or `1_000`, durations `1h30m`, and names begin with a letter"
  }

  /// Moves over a number; false when what stands there is none, with the position where that showed.
  private mutating func scanNumber() -> Bool {
    let start = position
    var isHexadecimal = false
    if accept(UInt8(ascii: "0")), acceptLetter(UInt8(ascii: "x")) {
      _ = accept(UInt8(ascii: "_"))
      isHexadecimal = true
    }
    _ = accept(UInt8(ascii: "."))
    if isDigit(isHexadecimal) { position += 1 }
    var sawDot = false
    var sawExponent = false
    while let byte = bytes.at(position) {
      if byte == UInt8(ascii: ".") {
        position += 1
        if sawDot { return false }
        sawDot = true
        if accept(UInt8(ascii: "_")) || accept(UInt8(ascii: ".")) || isHexadecimal { return false }
      } else if byte | 0x20 == UInt8(ascii: "e") {
        position += 1
        if sawExponent { return false }
        sawExponent = true
        if !accept(UInt8(ascii: "+")) { _ = accept(UInt8(ascii: "-")) }
        if acceptSeparator() || position == bytes.count { return false }
      } else if byte == UInt8(ascii: "_") {
        position += 1
        if acceptSeparator() || position == bytes.count { return false }
      } else if isDigit(isHexadecimal) {
        position += 1
      } else {
        break
      }
    }
    if position == start { return false }
    return bytes.at(position)?.isWord != true
  }

  /// Moves over what makes the number before it a duration: a unit, then numbers with units.
  private mutating func scanRestOfDuration() -> Bool {
    guard let unit = bytes.at(position), Self.isUnit(unit) || unit == UInt8(ascii: "y") else { return false }
    position += 1
    _ = accept(UInt8(ascii: "s"))
    while bytes.at(position)?.isDigit == true {
      while bytes.at(position)?.isDigit == true { position += 1 }
      guard let unit = bytes.at(position), Self.isUnit(unit) else { return false }
      position += 1
      _ = accept(UInt8(ascii: "s"))
    }
    return bytes.at(position)?.isWord != true
  }

  private static func isUnit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "h"), UInt8(ascii: "d"), UInt8(ascii: "w"): true
    default: false
    }
  }

  private func isDigit(_ isHexadecimal: Bool) -> Bool {
    guard let byte = bytes.at(position) else { return false }
    return isHexadecimal ? byte.hexadecimalValue != nil : byte.isDigit
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard bytes.at(position) == byte else { return false }
    position += 1
    return true
  }

  private mutating func acceptLetter(_ lowercase: UInt8) -> Bool {
    guard let byte = bytes.at(position), byte | 0x20 == lowercase else { return false }
    position += 1
    return true
  }

  /// Moves over what must not follow an exponent or an underscore.
  private mutating func acceptSeparator() -> Bool {
    guard let byte = bytes.at(position),
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte | 0x20 == UInt8(ascii: "e")
    else { return false }
    position += 1
    return true
  }
}
