/// How urgent an alert is; the value of its label `severity`. Routes and inhibit rules match on it.
public struct Severity: Hashable, Sendable, ExpressibleByStringLiteral {
  public let name: String
  public init(_ name: String) { self.name = name }
  public init(stringLiteral name: String) { self.name = name }

  /// Somebody is woken.
  public static let critical: Severity = "critical"
  /// Somebody looks during the day.
  public static let warning: Severity = "warning"
  public static let info: Severity = "info"
}
