/// The name of a check of the linter, for `allow`. A code never changes its meaning.
public struct LintCode: Hashable, Sendable, ExpressibleByStringLiteral {
  /// `group/name`, as findings print it.
  public let name: String
  /// A code by its name, for one that has no member.
  public init(_ name: String) { self.name = name }
  /// A code by its name.
  public init(stringLiteral name: String) { self.name = name }

  /// How Swift writes the code: `.timeOffsetMissing`, or `"other/name"` for one that has no member.
  package var source: String {
    Self.all.contains(self) ? ".\(member)" : "\"\(name)\""
  }

  /// `timeOffsetMissing` for `time/offset-missing`.
  package var member: String {
    let words = name.split { $0 == "/" || $0 == "-" }
    return words.enumerated().map { index, word in
      index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}
