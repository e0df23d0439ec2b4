/// A value from which on a panel changes its colour.
public struct Threshold: Hashable, Sendable {
  /// In the unit of the panel's values.
  public var value: Double
  /// From `value` up to the next threshold.
  public var color: Color

  /// From `value` on, in the unit of the panel's values, `color`.
  public static func from(_ value: Double, _ color: Color) -> Threshold { Threshold(value: value, color: color) }
}

/// A colour by Grafana's name, so that it fits light and dark themes.
public struct Color: Hashable, Sendable {
  /// As Grafana spells it: `semi-dark-orange`.
  public let name: String
  /// Any of Grafana's colours, by its name.
  public init(_ name: String) { self.name = name }

  /// All is well. Grafana shows it below the first threshold.
  public static let green = Color("green")
  /// A little off.
  public static let yellow = Color("yellow")
  /// Between yellow and red.
  public static let orange = Color("orange")
  /// Somebody must act.
  public static let red = Color("red")
  /// Without a judgement.
  public static let blue = Color("blue")
  /// Without a judgement, beside blue.
  public static let purple = Color("purple")
}
