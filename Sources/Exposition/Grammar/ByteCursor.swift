#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A reading position in a page.
///
/// Reading past the end gives `sentinel`, which no token accepts, so that callers need no check of their own.
struct ByteCursor {
  let base: UnsafeRawPointer
  let count: Int
  let sentinel: UInt8
  var offset = 0

  init(_ base: UnsafeRawPointer, count: Int, sentinel: UInt8) {
    self.base = base
    self.count = count
    self.sentinel = sentinel
  }

  var isAtEnd: Bool { offset >= count }

  @inline(__always)
  func byte(at position: Int) -> UInt8 {
    position < count ? base.load(fromByteOffset: position, as: UInt8.self) : sentinel
  }

  @inline(__always)
  var byte: UInt8 { byte(at: offset) }

  /// Moves over `text` if it comes next.
  mutating func skip(_ text: StaticString) -> Bool {
    guard count - offset >= text.utf8CodeUnitCount,
      memcmp(base + offset, text.utf8Start, text.utf8CodeUnitCount) == 0
    else { return false }
    offset += text.utf8CodeUnitCount
    return true
  }

  @inline(__always)
  mutating func skipBlanksAndTabs() {
    while ASCII.isBlankOrTab(byte) { offset += 1 }
  }

  /// Moves over `[a-zA-Z_:][a-zA-Z0-9_:]*`; false, and nowhere, if none comes next.
  @inline(__always)
  mutating func skipMetricName() -> Bool {
    guard ASCII.startsMetricName(byte) else { return false }
    repeat { offset += 1 } while ASCII.continuesMetricName(byte)
    return true
  }

  /// Moves over `[a-zA-Z_][a-zA-Z0-9_]*`; false, and nowhere, if none comes next.
  @inline(__always)
  mutating func skipLabelName() -> Bool {
    guard ASCII.startsLabelName(byte) else { return false }
    repeat { offset += 1 } while ASCII.continuesLabelName(byte)
    return true
  }

  /// Where the next line feed is, or the end.
  func endOfLine(from start: Int) -> Int {
    guard start < count, let found = memchr(base + start, Int32(ASCII.lineFeed), count - start) else { return count }
    return UnsafeRawPointer(found) - base
  }

  /// Whether the bytes between two offsets hold `wanted`.
  func contains(_ wanted: UInt8, from start: Int, to end: Int) -> Bool {
    start < end && memchr(base + start, Int32(wanted), end - start) != nil
  }

  func bytes(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + start, count: end - start)
  }
}
