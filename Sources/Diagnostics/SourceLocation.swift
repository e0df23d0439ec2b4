/// Where a value was written in the content's Swift source.
///
/// `fileID` is Swift's `#fileID` (`Module/File.swift`): it names no folder of the machine that compiled the content, so it
/// may stand in an output. The build tool turns it into a path for people.
public struct SourceLocation: Hashable, Sendable {
  /// `Module/File.swift`.
  public var fileID: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1, in UTF-8 bytes, as the compiler counts.
  public var column: Int

  /// A place as `#fileID`, `#line` and `#column` give it.
  public init(fileID: String, line: Int, column: Int) {
    self.fileID = fileID
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `Module/File.swift:line:column`.
  public var description: String { "\(fileID):\(line):\(column)" }
}

extension SourceLocation: Comparable {
  /// By file, then line, then column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.fileID, left.line, left.column) < (right.fileID, right.line, right.column)
  }
}
