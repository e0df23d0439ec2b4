/// Numbers as Go writes them in templates.
enum GoTemplateNumber {
  enum Kind { case integer, float, complex }

  /// The end of what may be a number from `start`. Whether it is one, `kind(of:)` says.
  static func end(in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    func accept(_ characters: StaticString) -> Bool {
      guard index < bytes.count, contains(characters, bytes[index]) else { return false }
      index += 1
      return true
    }
    func acceptRun(_ characters: StaticString) { while accept(characters) {} }

    _ = accept("+-")
    var base = 10
    if accept("0") {
      base = accept("xX") ? 16 : accept("oO") ? 8 : accept("bB") ? 2 : 10
    }
    let digits: StaticString =
      base == 16 ? "0123456789abcdefABCDEF_" : base == 8 ? "01234567_" : base == 2 ? "01_" : "0123456789_"
    acceptRun(digits)
    if accept(".") { acceptRun(digits) }
    if base == 10 ? accept("eE") : base == 16 && accept("pP") {
      _ = accept("+-")
      acceptRun("0123456789_")
    }
    _ = accept("i")
    return index
  }

  /// What `text` is, or why it is no number.
  static func kind(of text: ArraySlice<UInt8>) -> Result<Kind, Reason> {
    var digits = text
    if let sign = digits.first, contains("+-", sign) { digits = digits.dropFirst() }
    if text.last == UInt8(ascii: "i") { return imaginary(text.dropLast()) }
    guard hasSingleUnderscoresBetweenDigits(digits) else { return .failure(.malformed) }
    let plain = String(decoding: text.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    let magnitude = String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    let prefix = magnitude.prefix(2).lowercased()
    let radix = prefix == "0x" ? 16 : prefix == "0o" ? 8 : prefix == "0b" ? 2 : 10
    let isNegative = text.first == UInt8(ascii: "-")

    if radix == 10, magnitude.utf8.contains(where: { contains(".eE", $0) }) {
      guard let value = Double(plain) else { return .failure(.malformed) }
      return value.isFinite ? .success(.float) : .failure(.malformed)
    }
    if radix == 16, magnitude.utf8.contains(where: { contains(".pP", $0) }) {
      // A fraction in hexadecimal needs its exponent.
      guard magnitude.utf8.contains(where: { contains("pP", $0) }), let value = Double(plain), value.isFinite else {
        return .failure(.malformed)
      }
      return .success(.float)
    }
    let isOctal = radix == 10 && magnitude.utf8.count > 1 && magnitude.utf8.first == UInt8(ascii: "0")
    let number = radix == 10 ? Substring(magnitude) : magnitude.dropFirst(2)
    guard !number.isEmpty, number.utf8.allSatisfy({ contains("0123456789abcdefABCDEF", $0) }) else {
      return .failure(.malformed)
    }
    let fits =
      isNegative
      ? Int64("-" + number, radix: isOctal ? 8 : radix) != nil : UInt64(number, radix: isOctal ? 8 : radix) != nil
    return fits ? .success(.integer) : .failure(isOctal ? .octal : .overflow)
  }

  /// `1+2i` or `2i` without its `i`. Go reads both parts as floats, so an integer has no bound here and no base.
  private static func imaginary(_ text: ArraySlice<UInt8>) -> Result<Kind, Reason> {
    let isSign = { (index: Int) -> Bool in
      contains("+-", text[index]) && index > text.startIndex && !contains("eEpP", text[index - 1])
    }
    let parts = text.indices.first(where: isSign).map { [text[..<$0], text[$0...]] } ?? [text]
    for part in parts {
      switch kind(of: part) {
      case .success(.float): continue
      case .success(.integer), .failure(.octal), .failure(.overflow):
        if part.allSatisfy({ contains("+-0123456789_", $0) }) { continue }
        return .failure(.malformed)
      case .success(.complex), .failure(.malformed): return .failure(.malformed)
      }
    }
    return .success(.complex)
  }

  /// Why a text is no number.
  enum Reason: Error { case malformed, octal, overflow }

  /// `1_000` and `0x_F` are numbers, `1__0`, `1_` and `1_.5` are not.
  private static func hasSingleUnderscoresBetweenDigits(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(UInt8(ascii: "_")) else { return true }
    let letter = text.dropFirst().first
    let hasPrefix = text.first == UInt8(ascii: "0") && letter.map { contains("xXoObB", $0) } ?? false
    let digits: StaticString = letter.map { contains("xX", $0) } ?? false ? "0123456789abcdefABCDEF" : "0123456789"
    // A prefix counts as a digit.
    var wasDigit = hasPrefix
    var wasUnderscore = false
    for byte in hasPrefix ? text.dropFirst(2) : text {
      let isDigit = contains(digits, byte)
      let isUnderscore = byte == UInt8(ascii: "_")
      if isUnderscore ? !wasDigit : wasUnderscore && !isDigit { return false }
      (wasDigit, wasUnderscore) = (isDigit, isUnderscore)
    }
    return !wasUnderscore
  }

  static func contains(_ characters: StaticString, _ byte: UInt8) -> Bool {
    UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount).contains(byte)
  }
}

/// Texts and characters in quotes, with Go's escapes.
enum GoTemplateQuoted {
  /// Why a quoted text cannot be read: which bytes, and what is wrong with them.
  struct Failure: Error {
    var range: Range<Int>
    var message: String
  }

  /// The text between the quotes of `bytes[range]`, which are there.
  static func text(_ bytes: [UInt8], _ range: Range<Int>) throws(Failure) -> String {
    guard let quote = bytes[range].first, range.count >= 2 else { return "" }
    let inner = range.lowerBound + 1..<range.upperBound - 1
    if quote == UInt8(ascii: "`") {
      return String(decoding: bytes[inner].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(inner.count)
    var index = inner.lowerBound
    while index < inner.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        result += try escape(bytes, at: &index, before: inner.upperBound, quote)
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of the escape sequence at `index`, which moves behind it.
  private static func escape(
    _ bytes: [UInt8], at index: inout Int, before end: Int, _ quote: UInt8
  ) throws(Failure) -> [UInt8] {
    let start = index
    guard start + 1 < end else { throw Failure(range: start..<end, message: "nothing follows the backslash") }
    let letter = bytes[start + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "v"): return [0x0B]
    case UInt8(ascii: "\\"), quote: return [letter]
    case UInt8(ascii: "x"):
      return [UInt8(truncatingIfNeeded: try digits(2, radix: 16, bytes, from: start, at: &index, before: end))]
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      let value = try digits(3, radix: 8, bytes, from: start, at: &index, before: end)
      guard value < 256 else { throw Failure(range: start..<index, message: "an octal escape goes up to \\377") }
      return [UInt8(truncatingIfNeeded: value)]
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "u") ? 4 : 8
      let value = try digits(count, radix: 16, bytes, from: start, at: &index, before: end)
      guard let scalar = Unicode.Scalar(value) else {
        throw Failure(range: start..<index, message: "there is no character with this number")
      }
      return Array(String(scalar).utf8)
    default:
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      throw Failure(range: start..<index, message: "\(text) is no escape sequence")
    }
  }

  private static func digits(
    _ count: Int, radix: Int, _ bytes: [UInt8], from start: Int, at index: inout Int, before end: Int
  ) throws(Failure) -> UInt32 {
    let stop = min(index + count, end)
    let text = String(decoding: bytes[index..<stop], as: UTF8.self)
    // A sign would be taken for part of the number.
    let isDigits = text.utf8.allSatisfy { GoTemplateNumber.contains("0123456789abcdefABCDEF", $0) }
    guard stop - index == count, isDigits, let value = UInt32(text, radix: radix) else {
      throw Failure(range: start..<stop, message: "this escape sequence needs \(count) digits")
    }
    index = stop
    return value
  }
}
