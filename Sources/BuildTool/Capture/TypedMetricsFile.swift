import Foundation

/// The file that holds a snapshot's typed metrics.
struct TypedMetricsFile {
  let path: String

  private var place: (folder: String, name: String) {
    let (folder, name) = OutputPath.split(path)
    return (folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, name)
  }

  /// The bytes at the path; `nil` when nothing is there.
  func bytes() throws -> [UInt8]? {
    let (parent, name) = place
    let folder: Folder
    do {
      folder = try Folder(at: parent)
    } catch let error as FileSystemError where error.code == ENOENT {
      return nil
    }
    switch try folder.item(name) {
    case .absent: return nil
    case .file:
      var bytes: [UInt8] = []
      try folder.read(name) { bytes += $0 }
      return bytes
    case .folder, .symbolicLink, .special:
      throw ToolError("\(path.printable) is not a file", hint: "move it away")
    }
  }

  /// Throws when the path cannot hold typed metrics, because of its name or because another file is there.
  func refuseForeign() throws {
    guard path.hasSuffix(".swift"), place.name.utf8.count > ".swift".utf8.count else {
      throw ToolError("\(path.printable) is no name for a Swift file", hint: "write --typed=FILE.swift")
    }
    guard let bytes = try bytes(), !bytes.starts(with: TypedMetrics.mark.utf8) else { return }
    throw ToolError(
      "\(path.printable) is there already, and capture did not write it",
      hint: "move it away, or name another file: --typed=FILE")
  }

  /// Returns whether something was changed.
  func write(_ text: String) throws -> Bool {
    if try bytes() == Array(text.utf8) { return false }
    let folder = try Folder.makingMissing(at: place.folder) { _, _ in }
    let file = try TemporaryFile(for: place.name, in: folder)
    do {
      try file.fill(Array(text.utf8))
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
    folder.synchronize()
    return true
  }
}
