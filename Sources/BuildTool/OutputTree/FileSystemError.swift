import Foundation

/// A system call that failed: what was tried, on which path, and the system's reason.
struct FileSystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A verb such as `write`.
  var action: String
  var path: String
  /// The value of `errno`.
  var code: Int32

  /// Reads `errno`: make it directly after the call that failed.
  init(_ action: String, _ path: String) {
    self.init(action, path, code: errno)
  }

  init(_ action: String, _ path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  var description: String {
    let reason = String(cString: strerror(code))
    let text = "cannot \(action) \(path.printable): \(reason.prefix(1).lowercased())\(reason.dropFirst())"
    return advice.map { "\(text)\n  \($0)" } ?? text
  }

  private var advice: String? {
    switch code {
    case ENOSPC, EDQUOT: "free some space there and run again"
    case EROFS: "the file system is mounted read-only; choose another folder with --output"
    case EACCES, EPERM: "check who owns it and its mode, or choose another folder with --output"
    case ELOOP: "symbolic links are not followed below the output root; replace the link by a real file or folder"
    case ENOTDIR: "a part of the path is a file or a link where a folder is needed"
    case EFBIG: "the file is larger than this process or file system allows"
    case EMFILE, ENFILE: "too many files are open; raise the limit (ulimit -n)"
    default: nil
    }
  }
}
