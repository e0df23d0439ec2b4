import Compiler

/// What a build has to do to the output root: for every path, how the disk, the manifest and the new artifacts differ.
struct OutputPlan: Equatable, Sendable {
  /// One path.
  struct Entry: Equatable, Sendable {
    var path: String
    var change: Change
    /// Bytes of the new file, or 0 when none is made.
    var size: Int = 0
  }

  enum Change: Equatable, Sendable {
    /// Nothing was there.
    case created
    /// An earlier build's file gets new bytes.
    case changed
    /// As `changed`, but a person edited the file since: the edit is lost.
    case edited
    /// Somebody else's file is replaced, because `--overwrite` asked for it.
    case overwritten
    /// The right bytes were there already, but the manifest did not know.
    case adopted
    case unchanged
    /// An earlier build's file that is not made any more.
    case removed
    /// As `removed`, but a person edited it since: it stays, and stays in the manifest so that it is reported again.
    case kept
    /// In the manifest, not made any more, and gone already.
    case forgotten
    /// Somebody else's file is in the way.
    case foreign
    /// Something that is not a file is in the way: what it is, as a sentence.
    case obstructed(String)
  }

  /// What stands at a path.
  enum DiskState: Equatable, Sendable {
    case absent
    case file(SHA256.Digest)
    /// Something that is not a file stands there, or something that is not a folder stands above: what, as a sentence.
    case obstructed(String)
  }

  /// Sorted by path.
  let entries: [Entry]
  /// The manifest that the finished build leaves.
  let manifest: Manifest
  /// Whether the manifest on the disk has other bytes than `manifest`.
  let isManifestStale: Bool

  /// - Parameters:
  ///   - recorded: the manifest that was read.
  ///   - isRecordedVerbatim: whether its file has just the bytes that we would write for it.
  ///   - overwrite: replace files that are not ours.
  ///   - disk: what stands at a path.
  init(
    _ artifacts: [Artifact], recorded: Manifest, isRecordedVerbatim: Bool, overwrite: Bool,
    disk: (String) throws -> DiskState
  ) throws {
    let made = Set(artifacts.map(\.path))
    var entries: [Entry] = []
    var manifest = Manifest()
    // Where letter case is ignored, the file of a path that changed its case only is still there under the new one.
    var stale: [String: String] = [:]
    for path in recorded.paths where !made.contains(path) { stale[path.lowercased()] = path }
    for artifact in artifacts {
      let path = artifact.path
      let digest = SHA256.digest(of: artifact.bytes)
      manifest.insert(digest, at: path)
      let change: Change =
        switch try disk(path) {
        case .absent: .created
        case .obstructed(let reason): .obstructed(reason)
        case .file(let other) where stale[path.lowercased()].map { recorded.contains(other, at: $0) } ?? false: .created
        case .file(digest): recorded.contains(path) ? .unchanged : .adopted
        case .file(let other):
          if recorded.contains(other, at: path) {
            .changed
          } else if recorded.contains(path) {
            .edited
          } else {
            overwrite ? .overwritten : .foreign
          }
        }
      entries.append(Entry(path: path, change: change, size: artifact.bytes.count))
    }
    for path in recorded.paths where !made.contains(path) {
      switch try disk(path) {
      case .absent: entries.append(Entry(path: path, change: .forgotten))
      case .file(let digest) where recorded.contains(digest, at: path):
        entries.append(Entry(path: path, change: .removed))
      case .file, .obstructed:
        entries.append(Entry(path: path, change: .kept))
        manifest.insert(path, from: recorded)
      }
    }
    self.entries = entries.sorted { $0.path < $1.path }
    self.manifest = manifest
    isManifestStale = manifest != recorded || !isRecordedVerbatim
  }

  /// How many files the content makes.
  var fileCount: Int { entries.count { $0.change.isMade } }

  /// How many paths a build changes; the manifest counts when nothing else does.
  var changeCount: Int {
    let changes = entries.count { $0.change.isChange }
    return changes == 0 && isManifestStale ? 1 : changes
  }

  /// Why nothing may be written, one sentence a path; empty when the build may go ahead.
  var refusals: [String] {
    entries.compactMap { entry in
      switch entry.change {
      case .foreign: "\(entry.path.printable) is there already and no build wrote it"
      case .obstructed(let reason): reason
      default: nil
      }
    }
  }
}

extension OutputPlan.Change {
  /// Whether new bytes go to the path.
  var isWrite: Bool {
    switch self {
    case .created, .changed, .edited, .overwritten: true
    default: false
    }
  }

  /// Whether the content makes the path.
  var isMade: Bool {
    switch self {
    case .removed, .kept, .forgotten: false
    default: true
    }
  }

  /// Whether a build changes something for the path, be it only in the manifest.
  var isChange: Bool { self != .unchanged && self != .kept }
}
