/// One file that the compiler makes: where it belongs and what it holds.
public struct Artifact: Hashable, Sendable {
  /// Relative to the output root, with `/` between its components: `rules/cloudtrail.rules.yml`.
  public var path: String
  /// The whole file: UTF-8 text.
  public var bytes: [UInt8]

  /// A file in memory; nothing is written here.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
