import Foundation

/// A baseline on the disk.
struct BaselineFile {
  let path: String

  private static let greatestSize = 64 << 20

  private var place: (folder: String, name: String) {
    let (folder, name) = OutputPath.split(path)
    return (folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, name)
  }

  func read() throws -> Baseline {
    let (folder, name) = place
    var text: [UInt8] = []
    do {
      try Folder(at: folder).read(name) { piece in
        text += piece
        if text.count > Self.greatestSize {
          throw ToolError("\(path.printable) is no baseline: it has more than \(Quantity.bytes(Self.greatestSize))")
        }
      }
    } catch let error as FileSystemError where error.code == ENOENT {
      throw ToolError(
        "there is no baseline \(path.printable)", hint: "make it with lint --write-baseline \(path.printable)")
    }
    return try Baseline(parsing: text, named: path)
  }

  /// Replaces the file in one step. Makes no folders.
  func write(_ baseline: Baseline) throws {
    let (path, name) = place
    if name.isEmpty || name == "." || name == ".." {
      throw ToolError("'\(self.path.printable)' is a folder, not a file")
    }
    let folder = try Folder(at: path)
    switch try folder.item(name) {
    case .absent, .file: break
    case .folder, .symbolicLink, .special:
      throw ToolError("\(self.path.printable) is not a file", hint: "move it away, or name another")
    }
    let file = try TemporaryFile(for: name, in: folder)
    do {
      try file.fill(baseline.text)
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
    folder.synchronize()
  }
}
