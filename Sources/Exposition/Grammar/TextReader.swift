/// Reads the Prometheus text format 0.0.4 with the quoted names of Prometheus 3, as the server's scrape does.
///
/// The format's document and the server differ; see the server's behaviour in `model/textparse` of prometheus/prometheus 3.5.
struct TextReader {
  var cursor: ByteCursor
  var sample = SampleTokens()
  var page: PageCollector
  private(set) var isTruncatedAtNUL = false
  private var hasSeenUnit = false

  init(_ base: UnsafeRawPointer, count: Int, page: PageCollector) {
    // A server supplies the last line feed.
    cursor = ByteCursor(base, count: count, sentinel: ASCII.lineFeed)
    self.page = page
  }

  /// Reads to the end, or to a NUL byte where a line starts.
  mutating func read() throws(Fault) {
    while !cursor.isAtEnd, !isTruncatedAtNUL {
      let lineStart = cursor.offset
      cursor.skipBlanksAndTabs()
      switch cursor.byte {
      case ASCII.lineFeed: cursor.offset += 1
      case ASCII.hash: try readComment()
      case ASCII.openBrace: try readSample(from: cursor.offset)
      case 0: truncate()
      case let byte where ASCII.startsMetricName(byte):
        if cursor.offset > lineStart { warnOfIndent(lineStart) }
        try readSample(from: lineStart)
      default:
        throw Fault(
          cursor.offset,
          "expected a metric name, '{' or '#', not \(found()): a metric name starts with a letter, '_' or ':'")
      }
    }
  }

  /// Warns of an end that other readers refuse, or that belongs to the other format. Comes after `read`.
  mutating func warnOfEnd() {
    if isTruncatedAtNUL { return }
    let page = cursor.bytes(0, cursor.count)
    if ExpositionFormat(detecting: page) == .openMetrics {
      self.page.warnings.add(
        cursor.count - 1, "the page ends in '# EOF' like OpenMetrics, and is read as text, where that is a comment")
    } else if page.last != ASCII.lineFeed {
      self.page.warnings.add(
        cursor.count,
        "no line feed at the end: a server supplies it; promtool, Pushgateway and the node exporter refuse the page")
    }
  }

  private mutating func truncate() {
    isTruncatedAtNUL = true
    page.warnings.add(
      cursor.offset, "a NUL byte: a server ends the scrape here without an error, and loses everything behind it")
  }

  private mutating func warnOfIndent(_ lineStart: Int) {
    var probe = cursor
    _ = probe.skipMetricName()
    let name = Explanation.spelled(probe.bytes(cursor.offset, probe.offset))
    page.warnings.add(
      lineStart, "blanks before the name \(name): a server stores them as part of the name; remove them")
  }

  // MARK: Comments and metadata

  private mutating func readComment() throws(Fault) {
    let start = cursor.offset
    cursor.offset += 1
    let hasBlank = ASCII.isBlankOrTab(cursor.byte)
    cursor.skipBlanksAndTabs()
    // A server's reader looks at this byte before it knows that it is in a comment.
    if cursor.byte == 0 { return truncate() }
    if hasBlank {
      let isHelp = cursor.skip("HELP")
      if isHelp || cursor.skip("TYPE") {
        if ASCII.isBlankOrTab(cursor.byte) { return try readMetadata(isHelp ? "HELP" : "TYPE", from: start) }
      } else if !hasSeenUnit, cursor.skip("UNIT ") {
        hasSeenUnit = true
        page.warnings.add(
          start,
          "UNIT is a comment in the text format: if this is an OpenMetrics page, its last line '# EOF' is missing and it is incomplete"
        )
      }
    }
    let end = cursor.endOfLine(from: cursor.offset)
    if !hasBlank, cursor.contains(0, from: cursor.offset, to: end) {
      while cursor.byte != 0 { cursor.offset += 1 }
      return truncate()
    }
    cursor.offset = end + 1
  }

  private mutating func readMetadata(_ word: String, from start: Int) throws(Fault) {
    cursor.skipBlanksAndTabs()
    let name = try readMetadataName(word)
    // One byte separates the name from the text, whatever it is; a text of blanks only is none.
    let end = cursor.endOfLine(from: cursor.offset)
    var textStart = min(cursor.offset + 1, end)
    if cursor.byte == 0 { throw Fault(cursor.offset, "a NUL byte behind the metric name: remove it") }
    var firstByte = cursor
    firstByte.skipBlanksAndTabs()
    if firstByte.offset >= end { textStart = end }
    let text = cursor.bytes(textStart, end)
    if word == "TYPE" {
      guard let kind = MetricFamily.Kind(text, .text) else {
        throw Fault(cursor.offset + 1, unknownType(text, behind: cursor.byte))
      }
      page.declare(kind, of: name, at: start)
    } else {
      if let error = UTF8Validity.firstError(in: text) { throw Fault(textStart + error, "the help text is not UTF-8") }
      if text.last == ASCII.carriageReturn {
        page.warnings.add(end - 1, "the line ends in CR LF, and the CR becomes part of the help text: write LF alone")
      }
      let help = text.contains(ASCII.backslash) ? Escapes.unescaped(text, quotes: false) : Array(text)
      page.declare(help: String(decoding: help, as: UTF8.self), of: name, at: start)
    }
    cursor.offset = end + 1
  }

  private mutating func readMetadataName(_ word: String) throws(Fault) -> UnsafeRawBufferPointer {
    let start = cursor.offset
    if cursor.skipMetricName() { return cursor.bytes(start, cursor.offset) }
    if let quoted = cursor.skipQuoted(lineFeeds: true), !cursor.contains(0, from: quoted.start, to: quoted.end) {
      return cursor.bytes(quoted.start, quoted.end)
    }
    throw Fault(start, "expected a metric name after \(word), not \(found(start))")
  }

  private func unknownType(_ text: UnsafeRawBufferPointer, behind byte: UInt8) -> String {
    let message = Explanation.unknownType(text, .text)
    if ASCII.isBlankOrTab(byte) || byte == ASCII.lineFeed { return message }
    return message + "; a name with other bytes than [a-zA-Z0-9_:] is written in quotes, # TYPE \"my.name\" gauge"
  }

  func found() -> String { found(cursor.offset) }

  func found(_ offset: Int) -> String { Explanation.found(cursor, at: offset) }
}
