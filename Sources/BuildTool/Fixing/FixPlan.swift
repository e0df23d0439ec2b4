import Diagnostics

/// The safe fixes of findings as new texts of the package's files.
struct FixPlan {
  struct File: Equatable {
    /// Relative to the package.
    var path: String
    var old: [UInt8]
    var new: [UInt8]
  }

  /// Sorted by path.
  private(set) var files: [File] = []
  private(set) var fixed: [Diagnostic] = []
  /// Findings whose safe fix has no place, with the reason.
  private(set) var refused: [(finding: Diagnostic, reason: String)] = []

  init(_ findings: [Diagnostic], sources: SourceFiles) {
    let locator = FixLocator(sources: sources)
    var edits: [String: [SourceEdit]] = [:]
    for finding in findings where finding.fix?.isSafe == true {
      do throws(FixLocator.Refusal) {
        let edit = try locator.edit(for: finding)
        let others = edits[edit.path] ?? []
        // Two alerts may share a query: what is wrong in it is put right once.
        if !others.contains(edit) {
          if others.contains(where: { edit.conflicts(with: $0) }) {
            throw FixLocator.Refusal(reason: "another fix changes the same place; build and fix again")
          }
          edits[edit.path, default: []].append(edit)
        }
        fixed.append(finding)
      } catch {
        refused.append((finding, error.reason))
      }
    }
    for path in edits.keys.sorted() {
      guard let old = try? sources.text(of: path) else { continue }
      files.append(File(path: path, old: old, new: Self.text(old, changedBy: edits[path] ?? [])))
    }
  }

  private static func text(_ old: [UInt8], changedBy edits: [SourceEdit]) -> [UInt8] {
    var new: [UInt8] = []
    var place = 0
    for edit in edits.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }) {
      new += old[place..<edit.range.lowerBound]
      new += Array(edit.replacement.utf8)
      place = edit.range.upperBound
    }
    return new + old[place...]
  }

  /// Puts the new texts in the place of the old ones: all of them are on the disk before the first is put in place, and a
  /// file that somebody changed meanwhile stops everything.
  func write(below root: String) throws {
    var written: [TemporaryFile] = []
    do {
      let root = try Folder(at: root)
      for file in files {
        let (parent, name) = OutputPath.split(file.path)
        guard let folder = try OutputTree.folder(parent, in: root) else {
          throw ToolError("the folder of \(file.path.printable) is gone")
        }
        var present: [UInt8] = []
        try folder.read(name) { present += $0 }
        guard present == file.old else { throw ToolError("\(file.path.printable) was changed meanwhile") }
        let temporary = try TemporaryFile(for: name, in: folder)
        written.append(temporary)
        try temporary.fill(file.new)
      }
      for file in written { try file.commit() }
    } catch {
      for file in written { file.discard() }
      throw ToolError("\(error)", hint: "fix again; what was put in place is whole")
    }
    for file in written { file.folder.synchronize() }
  }
}

extension SourceEdit {
  /// Whether two edits of one file cannot both be made.
  fileprivate func conflicts(with other: SourceEdit) -> Bool {
    if range.isEmpty, other.range.isEmpty { return range == other.range }
    return range.lowerBound < other.range.upperBound && other.range.lowerBound < range.upperBound
  }
}
