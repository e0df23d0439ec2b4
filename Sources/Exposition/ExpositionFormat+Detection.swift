extension ExpositionFormat {
  /// The format of a page whose Content-Type is not known: OpenMetrics if the last line that is not empty is `# EOF`, else text.
  ///
  /// `# EOF` is only a comment in text, but OpenMetrics does without it only where a page is cut off.
  init(detecting page: UnsafeRawBufferPointer) {
    var end = page.count
    while end > 0, Self.isPadding(page[end - 1]) { end -= 1 }
    let mark: StaticString = "# EOF"
    let start = end - mark.utf8CodeUnitCount
    guard start >= 0, start == 0 || page[start - 1] == ASCII.lineFeed,
      page[start..<end].elementsEqual(UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    else {
      self = .text
      return
    }
    self = .openMetrics
  }

  /// What may stand behind the mark without making it another line: a server takes NUL bytes there, and refuses the rest.
  private static func isPadding(_ byte: UInt8) -> Bool {
    ASCII.isBlankOrTab(byte) || byte == ASCII.lineFeed || byte == ASCII.carriageReturn || byte == 0
  }
}
