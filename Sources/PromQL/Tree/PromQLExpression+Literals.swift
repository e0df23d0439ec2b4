extension PromQLExpression {
  /// A number literal: `1e3`, `0x1F`, `Inf`, `5m` (a duration used as a number of seconds).
  ///
  /// Two numbers are equal when they print alike, so that `NaN` equals itself and `-0` differs from `0`.
  public struct Number: Hashable, Sendable {
    public var value: Double
    /// Whether the literal was spelled as a duration; the printer keeps the spelling's kind.
    public var isDuration: Bool
    public init(_ value: Double, isDuration: Bool = false) {
      self.value = value
      self.isDuration = isDuration
    }

    public static func == (left: Number, right: Number) -> Bool {
      left.identity == right.identity && left.isDuration == right.isDuration
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(identity)
      hasher.combine(isDuration)
    }

    private var identity: UInt64 { (value.isNaN ? Double.nan : value).bitPattern }
  }

  /// A string literal. The value is bytes, as `"\xff"` is not valid UTF-8.
  public struct StringLiteral: Hashable, Sendable {
    public var bytes: [UInt8]
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
    public init(_ text: String) { bytes = Array(text.utf8) }
    /// The value as text; bytes that are not UTF-8 show as U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }
}
