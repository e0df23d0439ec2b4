/// One sample line, found but not yet recorded.
struct SampleTokens {
  struct Label {
    /// The name, without quotes.
    var nameStart: Int
    var nameEnd: Int
    var nameIsQuoted: Bool
    var nameHasBackslash: Bool
    /// The value, without quotes.
    var valueStart: Int
    var valueEnd: Int
    var valueHasBackslash: Bool
    /// Filled in while recording.
    var column = -1
    var hash = ByteHash(low: 0, high: 0)
    /// The value is one that a server rewrites.
    var isBoundary = false

    /// The first byte of the label.
    var start: Int { nameIsQuoted ? nameStart - 1 : nameStart }
    var isEmpty: Bool { valueStart == valueEnd }
  }

  /// The first byte of the sample: of its name, or the opening brace.
  var start = 0
  var nameStart = -1
  var nameEnd = -1
  var nameHasBackslash = false
  var labels: [Label] = []
  var valueStart = 0
  var timestamp: Int64?
  var hasExemplar = false

  var hasName: Bool { nameStart >= 0 }

  @inline(__always)
  mutating func reset(at offset: Int) {
    start = offset
    nameStart = -1
    nameHasBackslash = false
    labels.removeAll(keepingCapacity: true)
    timestamp = nil
    hasExemplar = false
  }
}

extension SampleTokens {
  /// Adds a label.
  ///
  /// - Throws: a value that is no UTF-8, and more labels than are sensible.
  @inline(__always)
  mutating func append(
    _ quotedName: QuotedString?, _ nameStart: Int, _ nameEnd: Int, _ value: QuotedString, in cursor: ByteCursor
  ) throws(Fault) {
    if !value.isASCII, let error = UTF8Validity.firstError(in: cursor.bytes(value.start, value.end)) {
      throw Fault(value.start + error, "the label value is not UTF-8")
    }
    guard labels.count < ExpositionLimits.labelsOfASample else {
      throw Fault(
        nameStart,
        "the sample has more than \(ExpositionLimits.labelsOfASample) labels, which this reader does not take")
    }
    labels.append(
      Label(
        nameStart: nameStart, nameEnd: nameEnd, nameIsQuoted: quotedName != nil,
        nameHasBackslash: quotedName?.hasBackslash ?? false, valueStart: value.start, valueEnd: value.end,
        valueHasBackslash: value.hasBackslash))
  }
}
