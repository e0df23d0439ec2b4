/// Sample lines: a name, labels in braces, a value, and a timestamp in milliseconds.
extension TextReader {
  mutating func readSample(from start: Int) throws(Fault) {
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
      throw Fault(
        start, "the sample has a second metric name: a string alone in the braces is one; write name=\"value\"")
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
      throw Fault(
        start, "\(Explanation.spelled(bytes)) is too large for a sample: the largest is 1.797e308, or write +Inf")
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
    default:
      Fault(
        start,
        "expected a label name, not \(found(start)): "
          + (hintOfQuote(at: start) ?? "names start with a letter or '_', others are quoted"))
    }
  }

  private func noEquals() -> Fault {
    let hint = hintOfQuote(at: cursor.offset)
    return Fault(cursor.offset, "expected '=' after the label name, not \(found())" + (hint.map { ": " + $0 } ?? ""))
  }

  /// What to say where the label value before may have ended too early or too late.
  private func hintOfQuote(at offset: Int) -> String? {
    guard let last = sample.labels.last else { return nil }
    if cursor.contains(ASCII.lineFeed, from: last.valueStart, to: last.valueEnd) {
      let start = LinePlaces(of: [last.valueStart - 1], in: cursor.bytes(0, cursor.count))[last.valueStart - 1]
      return "the label value that starts at \(start.line):\(start.column) ends only here; its closing quote is missing"
    }
    guard cursor.byte(at: offset) == ASCII.quote || last.valueEnd + 1 == offset else { return nil }
    return "if a label value holds a quote, write it as \\\""
  }

  static func noLabelValue(_ byte: UInt8, _ found: String) -> String {
    byte == ASCII.quote
      ? "the label value is not closed: write a '\"' at its end, and \\\" for a quote inside"
      : "expected a label value in double quotes, not \(found)"
  }
}
