/// The unit of a panel's values, by Grafana's own names.
/// https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
public struct Unit: Hashable, Sendable {
  public let id: String
  public init(_ id: String) { self.id = id }

  /// A number with a prefix where it is long: `1.2 K`.
  public static let short = Unit("short")
  /// A number as it is.
  public static let none = Unit("none")
  /// 0...100.
  public static let percent = Unit("percent")
  /// 0...1.
  public static let ratio = Unit("percentunit")
  public static let seconds = Unit("s")
  public static let milliseconds = Unit("ms")
  /// 1,024 a step.
  public static let bytes = Unit("bytes")
  public static let bytesPerSecond = Unit("Bps")
  public static let requestsPerSecond = Unit("reqps")
  public static let operationsPerSecond = Unit("ops")
}
