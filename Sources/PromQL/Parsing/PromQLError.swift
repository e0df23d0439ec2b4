/// Why a text is not a PromQL expression.
public struct PromQLError: Error, Hashable, Sendable {
  /// UTF-8 byte offsets into the text.
  public var range: Range<Int>
  /// In lower case and without a full stop.
  public var message: String
  /// What to write instead, when that is known.
  public var hint: String?
  /// The flag of `--enable-feature` with which the server takes this; `nil` when no flag helps.
  public var featureFlag: String?

  /// An error about the bytes in `range`.
  public init(_ message: String, range: Range<Int>, hint: String? = nil, featureFlag: String? = nil) {
    self.range = range
    self.message = message
    self.hint = hint
    self.featureFlag = featureFlag
  }
}
