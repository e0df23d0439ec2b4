/// What earlier builds wrote, so that a later one can tell its own files from a person's.
///
/// The file `.vigil-manifest` at the output root has the format of `sha256sum`, sorted by path: `sha256sum -c
/// .vigil-manifest` shows what was edited by hand since.
///
/// A path may have several digests: while a build puts its files in place the manifest lists the old and the new
/// ones, so that a killed run never leaves a file of ours that the next run takes for somebody else's. A merge of two
/// branches may leave the same. A file is ours when it has any of them.
struct Manifest: Equatable, Sendable {
  static let fileName = ".vigil-manifest"

  private var digests: [String: Set<SHA256.Digest>] = [:]

  init() {}

  /// Every path, sorted.
  var paths: [String] { digests.keys.sorted() }

  func contains(_ path: String) -> Bool { digests[path] != nil }

  /// Whether a build wrote `digest` at `path`.
  func contains(_ digest: SHA256.Digest, at path: String) -> Bool { digests[path]?.contains(digest) ?? false }

  mutating func insert(_ digest: SHA256.Digest, at path: String) { digests[path, default: []].insert(digest) }

  /// Takes over what `other` says of `path`.
  mutating func insert(_ path: String, from other: Manifest) {
    if let theirs = other.digests[path] { digests[path, default: []].formUnion(theirs) }
  }

  /// The entries of both.
  func union(_ other: Manifest) -> Manifest {
    var result = self
    result.digests.merge(other.digests) { $0.union($1) }
    return result
  }

  /// The file's bytes.
  var text: [UInt8] {
    var lines: [String] = []
    for path in paths {
      for digest in digests[path, default: []].map(\.hexadecimal).sorted() { lines.append("\(digest)  \(path)\n") }
    }
    return Array(lines.joined().utf8)
  }

  /// Reads the file's bytes. The marks that git leaves in a conflict are skipped: both sides are files of ours.
  init(parsing text: [UInt8]) throws {
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty || Self.isConflictMark(line) { continue }
      let path = String(decoding: line.dropFirst(66), as: UTF8.self)
      guard let digest = SHA256.Digest(hexadecimal: line.prefix(64)),
        line.dropFirst(64).prefix(2).elementsEqual("  ".utf8),
        OutputPath.problem(in: path) == nil
      else {
        throw ToolError(
          "\(Self.fileName):\(index + 1) is not a line of the form '<sha256>  <path>'",
          hint: "restore the file from version control, or delete it and build with --overwrite")
      }
      insert(digest, at: path)
    }
  }

  private static func isConflictMark(_ line: ArraySlice<UInt8>) -> Bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].contains { line.starts(with: $0.utf8) }
  }
}
