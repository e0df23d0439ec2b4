/// Cuts a template into tokens, by the rules of Go's text/template.
///
/// After something that is no token it goes on behind the action's end, so that one mistake does not hide the others.
struct GoTemplateLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var actionStart = 0
  private var tokens: [GoTemplateToken] = []

  static func tokens(of bytes: [UInt8]) -> [GoTemplateToken] {
    var lexer = GoTemplateLexer(bytes: bytes)
    while lexer.readText() {
      lexer.readAction()
    }
    lexer.add(.endOfText, from: bytes.count)
    return lexer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Text and delimiters

  /// Reads up to the next action and says whether there is one.
  private mutating func readText() -> Bool {
    let start = position
    while position < bytes.count, !starts("{{", at: position) { position += 1 }
    let found = position < bytes.count
    var end = position
    if found, trimsLeft(at: position + 2) {
      while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    }
    if start < end { tokens.append(GoTemplateToken(kind: .text, range: start..<end)) }
    return found
  }

  private mutating func readAction() {
    let start = position
    actionStart = start
    position += trimsLeft(at: position + 2) ? 4 : 2
    if starts("/*", at: position) {
      readComment(from: start)
      return
    }
    add(.leftDelimiter, from: start)
    while true {
      let before = position
      while position < bytes.count, isSpace(bytes[position]) { position += 1 }
      let isSpaced = position > before
      if isSpaced, starts("-}}", at: position) {
        closeAction(from: position, trims: true)
        return
      }
      if starts("}}", at: position) {
        closeAction(from: position, trims: false)
        return
      }
      let count = tokens.count
      if !readToken() {
        recover(from: position)
        return
      }
      for index in count..<tokens.count { tokens[index].isSpaced = isSpaced }
    }
  }

  private mutating func closeAction(from start: Int, trims: Bool) {
    position = start + (trims ? 3 : 2)
    add(.rightDelimiter, from: start)
    guard trims else { return }
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private mutating func readComment(from start: Int) {
    var end = position + 2
    while end < bytes.count, !starts("*/", at: end) { end += 1 }
    guard end < bytes.count else {
      position = bytes.count
      add(.invalid("this comment is never closed", hint: "write */}} where it ends"), from: start)
      return
    }
    position = end + 2
    let trims = position < bytes.count && isSpace(bytes[position]) && starts("-}}", at: position + 1)
    if trims {
      position += 1
    } else if !starts("}}", at: position) {
      add(
        .invalid(
          "a comment must fill its whole action", hint: "write }} straight after */, or put a space and -}} there"),
        from: start)
      recover(from: position)
      return
    }
    position += trims ? 3 : 2
    add(.comment, from: start)
    while trims, position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  /// Leaves the action at its end, or where the next begins.
  private mutating func recover(from start: Int) {
    position = start
    while position < bytes.count, !starts("}}", at: position), !starts("{{", at: position) { position += 1 }
    if starts("}}", at: position) {
      closeAction(from: position, trims: false)
    } else {
      add(.rightDelimiter, from: position)
    }
  }

  // MARK: Inside an action

  /// Reads a token, or what is none, and says whether the action goes on.
  private mutating func readToken() -> Bool {
    let start = position
    guard start < bytes.count else {
      return fail("this action is never closed", hint: "write }} where it ends", actionStart..<start)
    }
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "{") where starts("{{", at: start):
      return fail("an action begins inside another", hint: "write }} before it", start..<start + 2, resume: start)
    case UInt8(ascii: ":"):
      guard starts(":=", at: start) else {
        return fail("a colon stands alone", hint: "declare a variable with :=", start..<start + 1)
      }
      position += 2
      add(.declare, from: start)
    case UInt8(ascii: "="): return single(.assign)
    case UInt8(ascii: "|"): return single(.pipe)
    case UInt8(ascii: "("): return single(.leftParenthesis)
    case UInt8(ascii: ")"): return single(.rightParenthesis)
    case UInt8(ascii: "\""):
      return readQuoted(.string, by: byte, "this string is never closed", "write \" where it ends, on the same line")
    case UInt8(ascii: "'"):
      return readQuoted(
        .character, by: byte, "this character is never closed", "texts stand in double quotes or in backquotes")
    case UInt8(ascii: "`"):
      position = bytes[(start + 1)...].firstIndex(of: byte).map { $0 + 1 } ?? bytes.count
      guard position > start + 1, bytes[position - 1] == byte else {
        return fail(
          "this string is never closed", hint: "write a backquote where it ends", start..<start + 1)
      }
      add(.rawString, from: start)
    case UInt8(ascii: "."):
      if start + 1 < bytes.count, isDigit(bytes[start + 1]) { return readNumber() }
      return readName(from: start, after: 1)
    case UInt8(ascii: "$"): return readName(from: start, after: 1)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return readNumber()
    case _ where isDigit(byte): return readNumber()
    default:
      let scalar = scalar(at: start)
      if isAlphanumeric(scalar) { return readName(from: start, after: 0) }
      guard (0x21..<0x7F).contains(byte) else {
        return fail(
          "no action may hold the character \(description(of: scalar))", hint: nil, start..<start + length(at: start))
      }
      return single(.other)
    }
    return true
  }

  private mutating func single(_ kind: GoTemplateToken.Kind) -> Bool {
    position += 1
    add(kind, from: position - 1)
    return true
  }

  /// Reads `word`, `.Field`, `$variable`, `.` or `$`. The name begins `after` so many bytes.
  private mutating func readName(from start: Int, after prefix: Int) -> Bool {
    position = start + prefix
    while position < bytes.count, isAlphanumeric(scalar(at: position)) { position += length(at: position) }
    guard isTerminator(at: position) else {
      let end = position + length(at: position)
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      return fail(
        "unexpected \(description(of: scalar(at: position))) after \(text)", hint: "write a space between them",
        position..<end)
    }
    let text = bytes[start..<position]
    switch bytes[start] {
    case UInt8(ascii: "."): add(prefix == text.count ? .dot : .field, from: start)
    case UInt8(ascii: "$"): add(.variable, from: start)
    default:
      let word = String(decoding: text, as: UTF8.self)
      if let keyword = GoTemplateToken.Keyword(rawValue: word) {
        add(.keyword(keyword), from: start)
      } else {
        add(word == "true" || word == "false" ? .bool : word == "nil" ? .nothing : .identifier, from: start)
      }
    }
    return true
  }

  private mutating func readQuoted(
    _ kind: GoTemplateToken.Kind, by quote: UInt8, _ message: String, _ hint: String
  ) -> Bool {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "\n") {
      let escapes = bytes[position] == UInt8(ascii: "\\") && position + 1 < bytes.count
      position += escapes && bytes[position + 1] != UInt8(ascii: "\n") ? 2 : 1
    }
    guard position < bytes.count, bytes[position] == quote else { return fail(message, hint: hint, start..<start + 1) }
    position += 1
    add(kind, from: start)
    return true
  }

  private mutating func readNumber() -> Bool {
    let start = position
    var end = GoTemplateNumber.end(in: bytes, from: start)
    var isComplex = false
    if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-") {
      end = GoTemplateNumber.end(in: bytes, from: end)
      isComplex = true
    }
    let runsOn = end < bytes.count && isAlphanumeric(scalar(at: end))
    if runsOn || (isComplex && bytes[end - 1] != UInt8(ascii: "i")) {
      while end < bytes.count, isAlphanumeric(scalar(at: end)) { end += length(at: end) }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      let hint = isComplex ? "templates have no arithmetic: compute it in the query" : nil
      return fail("\(text) is no number", hint: hint, start..<end)
    }
    position = end
    add(isComplex ? .complex : .number, from: start)
    return true
  }

  // MARK: Bytes

  private mutating func add(_ kind: GoTemplateToken.Kind, from start: Int) {
    tokens.append(GoTemplateToken(kind: kind, range: start..<position))
  }

  /// Adds what is no token, and leaves the rest of the action unread from `resume`, by default its end.
  private mutating func fail(_ message: String, hint: String?, _ range: Range<Int>, resume: Int? = nil) -> Bool {
    tokens.append(GoTemplateToken(kind: .invalid(message, hint: hint), range: range))
    position = resume ?? range.upperBound
    return false
  }

  private func starts(_ text: StaticString, at index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount).elementsEqual(
      bytes[index..<index + text.utf8CodeUnitCount])
  }

  private func trimsLeft(at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == UInt8(ascii: "-") && isSpace(bytes[index + 1])
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether a name may end before `index`: `$x+2` is not `$x` and `+2`.
  private func isTerminator(at index: Int) -> Bool {
    guard index < bytes.count, !isSpace(bytes[index]) else { return true }
    return ".,|:()".utf8.contains(bytes[index]) || starts("}}", at: index)
  }

  private func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": return true
    case "\0"..."\u{7F}": return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      return true
    default: return false
    }
  }

  /// The length in bytes of the character at `index`. The bytes are those of a string, and so whole characters.
  private func length(at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    let length = bytes[index] < 0x80 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
    return min(length, bytes.count - index)
  }

  private func scalar(at index: Int) -> Unicode.Scalar {
    guard index < bytes.count else { return "\0" }
    if bytes[index] < 0x80 { return Unicode.Scalar(bytes[index]) }
    return String(decoding: bytes[index..<index + length(at: index)], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  private func description(of scalar: Unicode.Scalar) -> String {
    let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(4 - hexadecimal.count, 0)) + hexadecimal
    return scalar.value > 0x20 && scalar.value < 0x7F ? "\(scalar)" : number
  }
}
