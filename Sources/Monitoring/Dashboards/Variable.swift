import Diagnostics

/// A choice at the top of a dashboard; queries refer to it as `$name`.
/// https://grafana.com/docs/grafana/latest/dashboards/variables/
public struct Variable: Hashable, Sendable {
  /// Letters, digits and `_`.
  public var name: String
  /// What stands before the choice. `nil`, the default, shows the name.
  public var title: String?
  /// Where the choices come from.
  public var kind: Kind
  /// Where it was written.
  public var location: SourceLocation

  /// Where the choices of a variable come from. The first one of a list is chosen at first.
  public enum Kind: Hashable, Sendable {
    /// The values of a label of the series that a selector finds; see the function of the same name.
    case labelValues(Label, selector: Query, allowsMany: Bool)
    /// One of a list.
    case custom([String])
    /// A fixed text, not shown.
    case constant(String)
    /// A text that a person types.
    case text(defaultValue: String)
    /// One of a list of durations, such as `1m`, `5m`.
    case interval([Duration])
  }

  /// A variable that queries read as `$name`.
  public init(
    _ name: String, _ kind: Kind, title: String? = nil, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    self.name = name
    self.kind = kind
    self.title = title
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

extension Variable.Kind {
  /// The values of a label of a metric's series; `allowsMany` offers several at once and `All`: match the variable with `=~`.
  public static func labelValues(_ label: Label, of metric: some Metric, allowsMany: Bool = false) -> Variable.Kind {
    .labelValues(label, selector: metric.value, allowsMany: allowsMany)
  }
}
