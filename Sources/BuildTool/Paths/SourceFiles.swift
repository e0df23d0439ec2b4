import Diagnostics

/// The Swift files that findings point into, each read once.
final class SourceFiles {
  /// The package's folder.
  let root: String
  private let paths: SourcePaths
  private var texts: [String: Result<[UInt8], ToolError>] = [:]

  /// No Swift file that a person wrote is larger.
  private static let greatestSize = 16 << 20

  init(root: String) {
    self.root = root
    paths = SourcePaths(root: root)
  }

  /// The path of a place's file relative to the package, or its `#fileID` when it is not there.
  func shownPath(of location: SourceLocation) -> String { paths.path(ofFileID: location.fileID) }

  /// The path of a place's file relative to the package; `nil` when the package has no such file.
  func path(of location: SourceLocation) -> String? { paths.file(ofFileID: location.fileID) }

  /// The bytes of a file of the package. Links are not followed.
  func text(of path: String) throws(ToolError) -> [UInt8] {
    let result = texts[path] ?? read(path)
    texts[path] = result
    return try result.get()
  }

  private func read(_ path: String) -> Result<[UInt8], ToolError> {
    do {
      let (parent, name) = OutputPath.split(path)
      guard let folder = try OutputTree.folder(parent, in: Folder(at: root)) else {
        return .failure(ToolError("there is no file \(path.printable)"))
      }
      var bytes: [UInt8] = []
      try folder.read(name) { piece in
        bytes += piece
        if bytes.count > Self.greatestSize {
          throw ToolError("\(path.printable) has more than \(Quantity.bytes(Self.greatestSize))")
        }
      }
      return .success(bytes)
    } catch let error as ToolError {
      return .failure(error)
    } catch {
      return .failure(ToolError("\(error)"))
    }
  }

  /// A place's column in characters (Unicode scalars) instead of bytes, counted from 1; the same number when the file
  /// cannot be read.
  func character(of location: SourceLocation) -> Int {
    guard let path = path(of: location), let text = try? text(of: path),
      let start = SourceText.offset(ofLine: location.line, in: text)
    else { return location.column }
    let before = text[start...].prefix(max(location.column - 1, 0))
    return 1 + before.count { $0 & 0xC0 != 0x80 }
  }
}

/// Places in the bytes of a source file.
enum SourceText {
  /// The offset of a line's first byte; `nil` when the text has fewer lines.
  static func offset(ofLine line: Int, in text: [UInt8]) -> Int? {
    guard line >= 1 else { return nil }
    var start = 0
    for _ in 1..<line {
      guard let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
    }
    return start
  }

  /// The line of an offset, and the column in characters (Unicode scalars), both counted from 1.
  static func place(of offset: Int, in text: [UInt8]) -> (line: Int, character: Int) {
    let before = text.prefix(offset)
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line, 1 + before[start...].count { $0 & 0xC0 != 0x80 })
  }
}
