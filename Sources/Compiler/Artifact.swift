/// A file that the compiler makes.
public struct Artifact: Hashable, Sendable {
  /// Relative to the output root, with `/`.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
