/// Reads the Prometheus text format 0.0.4 with the quoted names of Prometheus 3, as the server's scrape does.
///
/// The format's document and the server differ; see the server's behaviour in `model/textparse` of prometheus/prometheus 3.5.
struct TextReader {
  private var cursor: ByteCursor
  private var sample = SampleTokens()
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
          cursor.offset, "expected a metric name, '{' or '#', not \(found()): a metric name starts with a letter, '_' or ':'")
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
        cursor.count, "no line feed at the end: a server supplies it; promtool, Pushgateway and the node exporter refuse the page")
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

  // MARK: Samples

  private mutating func readSample(from start: Int) throws(Fault) {
    sample.reset(at: start)
    if cursor.skipMetricName() {
      sample.nameStart = start
      sample.nameEnd = cursor.offset
      cursor.skipBlanksAndTabs()
    }
    if cursor.byte == ASCII.openBrace {
      cursor.offset += 1
      try readLabels()
      cursor.skipBlanksAndTabs()
    }
    guard sample.hasName else {
      throw Fault(start, "the sample has no metric name: write it before the brace, or in quotes inside")
    }
    let number = try readValue()
    try readTimestamp()
    guard let repeated = try page.record(&sample, number: number) else { return }
    page.noteRepetition(of: sample, repeated, timestampOfFirst: timestamp(ofValueAt: repeated.first))
  }

  private mutating func readLabels() throws(Fault) {
    while true {
      cursor.skipBlanksAndTabs()
      if cursor.byte == ASCII.closeBrace {
        cursor.offset += 1
        return
      }
      try readLabel()
    }
  }

  /// Reads `name="value"` or a quoted metric name, and the comma behind it.
  private mutating func readLabel() throws(Fault) {
    let start = cursor.offset
    var nameStart = start
    var nameEnd = start
    var quoted: QuotedString?
    if cursor.skipLabelName() {
      nameEnd = cursor.offset
    } else {
      quoted = cursor.skipQuoted(lineFeeds: true)
      guard let quoted, !cursor.contains(0, from: quoted.start, to: quoted.end) else { throw noLabelName(start) }
      (nameStart, nameEnd) = (quoted.start, quoted.end)
    }
    cursor.skipBlanksAndTabs()
    if cursor.byte != ASCII.equals {
      try takeMetricName(quoted, at: start)
      return
    }
    cursor.offset += 1
    cursor.skipBlanksAndTabs()
    let valueStart = cursor.offset
    guard let value = cursor.skipQuoted(lineFeeds: true) else {
      throw Fault(valueStart, Self.noLabelValue(cursor.byte, found()))
    }
    try sample.append(quoted, nameStart, nameEnd, value, in: cursor)
    if value.hasLineFeed || value.hasBackslash { warn(of: value) }
    cursor.skipBlanksAndTabs()
    if cursor.byte == ASCII.comma { cursor.offset += 1 }
  }

  /// A quoted string alone in the braces is the metric's name.
  private mutating func takeMetricName(_ quoted: QuotedString?, at start: Int) throws(Fault) {
    guard cursor.byte == ASCII.comma || cursor.byte == ASCII.closeBrace, quoted != nil || !sample.hasName else {
      throw noEquals()
    }
    guard let quoted else {
      throw Fault(start, "a name without quotes stands alone in the braces: write it before the brace, or in quotes")
    }
    guard !sample.hasName else {
      throw Fault(start, "the sample has a second metric name: a string alone in the braces is one; write name=\"value\"")
    }
    sample.nameStart = quoted.start
    sample.nameEnd = quoted.end
    sample.nameHasBackslash = quoted.hasBackslash
    if cursor.byte == ASCII.comma { cursor.offset += 1 }
  }

  private mutating func warn(of value: QuotedString) {
    if value.hasLineFeed {
      page.warnings.add(
        value.start - 1, "the label value runs over a line end, which other readers than the server refuse: write \\n")
    }
    if value.hasBackslash, Escapes.hasUnknown(cursor.bytes(value.start, value.end)) {
      page.warnings.add(
        value.start - 1,
        "the label value has a backslash that starts no escape; a server keeps it, other readers refuse it: write \\\\")
    }
  }

  private mutating func readValue() throws(Fault) -> NumberText {
    let start = cursor.offset
    while !Self.endsValue(cursor.byte) { cursor.offset += 1 }
    guard cursor.offset > start else {
      throw Fault(start, "expected a value, not \(found()): a sample is a name, labels in braces, and a number")
    }
    let bytes = cursor.bytes(start, cursor.offset)
    guard let number = NumberText(bytes) else { throw Fault(start, Explanation.notANumber(bytes, called: "value")) }
    if !number.isSurelyInRange, number.value == nil {
      throw Fault(start, "\(Explanation.spelled(bytes)) is too large for a sample: the largest is 1.797e308, or write +Inf")
    }
    sample.valueStart = start
    return number
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    ASCII.isBlankOrTab(byte) || byte == ASCII.lineFeed || byte == ASCII.openBrace || byte == 0
  }

  /// Reads the timestamp, if there is one, and the end of the line.
  private mutating func readTimestamp() throws(Fault) {
    cursor.skipBlanksAndTabs()
    let start = cursor.offset
    if ASCII.isDigit(cursor.byte) {
      while ASCII.isDigit(cursor.byte) { cursor.offset += 1 }
      guard let timestamp = Self.milliseconds(cursor.bytes(start, cursor.offset)) else {
        throw Fault(start, "the timestamp is out of range: it is in milliseconds since 1970 and fits 63 bits")
      }
      sample.timestamp = timestamp
      cursor.skipBlanksAndTabs()
      guard cursor.byte == ASCII.lineFeed else {
        throw Fault(
          cursor.offset, "expected the end of the line after the timestamp, not \(found()): it is whole milliseconds")
      }
    } else if cursor.byte != ASCII.lineFeed {
      var end = start
      while !ASCII.isBlankOrTab(cursor.byte(at: end)), cursor.byte(at: end) != ASCII.lineFeed { end += 1 }
      throw Fault(start, Explanation.notMilliseconds(cursor.bytes(start, end)))
    }
    cursor.offset += 1
  }

  private static func milliseconds(_ digits: UnsafeRawBufferPointer) -> Int64? {
    var result: Int64 = 0
    for digit in digits {
      let (tens, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int64(digit &- 0x30))
      if overflow || carry { return nil }
      result = sum
    }
    return result
  }

  /// The timestamp of a sample read before.
  private func timestamp(ofValueAt offset: Int) -> Int64? {
    var probe = cursor
    probe.offset = offset
    while !Self.endsValue(probe.byte) { probe.offset += 1 }
    probe.skipBlanksAndTabs()
    let start = probe.offset
    while ASCII.isDigit(probe.byte) { probe.offset += 1 }
    return probe.offset > start ? Self.milliseconds(probe.bytes(start, probe.offset)) : nil
  }

  // MARK: Refusals

  private func noLabelName(_ start: Int) -> Fault {
    switch cursor.byte(at: start) {
    case ASCII.comma: Fault(start, "expected a label name, not a second comma: remove it")
    case ASCII.quote: Fault(start, "the quoted name is not closed: write a '\"' at its end")
    default: Fault(start, "expected a label name, not \(found(start)): names start with a letter or '_', others are quoted")
    }
  }

  private func noEquals() -> Fault {
    guard let last = sample.labels.last, cursor.byte == ASCII.quote || last.valueEnd + 1 == cursor.offset else {
      return Fault(cursor.offset, "expected '=' after the label name, not \(found())")
    }
    if cursor.contains(ASCII.lineFeed, from: last.valueStart, to: last.valueEnd) {
      let start = LinePlaces(of: [last.valueStart - 1], in: cursor.bytes(0, cursor.count))[last.valueStart - 1]
      return Fault(
        cursor.offset,
        "the label value that starts at \(start.line):\(start.column) ends only here: its closing quote is missing there")
    }
    return Fault(cursor.offset, "expected '=', not \(found()): if a label value holds a quote, write it as \\\"")
  }

  static func noLabelValue(_ byte: UInt8, _ found: String) -> String {
    byte == ASCII.quote
      ? "the label value is not closed: write a '\"' at its end, and \\\" for a quote inside"
      : "expected a label value in double quotes, not \(found)"
  }

  private func found() -> String { Explanation.found(cursor, at: cursor.offset) }

  private func found(_ offset: Int) -> String { Explanation.found(cursor, at: offset) }
}
