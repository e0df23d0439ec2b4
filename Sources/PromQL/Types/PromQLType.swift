/// What a PromQL expression evaluates to.
public enum PromQLType: String, Hashable, Sendable {
  /// One number, without labels.
  case scalar
  /// One sample for each series, all of one moment.
  case vector
  /// The samples of each series in a window.
  case matrix
  /// A text.
  case string

  /// Prometheus' name of the type in its messages.
  public var title: String {
    switch self {
    case .scalar: "scalar"
    case .vector: "instant vector"
    case .matrix: "range vector"
    case .string: "string"
    }
  }
}
