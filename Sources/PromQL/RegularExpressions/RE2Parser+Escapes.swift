extension RE2Parser {
  mutating func escape() throws(SyntaxError) {
    guard let kind = peek(1) else {
      throw SyntaxError("a backslash at the end", hint: "write `\\\\` for a backslash")
    }
    switch kind {
    case "A": pushEscape(.assertion(.textStart))
    case "z": pushEscape(.assertion(.textEnd))
    case "b": pushEscape(.assertion(.wordBoundary))
    case "B": pushEscape(.assertion(.noWordBoundary))
    case "Q": quote()
    default:
      var members = RE2CharacterClass(foldsCase: flags.foldsCase)
      if try escapedClass(&members) {
        push(.characterClass(members))
      } else {
        let scalar = try escapedScalar()
        push(.scalar(scalar, foldsCase: flags.foldsCase))
      }
    }
  }

  private mutating func pushEscape(_ operation: RE2Operation) {
    position += 2
    push(operation)
  }

  /// `\Q…\E`: literal text.
  private mutating func quote() {
    position += 2
    while let scalar = peek() {
      if scalar == "\\", peek(1) == "E" {
        position += 2
        return
      }
      literal(scalar)
    }
  }

  /// Adds `\d`, `\pL` and their relatives; false when none stands here.
  mutating func escapedClass(_ members: inout RE2CharacterClass) throws(SyntaxError) -> Bool {
    guard peek() == "\\", let kind = peek(1) else { return false }
    switch kind {
    case "d", "D": members.add(RE2CharacterClass.digit, isNegated: kind == "D")
    case "s", "S": members.add(RE2CharacterClass.space, isNegated: kind == "S")
    case "w", "W": members.add(RE2CharacterClass.word, isNegated: kind == "W")
    case "p", "P":
      try unicodeClass(&members, isNegated: kind == "P")
      return true
    default: return false
    }
    position += 2
    return true
  }

  private mutating func unicodeClass(_ members: inout RE2CharacterClass, isNegated: Bool) throws(SyntaxError) {
    let start = position
    position += 2
    var name = ""
    if peek() == "{" {
      var end = position + 1
      while end < scalars.count, scalars[end] != "}" { end += 1 }
      guard end < scalars.count else { throw SyntaxError("`\(text(start..<end))` is not closed") }
      name = text((position + 1)..<end)
      position = end + 1
    } else if let letter = peek() {
      name = String(letter)
      position += 1
    }
    var isNegated = isNegated
    if name.hasPrefix("^") {
      name.removeFirst()
      isNegated.toggle()
    }
    if UnicodeClass.isCategory(name) {
      members.items.append(.category(name, isNegated: isNegated))
    } else if UnicodeClass.isScript(name) {
      members.items.append(.script(name))
    } else {
      throw SyntaxError(
        "there is no Unicode class `\(text(start..<position))`", hint: "write `\\pL`, `\\p{Lu}` or `\\p{Greek}`")
    }
  }

  /// The character that an escape sequence stands for. Moves behind it.
  mutating func escapedScalar() throws(SyntaxError) -> UInt32 {
    let start = position
    position += 1
    guard let kind = peek() else { throw SyntaxError("a backslash at the end") }
    position += 1
    switch kind {
    case "a": return 7
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "x": return try hexadecimal(start)
    case "0"..."7":
      if kind != "0", peek().map({ ("0"..."7").contains($0) }) != true {
        throw SyntaxError(
          "`\(text(start..<position))` refers back to a group, which RE2 does not do", hint: "write the text itself")
      }
      var value = kind.value - 0x30
      for _ in 0..<2 {
        guard let digit = peek(), ("0"..."7").contains(digit) else { break }
        value = value * 8 + digit.value - 0x30
        position += 1
      }
      return value
    default:
      if kind.isASCII, !UInt8(kind.value).isWord || kind == "_" { return kind.value }
      throw SyntaxError(
        "`\(text(start..<position))` is no escape sequence of RE2", hint: "write `\\\\` for a backslash")
    }
  }

  /// `\x7F` and `\x{10FFFF}`.
  private mutating func hexadecimal(_ start: Int) throws(SyntaxError) -> UInt32 {
    var digits = 0
    var value: UInt32 = 0
    let isBraced = peek() == "{"
    if isBraced { position += 1 }
    while let scalar = peek(), scalar.isASCII, let digit = UInt8(scalar.value).hexadecimalValue, isBraced || digits < 2
    {
      value = min(value * 16 + UInt32(digit), 0x11_0000)
      digits += 1
      position += 1
    }
    let isClosed = !isBraced || peek() == "}"
    if isBraced, isClosed { position += 1 }
    guard isClosed, digits > 0, isBraced || digits == 2, value <= 0x10_FFFF else {
      throw SyntaxError("`\(text(start..<position))` is no character", hint: "write `\\x7F` or `\\x{10FFFF}`")
    }
    return value
  }
}
