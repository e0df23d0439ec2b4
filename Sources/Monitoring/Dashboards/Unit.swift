/// The unit of a panel's values, by Grafana's own names.
/// https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
public struct Unit: Hashable, Sendable {
  /// Grafana's id, such as `reqps`.
  public let id: String
  /// Any of Grafana's units, by its id.
  public init(_ id: String) { self.id = id }

  /// A number with a prefix where it is long: `1.2 K`.
  public static let short = Unit("short")
  /// A number as it is.
  public static let none = Unit("none")
  /// 0...100.
  public static let percent = Unit("percent")
  /// 0...1.
  public static let ratio = Unit("percentunit")
  /// Seconds; long times are shown in minutes, hours, days.
  public static let seconds = Unit("s")
  /// Milliseconds; long times are shown in seconds, minutes, hours.
  public static let milliseconds = Unit("ms")
  /// 1,024 a step.
  public static let bytes = Unit("bytes")
  /// 1,000 a step, unlike `bytes`.
  public static let bytesPerSecond = Unit("Bps")
  /// Shown as `req/s`.
  public static let requestsPerSecond = Unit("reqps")
  /// Shown as `ops/s`.
  public static let operationsPerSecond = Unit("ops")
}
