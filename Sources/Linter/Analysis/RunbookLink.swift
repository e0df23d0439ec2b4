/// An address that may lead to a file of the repository.
struct RunbookLink: Hashable {
  /// Relative to the package: the folder, empty for its own, and the file's name.
  let folder: String
  let name: String
  /// The heading that is linked to, without its `#`.
  let heading: String?
  /// Whether the address has no server, so that it can be nothing but a file here.
  let isRelative: Bool

  var path: String { folder.isEmpty ? name : "\(folder)/\(name)" }

  /// `nil` for text that is no address of a file, is made by a template, or leads out of the package.
  init?(_ text: String) {
    guard !text.contains("{{"), !text.contains(where: \.isWhitespace) else { return nil }
    var path: Substring
    if text.contains("://") {
      guard let found = Self.path(inRepositoryAddress: text) else { return nil }
      (path, isRelative) = (found, false)
    } else {
      (path, isRelative) = (text[...], true)
    }
    let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    heading = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : nil
    path = parts.first ?? ""
    path = path.prefix { $0 != "?" }
    if path.hasPrefix("./") { path = path.dropFirst(2) }
    let components = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = components.last, !components.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
      !path.contains("%"), Self.documents.contains(where: { last.hasSuffix($0) })
    else { return nil }
    folder = components.dropLast().joined(separator: "/")
    name = String(last)
  }

  /// What stands behind the branch in an address of GitHub or GitLab.
  private static func path(inRepositoryAddress text: String) -> Substring? {
    guard let blob = text.firstRange(of: "/blob/") else { return nil }
    let rest = text[blob.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    return rest[rest.index(after: slash)...]
  }

  private static let documents: [String] = [".md", ".markdown", ".adoc", ".rst", ".html", ".txt"]
  /// Whether its headings are known.
  var isMarkdown: Bool { name.hasSuffix(".md") || name.hasSuffix(".markdown") }
}
