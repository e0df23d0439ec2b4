/// A place in a text, for people: line and column counted from 1, the column in UTF-8 bytes.
public struct LineColumn: Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  public var line: Int
  /// Counted from 1, in UTF-8 bytes.
  public var column: Int

  /// A place that is known already; neither number is checked.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of a UTF-8 byte offset in `text`; an offset past the end is the place behind the last byte.
  public init(offset: Int, in text: some Sequence<UInt8>) {
    var line = 1
    var column = 1
    for (index, byte) in text.enumerated() {
      if index >= offset { break }
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    self.init(line: line, column: column)
  }

  /// `line:column`.
  public var description: String { "\(line):\(column)" }
}
