/// A condition on the labels of an alert. A missing label counts as the empty text.
/// https://prometheus.io/docs/alerting/latest/configuration/#matcher
public struct LabelMatcher: Hashable, Sendable {
  public enum Operation: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "!="
    case matches = "=~"
    case notMatches = "!~"
  }
  public var label: Label
  public var operation: Operation
  /// A text, or for `matches` and `notMatches` an RE2 expression that must fit the whole value.
  public var value: String

  public init(_ label: Label, _ operation: Operation, _ value: String) {
    self.label = label
    self.operation = operation
    self.value = value
  }

  public static func label(_ label: Label, _ value: String) -> LabelMatcher { .init(label, .equal, value) }
  public static func label(_ label: Label, not value: String) -> LabelMatcher { .init(label, .notEqual, value) }
  public static func label(_ label: Label, matches pattern: String) -> LabelMatcher { .init(label, .matches, pattern) }
  public static func label(_ label: Label, notMatches pattern: String) -> LabelMatcher {
    .init(label, .notMatches, pattern)
  }
  public static func severity(_ severity: Severity) -> LabelMatcher { .init(.severity, .equal, severity.name) }
  public static func alert(_ name: String) -> LabelMatcher { .init(.alertname, .equal, name) }
}

extension LabelMatcher {
  /// As Alertmanager writes it: `severity="critical"`. Means the same in all its parser modes: the value is always quoted
  /// and only `\\`, `\"` and `\n` are escaped; a name that is not classic is quoted too.
  package var text: String { Self.name(label.name) + operation.rawValue + Self.quoted(value) }

  private static func name(_ name: String) -> String {
    let isClassic =
      name.utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      }
    return isClassic ? name : quoted(name)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += #"\\"#
      case "\"": result += #"\""#
      case "\n": result += #"\n"#
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
