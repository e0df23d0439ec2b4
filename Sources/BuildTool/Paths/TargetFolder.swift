/// Where a target's sources lie. A module is called as its target is, but for the characters that no identifier can have:
/// the module of the target `shop-monitoring` is `shop_monitoring`.
enum TargetFolder {
  /// Relative to the root, such as `Sources/shop-monitoring`; `nil` when there is no such folder. Of folders with one module
  /// name the one that is called so is taken, then the first in alphabetical order.
  static func path(ofModule module: String, in base: String, root: String) -> String? {
    guard OutputPath.problem(in: module) == nil, let folder = try? Folder(at: "\(root)/\(base)") else { return nil }
    if let item = try? folder.item(module), item == .folder { return "\(base)/\(module)" }
    let others = ((try? folder.names()) ?? []).sorted().filter { name in
      guard identifier(name) == module, let item = try? folder.item(name) else { return false }
      return item == .folder
    }
    return others.first.map { "\(base)/\($0)" }
  }

  /// A path of the form `Sources/<module>/…` with the target's real folder; others are left as they are.
  static func resolved(_ path: String, root: String) -> String {
    let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "Sources",
      let folder = Self.path(ofModule: String(parts[1]), in: "Sources", root: root)
    else { return path }
    return "\(folder)/\(parts[2])"
  }

  /// As SwiftPM names the module of a target.
  private static func identifier(_ name: String) -> String {
    let scalars = name.unicodeScalars.enumerated().map { place, scalar -> Unicode.Scalar in
      let isDigit = ("0"..."9").contains(scalar)
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || !scalar.isASCII
      return isLetter || isDigit && place > 0 ? scalar : "_"
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
