/// Reads OpenMetrics 1.0 as the server's scrape does, which is laxer than the standard about meaning and just as strict about
/// blanks: https://prometheus.io/docs/specs/om/open_metrics_spec/
struct OpenMetricsReader {
  var cursor: ByteCursor
  var sample = SampleTokens()
  var page: PageCollector
  /// A NUL byte in an exemplar is refused, but a page that is also cut off is better called incomplete.
  var nulInExemplar: Fault?

  init(_ base: UnsafeRawPointer, count: Int, page: PageCollector) {
    // No token of this format takes a NUL byte, so that the end of the page ends every token.
    cursor = ByteCursor(base, count: count, sentinel: 0)
    self.page = page
  }

  mutating func read() throws(Fault) {
    while true {
      if cursor.isAtEnd { throw incomplete() }
      if cursor.byte == ASCII.hash {
        if try readMetadata() { break }
      } else if cursor.byte == ASCII.openBrace || ASCII.startsMetricName(cursor.byte) {
        try readSample()
      } else {
        throw Fault(cursor.offset, noStart())
      }
    }
    if let nulInExemplar { throw nulInExemplar }
  }

  private func incomplete() -> Fault {
    Fault(
      cursor.count,
      "the page does not end with a line '# EOF', so that it is incomplete: capture it again, all of it")
  }

  private func noStart() -> String {
    switch cursor.byte {
    case ASCII.lineFeed: "OpenMetrics has no blank lines: remove this one"
    case ASCII.blank, ASCII.tab: "OpenMetrics has no blanks before a name: remove them"
    default: "expected a metric name, '{' or '#', not \(found()): a metric name starts with a letter, '_' or ':'"
    }
  }

  // MARK: Metadata

  /// Reads a line that starts with `#`; true at the page's end.
  private mutating func readMetadata() throws(Fault) -> Bool {
    let start = cursor.offset
    if cursor.skip("# EOF") {
      let mark = cursor.offset
      skipNUL()
      if cursor.byte == ASCII.lineFeed { cursor.offset += 1 }
      skipNUL()
      guard cursor.isAtEnd else {
        throw Fault(cursor.offset, "nothing may follow '# EOF', not even an empty line; found \(found())")
      }
      if cursor.contains(0, from: mark, to: cursor.count) {
        page.warnings.add(
          mark, "NUL bytes behind '# EOF': a server takes them, other readers refuse the page; remove them")
      }
      return true
    }
    let word: String
    if cursor.skip("# HELP ") {
      word = "HELP"
    } else if cursor.skip("# TYPE ") {
      word = "TYPE"
    } else if cursor.skip("# UNIT ") {
      word = "UNIT"
    } else {
      throw Fault(
        start, "OpenMetrics has no comments, and one blank between the words of a line: # HELP, # TYPE, # UNIT or # EOF"
      )
    }
    let name = try readMetadataName(word)
    guard cursor.byte == ASCII.blank else {
      throw Fault(cursor.offset, "expected a blank and the text of \(word) behind the metric name, not \(found())")
    }
    let textStart = cursor.offset + 1
    let end = cursor.endOfLine(from: textStart)
    guard end < cursor.count else { throw incomplete() }
    try declare(word, name, cursor.bytes(textStart, end), from: start, textStart)
    cursor.offset = end + 1
    return false
  }

  /// The padding that a file keeps after a crash.
  private mutating func skipNUL() {
    while cursor.byte == 0, !cursor.isAtEnd { cursor.offset += 1 }
  }

  private mutating func readMetadataName(_ word: String) throws(Fault) -> UnsafeRawBufferPointer {
    let start = cursor.offset
    if cursor.skipMetricName() { return cursor.bytes(start, cursor.offset) }
    if let quoted = cursor.skipQuoted(lineFeeds: true), !cursor.contains(0, from: quoted.start, to: quoted.end) {
      return cursor.bytes(quoted.start, quoted.end)
    }
    cursor.offset = start
    throw Fault(start, "expected a metric name after \(word), not \(found())")
  }

  private mutating func declare(
    _ word: String, _ name: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer, from start: Int, _ textStart: Int
  ) throws(Fault) {
    switch word {
    case "TYPE":
      guard let kind = MetricFamily.Kind(text, .openMetrics) else {
        throw Fault(textStart, Explanation.unknownType(text, .openMetrics))
      }
      page.declare(kind, of: name, at: start)
    case "UNIT":
      guard text.isEmpty || isSuffix(text, of: name) else {
        throw Fault(
          textStart,
          "the unit \(Explanation.spelled(text)) is not the end of the name \(Explanation.spelled(name)): "
            + "the name must end in '_' and the unit")
      }
      page.declare(unit: String(decoding: text, as: UTF8.self), of: name, at: start)
    default:
      if let error = UTF8Validity.firstError(in: text) { throw Fault(textStart + error, "the help text is not UTF-8") }
      page.declare(help: String(decoding: Escapes.unescaped(text), as: UTF8.self), of: name, at: start)
    }
  }

  /// Whether `name` is something, `_`, and `unit`.
  private func isSuffix(_ unit: UnsafeRawBufferPointer, of name: UnsafeRawBufferPointer) -> Bool {
    name.count > unit.count && name[name.count - unit.count - 1] == UInt8(ascii: "_")
      && name.suffix(unit.count).elementsEqual(unit)
  }

  func found() -> String { Explanation.found(cursor, at: cursor.offset) }
}
