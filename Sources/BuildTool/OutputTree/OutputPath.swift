/// The rules for an artifact's path. A path that breaks them could leave the output root, or mean one file on this
/// machine and another on the next.
enum OutputPath {
  /// What is wrong with `path`, to be read behind it, or `nil`.
  static func problem(in path: String) -> String? {
    if path.isEmpty { return "is empty" }
    if path.utf8.count > 1_024 { return "is longer than 1024 bytes" }
    if path.hasPrefix("/") { return "is absolute; it must be relative to the output root" }
    for byte in path.utf8 {
      if byte == UInt8(ascii: "\\") { return "has a backslash; folders are separated by '/'" }
      if byte < 0x20 || byte == 0x7f { return "has a control character" }
    }
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      if component.isEmpty { return "has an empty component" }
      if component == "." || component == ".." { return "has the component '\(component)'" }
      if component.hasPrefix(".vigil-") {
        return "has a component that begins with '.vigil-', which the build keeps for itself"
      }
    }
    return nil
  }

  /// What is wrong with each path alone and with all of them together, one sentence each, in the order of the paths.
  static func problems(in paths: [String]) -> [String] {
    var found: [String] = []
    var files: [String: String] = [:]
    for path in paths {
      if let problem = problem(in: path) { found.append("'\(path.printable)' \(problem)") }
      if let other = files.updateValue(path, forKey: path.lowercased()) {
        found.append(
          other == path
            ? "'\(path.printable)' is made twice"
            : "'\(other.printable)' and '\(path.printable)' differ in letter case only, which is one file on some systems"
        )
      }
    }
    for path in paths {
      for folder in folders(of: path.lowercased()) {
        if let file = files[folder] {
          found.append("'\(file.printable)' cannot be a file and the folder of '\(path.printable)'")
        }
      }
    }
    return found
  }

  /// The folders above a path, outermost first: `a`, `a/b` for `a/b/c`.
  static func folders(of path: String) -> [String] {
    var folders: [String] = []
    var index = path.startIndex
    while let slash = path[index...].firstIndex(of: "/") {
      folders.append(String(path[..<slash]))
      index = path.index(after: slash)
    }
    return folders
  }

  /// The folder that holds a path (empty for the root) and the name in it.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
