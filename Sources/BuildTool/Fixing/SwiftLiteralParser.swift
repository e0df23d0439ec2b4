/// Reads a string literal of Swift: `"…"`, `"""…"""`, and both with number signs, with escapes and interpolations.
/// https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure/#String-Literals
struct SwiftLiteralParser {
  /// Why a text is no literal that can be read; to be put behind "the literal".
  struct Problem: Error, Equatable {
    var reason: String
  }

  private let text: [UInt8]
  private var index: Int
  /// Of literals in interpolations.
  private let depth: Int
  private var pounds = 0
  /// What each line of a multi-line literal begins with, and what is no part of its value.
  private var indentation: ArraySlice<UInt8> = []
  private var segments = [SwiftLiteral.Segment()]

  /// A multi-line literal is read twice, so that each level may double the work.
  private static let greatestDepth = 8

  /// The literal that begins at an offset.
  static func literal(in text: [UInt8], at offset: Int) throws(Problem) -> SwiftLiteral {
    var parser = SwiftLiteralParser(text, at: offset, depth: 0)
    return try parser.literal()
  }

  private init(_ text: [UInt8], at index: Int, depth: Int) {
    self.text = text
    self.index = index
    self.depth = depth
  }

  private func byte(at place: Int) -> UInt8? { text.indices.contains(place) ? text[place] : nil }

  private func has(_ string: String, at place: Int) -> Bool {
    place >= 0 && place <= text.count && text[place...].starts(with: string.utf8)
  }

  private var poundSigns: String { String(repeating: "#", count: pounds) }

  private mutating func literal() throws(Problem) -> SwiftLiteral {
    let begin = index
    while byte(at: index) == UInt8(ascii: "#") { index += 1 }
    pounds = index - begin
    guard has("\"", at: index) else { throw Problem(reason: "is not there") }
    let start: Int
    if has("\"\"\"", at: index), let line = lineAfterQuotes {
      try readLines(from: line)
      start = line + indentation.count
    } else {
      index += 1
      start = index
      try readLine()
    }
    return SwiftLiteral(segments: segments, range: begin..<index, start: start)
  }

  /// The line behind three quotes, with which nothing else may share theirs.
  private var lineAfterQuotes: Int? {
    var place = index + 3
    while let byte = byte(at: place), Self.isBlank(byte) { place += 1 }
    return byte(at: place) == UInt8(ascii: "\n") ? place + 1 : nil
  }

  // MARK: One line

  private mutating func readLine() throws(Problem) {
    let end = "\"" + poundSigns
    while let byte = byte(at: index) {
      if byte == UInt8(ascii: "\""), has(end, at: index) {
        index += end.utf8.count
        return
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      try readCharacter(byte)
    }
    throw Problem(reason: "does not end on its line")
  }

  /// A byte of the value, an escape or an interpolation.
  private mutating func readCharacter(_ byte: UInt8) throws(Problem) {
    if byte == UInt8(ascii: "\\"), has(poundSigns, at: index + 1) {
      try readEscape()
    } else {
      append(byte, length: 1)
    }
  }

  private mutating func append(_ byte: UInt8, length: Int) {
    segments[segments.count - 1].append(byte, from: index..<(index + length))
    index += length
  }

  private mutating func readEscape() throws(Problem) {
    let letter = index + 1 + pounds
    let length = pounds + 2
    switch byte(at: letter) {
    case UInt8(ascii: "0"): append(0, length: length)
    case UInt8(ascii: "t"): append(UInt8(ascii: "\t"), length: length)
    case UInt8(ascii: "n"): append(UInt8(ascii: "\n"), length: length)
    case UInt8(ascii: "r"): append(UInt8(ascii: "\r"), length: length)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): append(text[letter], length: length)
    case UInt8(ascii: "u"): try readScalar(from: letter + 1)
    case UInt8(ascii: "("):
      index = letter + 1
      try skipInterpolation()
      segments.append(SwiftLiteral.Segment())
    default: throw Problem(reason: "has an escape that Swift does not know")
    }
  }

  /// `\u{2192}`: every byte of the character comes from the whole escape.
  private mutating func readScalar(from brace: Int) throws(Problem) {
    let digits: ArraySlice<UInt8> =
      has("{", at: brace) ? text[(brace + 1)...].prefix(9).prefix { $0 != UInt8(ascii: "}") } : []
    guard (1...8).contains(digits.count), byte(at: digits.endIndex) == UInt8(ascii: "}"),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value)
    else { throw Problem(reason: "has a \\u{…} that is no character") }
    let source = index..<(digits.endIndex + 1)
    for byte in String(scalar).utf8 { segments[segments.count - 1].append(byte, from: source) }
    index = source.upperBound
  }

  /// To behind the bracket that ends it. Literals in it may hold brackets of their own.
  private mutating func skipInterpolation() throws(Problem) {
    var brackets = 1
    while let byte = byte(at: index) {
      switch byte {
      case UInt8(ascii: "("): brackets += 1
      case UInt8(ascii: ")"): brackets -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        var quote = index
        while self.byte(at: quote) == UInt8(ascii: "#") { quote += 1 }
        guard self.byte(at: quote) == UInt8(ascii: "\"") else { break }
        guard depth < Self.greatestDepth else { throw Problem(reason: "holds too many literals in each other") }
        var inner = SwiftLiteralParser(text, at: index, depth: depth + 1)
        index = try inner.literal().range.upperBound
        continue
      default: break
      }
      index += 1
      if brackets == 0 { return }
    }
    throw Problem(reason: "has an interpolation that does not end")
  }

  // MARK: Several lines

  private mutating func readLines(from first: Int) throws(Problem) {
    let end = try endOfLines(from: first)
    // The line feed before the closing quotes is no part of the value.
    let lastFeed = end.line - 1
    indentation = text[end.line..<end.quotes]
    index = first
    try skipIndentation()
    while index < lastFeed {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && self.byte(at: index + 1) == UInt8(ascii: "\n")) {
        let length = byte == UInt8(ascii: "\r") ? 2 : 1
        if index + length > lastFeed { break }
        append(UInt8(ascii: "\n"), length: length)
        try skipIndentation()
      } else if let next = lineAfterBackslash {
        index = next
        if index <= lastFeed { try skipIndentation() }
      } else {
        try readCharacter(byte)
      }
    }
    index = end.quotes + 3 + pounds
  }

  /// The closing quotes, and the beginning of their line. Reads the literal as if it had no indentation.
  private func endOfLines(from first: Int) throws(Problem) -> (line: Int, quotes: Int) {
    var scout = SwiftLiteralParser(text, at: first, depth: depth)
    scout.pounds = pounds
    let end = "\"\"\"" + poundSigns
    while let byte = scout.byte(at: scout.index) {
      if byte == UInt8(ascii: "\""), has(end, at: scout.index) {
        let line = (text[..<scout.index].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        guard line >= first, text[line..<scout.index].allSatisfy(Self.isBlank) else {
          throw Problem(reason: "has text before its closing quotes")
        }
        return (line, scout.index)
      }
      if let next = scout.lineAfterBackslash { scout.index = next } else { try scout.readCharacter(byte) }
    }
    throw Problem(reason: "does not end")
  }

  /// The line behind a backslash that is the last of its own: the two are one line of the value.
  private var lineAfterBackslash: Int? {
    guard byte(at: index) == UInt8(ascii: "\\"), has(poundSigns, at: index + 1) else { return nil }
    var place = index + 1 + pounds
    while let byte = byte(at: place), Self.isBlank(byte) { place += 1 }
    return byte(at: place) == UInt8(ascii: "\n") ? place + 1 : nil
  }

  /// A line that is blank may have less of it.
  private mutating func skipIndentation() throws(Problem) {
    if text[index...].starts(with: indentation) {
      index += indentation.count
      return
    }
    let blanks = text[index...].prefix { Self.isBlank($0) }
    guard byte(at: blanks.endIndex) == UInt8(ascii: "\n") else {
      throw Problem(reason: "has a line that is indented less than its closing quotes")
    }
    // A carriage return belongs to the line feed.
    index = blanks.last == UInt8(ascii: "\r") ? blanks.endIndex - 1 : blanks.endIndex
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
