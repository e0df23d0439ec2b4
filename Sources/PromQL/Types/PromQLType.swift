/// What a PromQL expression evaluates to.
public enum PromQLType: String, Hashable, Sendable {
  case scalar
  case vector
  case matrix
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
