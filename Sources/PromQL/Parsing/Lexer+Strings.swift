extension Lexer {
  /// A quoted string; only its escapes are checked here, `StringEscapes` decodes them.
  mutating func string(_ quote: UInt8, _ start: Int) -> Token {
    position = start + 1
    while let byte = bytes.at(position) {
      if byte == quote {
        position += 1
        return Token(kind: .string, start: start, end: position)
      }
      if byte == 0xEF, bytes.at(position + 1) == 0xBF, bytes.at(position + 2) == 0xBD {
        return fail(
          "the replacement character U+FFFD in a string: Prometheus takes it for invalid UTF-8",
          position..<(position + 3), hint: "write `\\ufffd`")
      }
      if quote != UInt8(ascii: "`") {
        if byte == UInt8(ascii: "\n") {
          return fail("the string ends with the line", start..<position, hint: "close the quote, or use `\\n`")
        }
        if byte == UInt8(ascii: "\\") {
          switch StringEscapes.read(bytes, at: position, quote: quote) {
          case .success(let escape): position += escape.length
          case .failure(let problem):
            let end = min(bytes.count, position + problem.length)
            return fail(problem.message(bytes.text(position..<end)), position..<end, hint: problem.hint)
          }
          continue
        }
      }
      position += 1
    }
    return fail(
      "the string has no closing quote", start..<bytes.count, hint: "close it with `\(Unicode.Scalar(quote))`")
  }
}

/// The escape sequences of `"…"` and `'…'`, which are Go's.
/// https://prometheus.io/docs/prometheus/3.5/querying/basics/#string-literals
enum StringEscapes {
  struct Escape {
    var length: Int
    var value: Value
    enum Value {
      case byte(UInt8)
      case scalar(Unicode.Scalar)
    }
  }

  struct Problem: Error {
    enum Kind { case unknown, notTerminated, badDigit, badScalar }
    var kind: Kind
    /// How many bytes of the text are to blame.
    var length: Int

    func message(_ text: String) -> String {
      switch kind {
      case .unknown: "`\(text)` is no escape sequence"
      case .notTerminated: "the escape sequence `\(text)` is not complete"
      case .badDigit: "`\(text)` has a wrong digit"
      case .badScalar: "`\(text)` is no Unicode character"
      }
    }

    var hint: String? {
      switch kind {
      case .unknown: "write `\\\\` for a backslash, or use backquotes, where nothing is escaped"
      default: nil
      }
    }
  }

  /// The escape sequence whose backslash stands at `start`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, quote: UInt8) -> Result<Escape, Problem> {
    guard let kind = bytes.at(start + 1) else { return .failure(Problem(kind: .notTerminated, length: 1)) }
    switch kind {
    case quote, UInt8(ascii: "\\"): return .success(Escape(length: 2, value: .byte(kind)))
    case UInt8(ascii: "a"): return .success(Escape(length: 2, value: .byte(7)))
    case UInt8(ascii: "b"): return .success(Escape(length: 2, value: .byte(8)))
    case UInt8(ascii: "f"): return .success(Escape(length: 2, value: .byte(12)))
    case UInt8(ascii: "n"): return .success(Escape(length: 2, value: .byte(10)))
    case UInt8(ascii: "r"): return .success(Escape(length: 2, value: .byte(13)))
    case UInt8(ascii: "t"): return .success(Escape(length: 2, value: .byte(9)))
    case UInt8(ascii: "v"): return .success(Escape(length: 2, value: .byte(11)))
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return digits(bytes, start, first: 1, count: 3, base: 8)
    case UInt8(ascii: "x"): return digits(bytes, start, first: 2, count: 2, base: 16)
    case UInt8(ascii: "u"): return digits(bytes, start, first: 2, count: 4, base: 16)
    case UInt8(ascii: "U"): return digits(bytes, start, first: 2, count: 8, base: 16)
    default:
      let width = bytes.scalar(at: start + 1).map(UTF8.width) ?? 1
      return .failure(Problem(kind: .unknown, length: 1 + width))
    }
  }

  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, first: Int, count: Int, base: UInt32
  ) -> Result<Escape, Problem> {
    var value: UInt32 = 0
    for index in first..<(first + count) {
      guard let byte = bytes.at(start + index) else { return .failure(Problem(kind: .notTerminated, length: index)) }
      guard let digit = byte.hexadecimalValue, UInt32(digit) < base else {
        return .failure(Problem(kind: .badDigit, length: index + 1))
      }
      value = value &* base &+ UInt32(digit)
    }
    let length = first + count
    if count <= 3 {
      guard let byte = UInt8(exactly: value) else { return .failure(Problem(kind: .badScalar, length: length)) }
      return .success(Escape(length: length, value: .byte(byte)))
    }
    guard let scalar = Unicode.Scalar(value) else { return .failure(Problem(kind: .badScalar, length: length)) }
    return .success(Escape(length: length, value: .scalar(scalar)))
  }

  /// The value of a string token, whose escapes the lexer has checked.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Range<Int>) -> [UInt8] {
    guard token.count >= 2, let quote = bytes.at(token.lowerBound) else { return [] }
    let content = (token.lowerBound + 1)..<(token.upperBound - 1)
    if quote == UInt8(ascii: "`") || !bytes[content].contains(UInt8(ascii: "\\")) { return Array(bytes[content]) }
    var value: [UInt8] = []
    value.reserveCapacity(content.count)
    var position = content.lowerBound
    while position < content.upperBound, let byte = bytes.at(position) {
      if byte == UInt8(ascii: "\\"), case .success(let escape) = read(bytes, at: position, quote: quote) {
        switch escape.value {
        case .byte(let byte): value.append(byte)
        case .scalar(let scalar): value.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        position += escape.length
      } else {
        value.append(byte)
        position += 1
      }
    }
    return value
  }
}
