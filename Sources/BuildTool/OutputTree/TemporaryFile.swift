import Foundation

/// A file that is written beside its place and then put there in one step, so that whoever looks sees the old file or
/// the new one, whole.
final class TemporaryFile {
  let folder: Folder
  /// The name of its place.
  let target: String
  /// `.vigil-<16 hexadecimal digits>.tmp`.
  let name: String
  /// Open for writing until `finish`.
  private(set) var descriptor: Int32

  /// Opens an empty one. A file that stands at the place already lends its mode.
  init(for target: String, in folder: Folder) throws {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    self.folder = folder
    self.target = target
    name = ".vigil-" + String(repeating: "0", count: 16 - digits.count) + digits + ".tmp"
    let present = try folder.item(target)
    descriptor = try folder.create(name)
    if case .file(_, let mode) = present, fchmod(descriptor, mode) != 0 {
      let error = FileSystemError("set the mode of", folder.path(of: name))
      discard()
      throw error
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Where the bytes are until `commit`.
  var path: String { folder.path(of: name) }

  func write(_ bytes: some Collection<UInt8>) throws {
    try FileDescriptor.write(bytes, to: descriptor, named: folder.path(of: target))
  }

  /// Writes everything and finishes.
  func fill(_ bytes: [UInt8]) throws {
    try write(bytes)
    try finish()
  }

  /// Waits until the bytes are on the disk. Nothing can be written afterwards.
  func finish() throws {
    let synchronized = fsync(descriptor) == 0 || errno == EINVAL
    let failure = FileSystemError("write", folder.path(of: target))
    let closed = close(descriptor) == 0
    descriptor = -1
    if !synchronized { throw failure }
    if !closed { throw FileSystemError("write", folder.path(of: target)) }
  }

  /// Puts the finished file in its place.
  func commit() throws { try folder.rename(name, to: target) }

  /// Removes the file; what stands at its place stays.
  func discard() { try? folder.removeFile(name) }

  static func isOne(_ name: String) -> Bool {
    name.hasPrefix(".vigil-") && name.hasSuffix(".tmp") && name.utf8.count == 27
  }

  /// Removes what a killed run left in `folder`.
  static func removeLeftovers(in folder: Folder) throws {
    for name in try folder.names() where isOne(name) { try folder.removeFile(name) }
  }
}
