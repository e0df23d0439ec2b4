/// How urgent an alert is; the value of its label `severity`. Routes and inhibit rules match on it.
public struct Severity: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The label's value: `critical`.
  public let name: String
  /// A severity by its name, for names that are put together in code.
  public init(_ name: String) { self.name = name }
  /// Lets a string literal stand for the severity of that name.
  public init(stringLiteral name: String) { self.name = name }

  /// Somebody is woken.
  public static let critical: Severity = "critical"
  /// Somebody looks during the day.
  public static let warning: Severity = "warning"
  /// Good to know; nobody need act.
  public static let info: Severity = "info"
}
