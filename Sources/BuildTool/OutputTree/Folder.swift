import Foundation

/// An open folder. Everything below it is reached step by step from its descriptor without following symbolic links, so
/// that no link in the tree, however it came there, leads a write out of it.
final class Folder {
  /// For messages.
  let path: String
  private let descriptor: Int32

  /// Opens the folder at `path`, which may itself be reached through links: it is the place that the person named.
  convenience init(at path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError("open", path) }
    self.init(path: path, descriptor: descriptor)
  }

  /// Opens the folder at `path`, and makes it and the folders above it when they are not there; `made` is told of each,
  /// outermost first.
  static func makingMissing(at path: String, made: (_ parent: Folder, _ name: String) -> Void) throws -> Folder {
    do {
      return try Folder(at: path)
    } catch let error as FileSystemError where error.code == ENOENT {
      var trimmed = path
      while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
      let (parent, name) = OutputPath.split(trimmed)
      if name.isEmpty || name == "." || name == ".." { throw error }
      let above = try makingMissing(at: parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent, made: made)
      try above.makeFolder(name)
      made(above, name)
      return try Folder(at: path)
    }
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// What stands at a name in the folder.
  enum Item: Equatable {
    case absent
    /// `mode` holds the permission bits.
    case file(size: Int, mode: mode_t)
    case folder
    case symbolicLink
    /// A device, a pipe or a socket.
    case special
  }

  func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  func item(_ name: String) throws -> Item {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return .absent }
      throw FileSystemError("look at", path(of: name))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size), mode: status.st_mode & 0o7777)
    case S_IFDIR: return .folder
    case S_IFLNK: return .symbolicLink
    default: return .special
    }
  }

  /// The folder at `name`, which must be there and must not be a link.
  func folder(_ name: String) throws -> Folder {
    let opened = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { throw FileSystemError("open", path(of: name)) }
    return Folder(path: path(of: name), descriptor: opened)
  }

  func makeFolder(_ name: String) throws {
    guard mkdirat(descriptor, name, 0o777) == 0 else { throw FileSystemError("make the folder", path(of: name)) }
  }

  /// Hands the file's bytes to `consume`, a piece at a time.
  func read(_ name: String, _ consume: (ArraySlice<UInt8>) throws -> Void) throws {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw FileSystemError("read", path(of: name)) }
    defer { close(file) }
    try FileDescriptor.read(file, named: path(of: name), consume)
  }

  func digest(of name: String) throws -> SHA256.Digest {
    var hash = SHA256()
    try read(name) { hash.update($0) }
    return hash.finalized()
  }

  /// Opens a new file that only its owner can write; fails when the name is taken, even by a link.
  func create(_ name: String) throws -> Int32 {
    let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileSystemError("create a file in", path) }
    return file
  }

  /// Puts `name` in the place of `target`, which is replaced in one step.
  func rename(_ name: String, to target: String) throws {
    guard renameat(descriptor, name, descriptor, target) == 0 else {
      throw FileSystemError("put in place", path(of: target))
    }
  }

  func removeFile(_ name: String) throws {
    guard unlinkat(descriptor, name, 0) == 0 else { throw FileSystemError("remove", path(of: name)) }
  }

  /// Removes the folder at `name` when it is empty; says whether it did.
  @discardableResult func removeFolderIfEmpty(_ name: String) -> Bool {
    unlinkat(descriptor, name, AT_REMOVEDIR) == 0
  }

  /// The names in the folder, sorted, without `.` and `..`.
  func names() throws -> [String] {
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0 else { throw FileSystemError("list", path) }
    guard let stream = fdopendir(own) else {
      let error = FileSystemError("list", path)
      close(own)
      throw error
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes renames and removals in the folder last through a power cut. File systems that cannot do that for folders
  /// refuse, which is no reason to stop.
  func synchronize() { _ = fsync(descriptor) }

  /// Takes the folder for this process until the object goes; `false` when another process has it. File systems without
  /// locks give it to everybody.
  func lock() -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  /// Releases the lock now: closing the folder would leave it to a process that was forked in between.
  func unlock() { flock(descriptor, LOCK_UN) }
}
