/// A string literal in Swift source: its value, and where each byte of it was written.
struct SwiftLiteral: Equatable {
  /// A part without interpolation.
  struct Segment: Equatable {
    var value: [UInt8] = []
    /// For each byte of the value, the bytes of the source that stand for it: one for itself, several for an escape.
    var sources: [Range<Int>] = []

    mutating func append(_ byte: UInt8, from source: Range<Int>) {
      value.append(byte)
      sources.append(source)
    }
  }

  /// One more than there are interpolations.
  var segments: [Segment]
  /// The literal in the source, with its quotes.
  var range: Range<Int>
  /// Where the text begins in the source.
  var start: Int

  var isInterpolated: Bool { segments.count > 1 }

  /// The source of a part of a segment's value; for an empty part, the place where it is.
  func source(of range: Range<Int>, inSegment index: Int) -> Range<Int>? {
    guard segments.indices.contains(index) else { return nil }
    let sources = segments[index].sources
    guard range.lowerBound >= 0, range.upperBound <= sources.count else { return nil }
    if let first = sources[range].first, let last = sources[range].last { return first.lowerBound..<last.upperBound }
    if range.lowerBound > 0 {
      let end = sources[range.lowerBound - 1].upperBound
      return end..<end
    }
    if let first = sources.first { return first.lowerBound..<first.lowerBound }
    return index == 0 && !isInterpolated ? start..<start : nil
  }
}
