extension PromQLExpression {
  /// A length of time in a window, a step or an offset.
  public indirect enum Duration: Hashable, Sendable {
    /// Milliseconds; negative in an offset, and as a term of a duration expression.
    case milliseconds(Int64)
    /// A number used as seconds inside a duration expression, where `2 * 30s` needs a plain factor.
    case number(Number)
    case variable(GrafanaVariable)
    /// A duration of which Grafana's variables are only a part, as written: `${minutes}m`.
    case template(String)
    /// A duration expression (feature `promql-duration-expr`).
    case arithmetic(Duration, ArithmeticOperator, Duration)
    case negated(Duration)
    case parenthesized(Duration)
    public enum ArithmeticOperator: String, Hashable, Sendable {
      case add = "+"
      case subtract = "-"
      case multiply = "*"
      case divide = "/"
      case modulo = "%"
      case power = "^"

      /// How tightly the operator binds. Only `^` associates to the right.
      public var precedence: Int {
        switch self {
        case .add, .subtract: 1
        case .multiply, .divide, .modulo: 2
        case .power: 3
        }
      }
    }
  }
}
