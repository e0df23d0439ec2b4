/// Sample lines: a name, labels in braces, a value, a timestamp in seconds, and an exemplar.
extension OpenMetricsReader {
  mutating func readSample() throws(Fault) {
    sample.reset(at: cursor.offset)
    if cursor.skipMetricName() {
      sample.nameStart = sample.start
      sample.nameEnd = cursor.offset
    }
    if cursor.byte == ASCII.openBrace {
      cursor.offset += 1
      try readLabels()
    }
    guard sample.hasName else {
      throw Fault(sample.start, "the sample has no metric name: write it before the brace, or in quotes inside")
    }
    let number = try readNumber("value")
    sample.valueStart = number.start
    try readRest()
    guard let repeated = try page.record(&sample, number: number.text) else { return }
    page.noteRepetition(of: sample, repeated, timestampOfFirst: timestamp(ofValueAt: repeated.first))
  }

  /// Reads a blank and a number.
  private mutating func readNumber(_ role: String) throws(Fault) -> (text: NumberText, start: Int) {
    guard cursor.byte == ASCII.blank, !endsNumber(cursor.byte(at: cursor.offset + 1)) else {
      throw Fault(cursor.offset, "expected one blank and \(article(role)) \(role), not \(found())")
    }
    cursor.offset += 1
    let start = cursor.offset
    while !endsNumber(cursor.byte) { cursor.offset += 1 }
    let bytes = cursor.bytes(start, cursor.offset)
    guard let number = NumberText(bytes) else { throw Fault(start, Explanation.notANumber(bytes, called: role)) }
    if !number.isSurelyInRange, number.value == nil {
      throw Fault(start, "\(Explanation.spelled(bytes)) is too large: the largest number is 1.797e308, or write +Inf")
    }
    return (number, start)
  }

  private func endsNumber(_ byte: UInt8) -> Bool { byte == ASCII.blank || byte == ASCII.lineFeed || byte == 0 }

  private func article(_ role: String) -> String { role.hasPrefix("e") ? "an" : "a" }

  /// Reads what may follow the value: a timestamp, an exemplar; and the end of the line.
  private mutating func readRest() throws(Fault) {
    if startsNumber() { sample.timestamp = try readTimestamp("timestamp") }
    if cursor.skip(" # {") {
      sample.hasExemplar = true
      try readExemplar()
    }
    guard cursor.byte == ASCII.lineFeed else { throw noLineEnd() }
    cursor.offset += 1
  }

  /// Whether a blank and a token come next that cannot be the start of an exemplar.
  private func startsNumber() -> Bool {
    guard cursor.byte == ASCII.blank, !endsNumber(cursor.byte(at: cursor.offset + 1)) else { return false }
    return cursor.byte(at: cursor.offset + 1) != ASCII.hash || cursor.byte(at: cursor.offset + 2) != ASCII.blank
  }

  /// Seconds since 1970 as milliseconds, cut off as the server does it.
  private mutating func readTimestamp(_ role: String) throws(Fault) -> Int64 {
    let (text, start) = try readNumber(role)
    guard let seconds = text.value, seconds.isFinite else {
      throw Fault(start, "the \(role) is not finite: leave it out")
    }
    return Self.milliseconds(seconds)
  }

  private static func milliseconds(_ seconds: Double) -> Int64 {
    Int64(exactly: (seconds * 1000).rounded(.towardZero)) ?? .min
  }

  private mutating func readExemplar() throws(Fault) {
    while cursor.byte != ASCII.closeBrace {
      _ = try readLabelName(lineFeeds: false)
      guard cursor.byte == ASCII.equals else {
        throw Fault(cursor.offset, "expected '=' after the label name, not \(found())")
      }
      let value = try readLabelValue()
      if cursor.contains(0, from: value.start, to: value.end), nulInExemplar == nil {
        nulInExemplar = Fault(
          value.start - 1, "a NUL byte in an exemplar's label value, which a server refuses: remove it")
      }
      try endLabel()
    }
    cursor.offset += 1
    _ = try readNumber("exemplar value")
    if startsNumber() { _ = try readTimestamp("exemplar timestamp") }
  }

  // MARK: Labels

  private mutating func readLabels() throws(Fault) {
    while cursor.byte != ASCII.closeBrace {
      let start = cursor.offset
      let name = try readLabelName(lineFeeds: true)
      if cursor.byte != ASCII.equals {
        try takeMetricName(name.quoted, at: start)
        if cursor.byte == ASCII.comma { cursor.offset += 1 }
        continue
      }
      let value = try readLabelValue()
      try sample.append(name.quoted, name.start, name.end, value, in: cursor)
      if value.hasBackslash, Escapes.hasUnknown(cursor.bytes(value.start, value.end)) {
        page.warnings.add(
          value.start - 1,
          "the label value has a backslash that starts no escape; a server keeps it, other readers refuse it: write \\\\"
        )
      }
      try endLabel()
    }
    cursor.offset += 1
  }

  private mutating func readLabelName(
    lineFeeds: Bool
  ) throws(Fault) -> (start: Int, end: Int, quoted: QuotedString?) {
    let start = cursor.offset
    if cursor.skipLabelName() { return (start, cursor.offset, nil) }
    guard let quoted = cursor.skipQuoted(lineFeeds: lineFeeds), !cursor.contains(0, from: quoted.start, to: quoted.end)
    else {
      cursor.offset = start
      throw noLabelName(start)
    }
    return (quoted.start, quoted.end, quoted)
  }

  private mutating func readLabelValue() throws(Fault) -> QuotedString {
    cursor.offset += 1
    guard let value = cursor.skipQuoted(lineFeeds: false) else {
      throw Fault(cursor.offset, TextReader.noLabelValue(cursor.byte, found()))
    }
    if !value.isASCII, let error = UTF8Validity.firstError(in: cursor.bytes(value.start, value.end)) {
      throw Fault(value.start + error, "the label value is not UTF-8")
    }
    return value
  }

  /// Reads the comma behind a label, or sees the closing brace.
  private mutating func endLabel() throws(Fault) {
    if cursor.byte == ASCII.comma {
      cursor.offset += 1
    } else if cursor.byte != ASCII.closeBrace {
      throw Fault(
        cursor.offset,
        "expected ',' or '}' behind the label value, not \(found()): a quote inside a value is written \\\"")
    }
  }

  /// A quoted string alone in the braces is the metric's name.
  private mutating func takeMetricName(_ quoted: QuotedString?, at start: Int) throws(Fault) {
    guard cursor.byte == ASCII.comma || cursor.byte == ASCII.closeBrace, quoted != nil || !sample.hasName else {
      throw Fault(cursor.offset, "expected '=' after the label name, not \(found())")
    }
    guard let quoted else {
      throw Fault(start, "a name without quotes stands alone in the braces: write it before the brace, or in quotes")
    }
    guard !sample.hasName else {
      throw Fault(
        start, "the sample has a second metric name: a string alone in the braces is one; write name=\"value\"")
    }
    sample.nameStart = quoted.start
    sample.nameEnd = quoted.end
    sample.nameHasBackslash = quoted.hasBackslash
  }

  private func noLabelName(_ start: Int) -> Fault {
    switch cursor.byte(at: start) {
    case ASCII.blank: Fault(start, "expected a label name, not a blank: OpenMetrics has none inside braces")
    case ASCII.comma: Fault(start, "expected a label name, not a second comma: remove it")
    case ASCII.quote: Fault(start, "the quoted name is not closed: write a '\"' at its end")
    default: Fault(start, "expected a label name, not \(found()): names start with a letter or '_', others are quoted")
    }
  }

  /// The timestamp of a sample read before.
  private func timestamp(ofValueAt offset: Int) -> Int64? {
    var end = offset
    while !endsNumber(cursor.byte(at: end)) { end += 1 }
    guard cursor.byte(at: end) == ASCII.blank, cursor.byte(at: end + 1) != ASCII.hash else { return nil }
    let start = end + 1
    end = start
    while !endsNumber(cursor.byte(at: end)) { end += 1 }
    return NumberText(cursor.bytes(start, end))?.value.map(Self.milliseconds)
  }

  // MARK: Refusals

  private func noLineEnd() -> Fault {
    if cursor.isAtEnd {
      return Fault(
        cursor.count,
        "the page ends inside a line and has no '# EOF', so that it is incomplete: capture it again, all of it")
    }
    return Fault(
      cursor.offset,
      "expected the end of the line, not \(found()): OpenMetrics has one blank between words and none behind")
  }
}
