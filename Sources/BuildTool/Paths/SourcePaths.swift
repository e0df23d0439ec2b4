import Diagnostics
import Foundation

/// Finds the file that a `#fileID` (`Module/File.swift`) names, so that editors and pull requests can open it.
///
/// A `#fileID` holds no folders: the file is looked for below `Sources/Module`, `Tests/Module` and `Plugins/Module`. Links
/// to folders are not followed.
package final class SourcePaths {
  private let root: String
  /// By module and then by file name, read when first asked for.
  private var modules: [String: [String: String]] = [:]

  /// - Parameter root: the folder that has the content's Package.swift.
  package init(root: String) { self.root = root }

  /// The path relative to the root, such as `Sources/CloudTrail/Alerts.swift`; the `#fileID` itself when there is no such
  /// file. Of files with one name the shortest path is taken, then the first in alphabetical order.
  package func path(ofFileID fileID: String) -> String { file(ofFileID: fileID) ?? fileID }

  /// The path relative to the root; `nil` when there is no such file.
  package func file(ofFileID fileID: String) -> String? {
    guard let slash = fileID.firstIndex(of: "/") else { return nil }
    let module = String(fileID[..<slash])
    if OutputPath.problem(in: module) != nil { return nil }
    let files = modules[module] ?? index(module)
    modules[module] = files
    return files[OutputPath.split(fileID).name]
  }

  /// `path:line:column`, as compilers write places.
  package func describe(_ location: SourceLocation) -> String {
    "\(path(ofFileID: location.fileID)):\(location.line):\(location.column)"
  }

  private func index(_ module: String) -> [String: String] {
    var files: [String: String] = [:]
    for base in ["Sources", "Tests", "Plugins"] {
      guard let path = TargetFolder.path(ofModule: module, in: base, root: root),
        let folder = try? Folder(at: "\(root)/\(path)")
      else { continue }
      for file in Self.swiftFiles(in: folder, at: path) {
        let name = OutputPath.split(file).name
        if let known = files[name], (known.utf8.count, known) <= (file.utf8.count, file) { continue }
        files[name] = file
      }
    }
    return files
  }

  /// Folders are taken one after the other, nearest first; a folder that cannot be read has no files for us. More folders
  /// than any package has are a mistake in the tree, and end the search.
  private static func swiftFiles(in root: Folder, at path: String) -> [String] {
    var files: [String] = []
    var pending = [path]
    var next = 0
    while next < pending.count, next < 10_000 {
      let current = pending[next]
      next += 1
      guard let folder = try? OutputTree.folder(String(current.dropFirst(path.count)), in: root),
        let names = try? folder.names()
      else { continue }
      for name in names where !name.hasPrefix(".") {
        if name.hasSuffix(".swift") {
          files.append("\(current)/\(name)")
        } else if let item = try? folder.item(name), item == .folder {
          pending.append("\(current)/\(name)")
        }
      }
    }
    return files
  }
}
