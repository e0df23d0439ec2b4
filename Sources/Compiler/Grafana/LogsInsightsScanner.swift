/// A piece of a Logs Insights query: enough to tell commands and lists apart.
struct LogsInsightsToken {
  enum Kind {
    case word, quoted, regularExpression, comma, pipe, bracket, symbol
  }
  var kind: Kind
  var text: Substring
  /// How many brackets are open around it.
  var depth: Int

  var start: Substring.Index { text.startIndex }
  var end: Substring.Index { text.endIndex }

  /// Keywords are the same in any letter case.
  func isWord(_ keyword: String) -> Bool { kind == .word && text.lowercased() == keyword }

  /// The field that it names: backquotes stand around the names of fields and are no part of them.
  var name: String {
    let isBackquoted = text.utf8.count >= 2 && text.utf8.first == UInt8(ascii: "`") && text.utf8.last == text.utf8.first
    return String(isBackquoted ? text.dropFirst().dropLast() : text)
  }
}

/// Cuts a Logs Insights query into tokens; comments and blanks are none.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
struct LogsInsightsScanner {
  private let text: Substring.UTF8View
  private let query: Substring
  private var position: Substring.Index
  private var tokens: [LogsInsightsToken] = []
  private var depth = 0
  /// The index of the first token behind the last pipe.
  private var commandStart = 0

  static func tokens(of query: String) -> [LogsInsightsToken] {
    var scanner = LogsInsightsScanner(Substring(query))
    while let byte = scanner.peek { scanner.scan(byte) }
    return scanner.tokens
  }

  private init(_ query: Substring) {
    self.query = query
    text = query.utf8
    position = text.startIndex
  }

  private var peek: UInt8? { position < text.endIndex ? text[position] : nil }

  private mutating func scan(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      text.formIndex(after: &position)
    case UInt8(ascii: "#"):
      position = text[position...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
    case UInt8(ascii: "|"): append(.pipe, length: 1)
    case UInt8(ascii: ","): append(.comma, length: 1)
    case UInt8(ascii: "("), UInt8(ascii: "["):
      append(.bracket, length: 1)
      depth += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      depth = max(0, depth - 1)
      append(.bracket, length: 1)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): append(.quoted, length: quotedLength(byte))
    case UInt8(ascii: "/") where expectsRegularExpression: append(.regularExpression, length: quotedLength(byte))
    default:
      let length = text[position...].prefix(while: Self.isWord).count
      append(length == 0 ? .symbol : .word, length: max(length, 1))
    }
  }

  private mutating func append(_ kind: LogsInsightsToken.Kind, length: Int) {
    let end = text.index(position, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
    tokens.append(LogsInsightsToken(kind: kind, text: query[position..<end], depth: depth))
    if kind == .pipe { commandStart = tokens.count }
    position = end
  }

  /// Up to the same byte again, that byte included; to the end of the query where it never comes.
  private func quotedLength(_ quote: UInt8) -> Int {
    var length = 1
    var isEscaped = false
    for byte in text[position...].dropFirst() {
      length += 1
      if byte == quote && !isEscaped { break }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return length
  }

  /// Elsewhere a slash divides.
  private var expectsRegularExpression: Bool {
    guard let last = tokens.last else { return false }
    if last.isWord("like") || last.text == "~" { return true }
    return commandStart < tokens.count && tokens[commandStart].isWord("parse")
  }

  /// All that names hold, and all bytes of characters that are not ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"), 0x80...:
      true
    default: false
    }
  }
}
