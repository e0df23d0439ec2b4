import Foundation

/// The folder of the package that holds the content: the one with its Package.swift.
package enum PackageRoot {
  /// Walks up from the content's own source file; when that is not on this machine (the program was built elsewhere) or
  /// in no package, from the current folder.
  ///
  /// - Parameters:
  ///   - filePath: `#filePath` where the content's entry is.
  ///   - currentDirectory: an absolute path.
  /// - Throws: `ToolError` when neither is in a package.
  package static func find(filePath: String, currentDirectory: String) throws -> String {
    if access(filePath, F_OK) == 0, let root = packageFolder(atOrAbove: OutputPath.split(filePath).folder) {
      return root
    }
    if let root = packageFolder(atOrAbove: currentDirectory) { return root }
    throw ToolError(
      "there is no Package.swift in \(currentDirectory.printable) or above it, so the output root is unknown",
      hint: "run in the package's folder, or pass --output DIR")
  }

  private static func packageFolder(atOrAbove path: String) -> String? {
    var folder = path
    while folder.hasPrefix("/") {
      if access(folder + "/Package.swift", F_OK) == 0 { return folder }
      folder = OutputPath.split(folder).folder
    }
    return nil
  }
}
