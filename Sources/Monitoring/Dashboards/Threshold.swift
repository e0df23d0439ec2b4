/// A value from which on a panel changes its colour.
public struct Threshold: Hashable, Sendable {
  public var value: Double
  public var color: Color

  public static func from(_ value: Double, _ color: Color) -> Threshold { Threshold(value: value, color: color) }
}

/// A colour by Grafana's name, so that it fits light and dark themes.
public struct Color: Hashable, Sendable {
  public let name: String
  public init(_ name: String) { self.name = name }

  public static let green = Color("green")
  public static let yellow = Color("yellow")
  public static let orange = Color("orange")
  public static let red = Color("red")
  public static let blue = Color("blue")
  public static let purple = Color("purple")
}
