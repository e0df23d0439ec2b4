/// The files beside the content, as the caller reads them. Paths are relative to the package, with `/`.
package struct RepositoryFiles: Sendable {
  /// What is in a folder, the package's own for the empty path; `nil` when there is no such folder, or it cannot be read.
  package var names: @Sendable (_ folder: String) -> [String]?
  /// The bytes of a file; `nil` when it cannot be read.
  package var text: @Sendable (_ path: String) -> [UInt8]?

  package init(
    names: @escaping @Sendable (_ folder: String) -> [String]?, text: @escaping @Sendable (_ path: String) -> [UInt8]?
  ) {
    self.names = names
    self.text = text
  }

  /// These files and no others, by their paths.
  package init(_ files: [String: String]) {
    self.init(
      names: { folder in
        let prefix = folder.isEmpty ? "" : folder + "/"
        let below = files.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        let names = Set(below.map { String($0.prefix { $0 != "/" }) })
        return names.isEmpty && !folder.isEmpty ? nil : names.sorted()
      },
      text: { files[$0].map { Array($0.utf8) } })
  }
}
