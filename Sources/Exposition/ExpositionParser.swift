/// Reads `/metrics` pages: the Prometheus text format 0.0.4 with quoted UTF-8 names, and OpenMetrics 1.0.
///
/// What is accepted is what the scrape of a Prometheus 3.5 server accepts, not what the documents of the formats say. A page
/// that is refused here gives a server nothing at all: it drops the whole scrape and sets `up` to 0.
public enum ExpositionParser {
  /// Reads a page.
  ///
  /// Time is linear in the page's size. Memory is 20 to 45 bytes a series, and what ``ExpositionLimits`` allow a series name;
  /// nothing in the result refers to `bytes`.
  /// - Parameters:
  ///   - format: as the page's Content-Type says. By default OpenMetrics if the last line is `# EOF`, else text.
  ///   - limits: how much to keep.
  /// - Throws: the first place that a server cannot accept.
  public static func parse(
    _ bytes: UnsafeRawBufferPointer, format: ExpositionFormat? = nil, limits: ExpositionLimits = ExpositionLimits()
  ) throws(ExpositionProblem) -> ParsedExposition {
    let used = format ?? ExpositionFormat(detecting: bytes)
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      let empty = ExpositionProblem(line: 1, column: 1, "the page is empty: a server accepts it and stores nothing")
      return ParsedExposition(format: used, warnings: [empty])
    }
    do {
      let collector = PageCollector(base: base, limits: limits)
      switch used {
      case .text:
        var reader = TextReader(base, count: bytes.count, page: collector)
        try reader.read()
        reader.warnOfEnd()
        return result(reader.page, used, bytes, isTruncatedAtNUL: reader.isTruncatedAtNUL)
      case .openMetrics:
        var reader = OpenMetricsReader(base, count: bytes.count, page: collector)
        try reader.read()
        return result(reader.page, used, bytes, isTruncatedAtNUL: false)
      }
    } catch {
      throw problem(error, used, bytes)
    }
  }

  /// Reads a page from an array.
  public static func parse(
    _ bytes: [UInt8], format: ExpositionFormat? = nil, limits: ExpositionLimits = ExpositionLimits()
  ) throws(ExpositionProblem) -> ParsedExposition {
    try bytes.withUnsafeBufferPointer { bytes throws(ExpositionProblem) in
      try parse(UnsafeRawBufferPointer(bytes), format: format, limits: limits)
    }
  }

  /// Reads a page from a string.
  public static func parse(
    _ text: String, format: ExpositionFormat? = nil, limits: ExpositionLimits = ExpositionLimits()
  ) throws(ExpositionProblem) -> ParsedExposition {
    try parse(Array(text.utf8), format: format, limits: limits)
  }

  private static func result(
    _ page: PageCollector, _ format: ExpositionFormat, _ bytes: UnsafeRawBufferPointer, isTruncatedAtNUL: Bool
  ) -> ParsedExposition {
    ParsedExposition(
      format: format, families: FamilyAssembly(page: page, format: format).families(), sampleLines: page.sampleLines,
      isTruncatedAtNUL: isTruncatedAtNUL, warnings: page.warnings.problems(in: bytes),
      omittedWarnings: page.warnings.omitted)
  }

  private static func problem(
    _ fault: Fault, _ format: ExpositionFormat, _ bytes: UnsafeRawBufferPointer
  ) -> ExpositionProblem {
    let place = LinePlaces(of: [fault.offset], in: bytes)[fault.offset]
    return ExpositionProblem(
      line: place.line, column: place.column, ForeignContent.explanation(of: bytes) ?? fault.message)
  }
}
