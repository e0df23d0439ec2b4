import Compiler
import Foundation

/// The folder that holds a build's artifacts.
struct OutputTree {
  /// The output root. It is made when it is not there.
  let root: String

  /// Compares without changing anything.
  func plan(_ artifacts: [Artifact], overwrite: Bool = false) throws -> OutputPlan {
    try refuseBadPaths(artifacts)
    return try plan(artifacts, overwrite: overwrite, in: openedRoot())
  }

  /// Makes the tree hold `artifacts`: everything or, when it throws before the first file is put in place, nothing.
  /// Returns what it did.
  @discardableResult func update(_ artifacts: [Artifact], overwrite: Bool = false) throws -> OutputPlan {
    try refuseBadPaths(artifacts)
    var transaction = OutputTransaction()
    do {
      let folder = try transaction.makeRoot(root)
      guard folder.lock() else {
        throw ToolError("another build is writing to \(root.printable)", hint: "wait until it has ended and run again")
      }
      defer { folder.unlock() }
      let plan = try plan(artifacts, overwrite: overwrite, in: folder)
      try refuse(plan)
      try transaction.prepare(plan, artifacts, replacing: manifest(in: folder).manifest, in: folder)
      try transaction.commit(plan, in: folder)
      return plan
    } catch {
      transaction.rollBack()
      throw error
    }
  }

  /// The bytes at an artifact's path; `nil` when they are more than `limit`.
  func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    guard let root = try openedRoot() else { return nil }
    let (parent, name) = OutputPath.split(path)
    guard let folder = try Self.folder(parent, in: root) else { return nil }
    var bytes: [UInt8] = []
    guard case .file(let size, _) = try folder.item(name), size <= limit else { return nil }
    try folder.read(name) { bytes += $0 }
    return bytes
  }

  private func refuseBadPaths(_ artifacts: [Artifact]) throws {
    let problems = OutputPath.problems(in: artifacts.map(\.path))
    if problems.isEmpty { return }
    throw ToolError((["the content makes files that cannot be written"] + problems).joined(separator: "\n  "))
  }

  private func refuse(_ plan: OutputPlan) throws {
    if plan.refusals.isEmpty { return }
    let isForeign = plan.entries.contains { $0.change == .foreign }
    throw ToolError(
      (["nothing was written to \(root.printable)"] + plan.refusals).joined(separator: "\n  "),
      hint: isForeign ? "move what is in the way, or pass --overwrite to replace the files" : "move what is in the way")
  }

  private func plan(_ artifacts: [Artifact], overwrite: Bool, in folder: Folder?) throws -> OutputPlan {
    guard let folder else {
      return try OutputPlan(artifacts, recorded: Manifest(), isRecordedVerbatim: true, overwrite: overwrite) { _ in
        .absent
      }
    }
    let (manifest, isVerbatim) = try manifest(in: folder)
    return try OutputPlan(artifacts, recorded: manifest, isRecordedVerbatim: isVerbatim, overwrite: overwrite) {
      try Self.state(of: $0, in: folder)
    }
  }

  /// `nil` when there is no root yet.
  private func openedRoot() throws -> Folder? {
    do {
      return try Folder(at: root)
    } catch let error as FileSystemError where error.code == ENOENT {
      return nil
    }
  }

  private func manifest(in folder: Folder) throws -> (manifest: Manifest, isVerbatim: Bool) {
    switch try folder.item(Manifest.fileName) {
    case .absent: return (Manifest(), true)
    case .file:
      var text: [UInt8] = []
      try folder.read(Manifest.fileName) { text += $0 }
      let manifest = try Manifest(parsing: text)
      return (manifest, manifest.text == text)
    case .folder, .symbolicLink, .special:
      throw ToolError("\(folder.path(of: Manifest.fileName).printable) is not a file", hint: "move it away")
    }
  }

  /// What stands at a path. A link or a file in place of one of its folders is an obstruction, too.
  private static func state(of path: String, in root: Folder) throws -> OutputPlan.DiskState {
    var folder = root
    let (parent, name) = OutputPath.split(path)
    for component in parent.split(separator: "/").map(String.init) {
      let shown = folder.path(of: component).printable
      switch try folder.item(component) {
      case .absent: return .absent
      case .folder: folder = try folder.folder(component)
      case .symbolicLink: return .obstructed("\(shown) is a symbolic link, which a build does not follow")
      case .file, .special: return .obstructed("\(shown) is a file, where the folder of \(path.printable) has to be")
      }
    }
    let shown = folder.path(of: name).printable
    switch try folder.item(name) {
    case .absent: return .absent
    case .file: return .file(try folder.digest(of: name))
    case .folder: return .obstructed("\(shown) is a folder, where a file has to go")
    case .symbolicLink: return .obstructed("\(shown) is a symbolic link, which a build does not follow")
    case .special: return .obstructed("\(shown) is a device, a pipe or a socket, where a file has to go")
    }
  }

  /// The folder at a path below `root` (the root itself for the empty path); `nil` when it is not there.
  static func folder(_ path: String, in root: Folder) throws -> Folder? {
    var folder = root
    for component in path.split(separator: "/") {
      if try folder.item(String(component)) == .absent { return nil }
      folder = try folder.folder(String(component))
    }
    return folder
  }
}
