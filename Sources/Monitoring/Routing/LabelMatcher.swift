/// A condition on the labels of an alert. A missing label counts as the empty text.
/// https://prometheus.io/docs/alerting/latest/configuration/#matcher
public struct LabelMatcher: Hashable, Sendable {
  /// How the value of the label is compared.
  public enum Operation: String, Hashable, Sendable {
    /// It is this text.
    case equal = "="
    /// It is another text.
    case notEqual = "!="
    /// The RE2 expression fits the whole of it.
    case matches = "=~"
    /// The RE2 expression does not fit the whole of it.
    case notMatches = "!~"
  }
  /// Which label of the alert.
  public var label: Label
  /// How its value is compared.
  public var operation: Operation
  /// A text, or for `matches` and `notMatches` an RE2 expression that must fit the whole value.
  public var value: String

  /// A condition put together from its parts; the functions below read better.
  public init(_ label: Label, _ operation: Operation, _ value: String) {
    self.label = label
    self.operation = operation
    self.value = value
  }

  /// The label is `value`.
  public static func label(_ label: Label, _ value: String) -> LabelMatcher { .init(label, .equal, value) }
  /// The label is not `value`; a missing label counts as the empty text.
  public static func label(_ label: Label, not value: String) -> LabelMatcher { .init(label, .notEqual, value) }
  /// The whole value of the label fits an RE2 expression.
  public static func label(_ label: Label, matches pattern: String) -> LabelMatcher { .init(label, .matches, pattern) }
  /// The whole value of the label does not fit an RE2 expression; a missing label is matched as empty text.
  public static func label(_ label: Label, notMatches pattern: String) -> LabelMatcher {
    .init(label, .notMatches, pattern)
  }
  /// The alert is of this severity.
  public static func severity(_ severity: Severity) -> LabelMatcher { .init(.severity, .equal, severity.name) }
  /// The alert has this name.
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
