extension PromQLExpression {
  /// A number literal: `1e3`, `0x1F`, `Inf`, `5m` (a duration used as a number of seconds).
  ///
  /// Two numbers are equal when they print alike, so that `NaN` equals itself and `-0` differs from `0`.
  public struct Number: Hashable, Sendable {
    /// The number; of a duration, its seconds.
    public var value: Double
    /// Whether the literal was spelled as a duration; the printer keeps the spelling's kind.
    public var isDuration: Bool
    /// A number, printed as a duration if `isDuration`.
    public init(_ value: Double, isDuration: Bool = false) {
      self.value = value
      self.isDuration = isDuration
    }

    /// Whether both print alike: `NaN` equals `NaN`, `-0` does not equal `0`.
    public static func == (left: Number, right: Number) -> Bool {
      left.identity == right.identity && left.isDuration == right.isDuration
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(identity)
      hasher.combine(isDuration)
    }

    private var identity: UInt64 { (value.isNaN ? Double.nan : value).bitPattern }
  }

  /// A string literal. The value is bytes, as `"\xff"` is not valid UTF-8.
  public struct StringLiteral: Hashable, Sendable {
    /// The value, without quotes and escapes.
    public var bytes: [UInt8]
    /// A string of any bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
    /// A string of a text's UTF-8.
    public init(_ text: String) { bytes = Array(text.utf8) }
    /// The value as text; bytes that are not UTF-8 show as U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }
}
