#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a page from a file, without copying it into memory.
package enum ExpositionFile {
  /// Why a file could not be read at all.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    package var path: String
    /// In lower case and without a full stop.
    package var message: String

    package var description: String { "\(path): \(message)" }
  }

  /// Reads a page. The file is mapped: it must not be cut shorter meanwhile.
  ///
  /// An empty file is an empty page, with a warning.
  /// - Throws: ``Failure`` when there is no such regular file or it cannot be read, ``ExpositionProblem`` for what is in it.
  package static func parse(
    path: String, format: ExpositionFormat? = nil, limits: ExpositionLimits = ExpositionLimits()
  ) throws -> ParsedExposition {
    // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Failure(path: path, message: "it is a directory: name a file with a captured /metrics page")
    default: throw Failure(path: path, message: "it is no regular file: write the page into a file first")
    }
    let size = Int(status.st_size)
    guard size > 0 else {
      return try ExpositionParser.parse(UnsafeRawBufferPointer(start: nil, count: 0), format: format, limits: limits)
    }
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), address != MAP_FAILED else {
      throw failure(path, errno)
    }
    defer { munmap(address, size) }
    return try ExpositionParser.parse(
      UnsafeRawBufferPointer(start: address, count: size), format: format, limits: limits)
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    switch code {
    case ENOENT: Failure(path: path, message: "there is no such file: capture one with curl, or correct the path")
    case EACCES, EPERM: Failure(path: path, message: "no permission to read it: change the file's mode or owner")
    default: Failure(path: path, message: "cannot be read: \(String(cString: strerror(code)))")
    }
  }
}
