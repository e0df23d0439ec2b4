import Linter

extension RepositoryFiles {
  /// The files of a package. Links are not followed.
  static func package(at root: String) -> RepositoryFiles {
    RepositoryFiles(
      names: { folder in
        let found = try? OutputTree.folder(folder, in: Folder(at: root))
        return try? found?.names()
      },
      text: { try? SourceFiles(root: root).text(of: $0) })
  }
}
