extension PromQLExpression {
  /// A length of time in a window, a step or an offset.
  public indirect enum Duration: Hashable, Sendable {
    /// Milliseconds; negative in an offset, and as a term of a duration expression.
    case milliseconds(Int64)
    /// A number used as seconds inside a duration expression, where `2 * 30s` needs a plain factor.
    case number(Number)
    /// One of Grafana's variables: `$__rate_interval`.
    case variable(GrafanaVariable)
    /// A duration of which Grafana's variables are only a part, as written: `${minutes}m`.
    case template(String)
    /// A duration expression (feature `promql-duration-expr`).
    case arithmetic(Duration, ArithmeticOperator, Duration)
    /// A duration expression behind a minus sign.
    case negated(Duration)
    /// A duration expression in brackets.
    case parenthesized(Duration)
    /// An operator between two durations.
    public enum ArithmeticOperator: String, Hashable, Sendable {
      /// The sum.
      case add = "+"
      /// The difference.
      case subtract = "-"
      /// The product.
      case multiply = "*"
      /// The quotient. The parser refuses a literal 0 on the right.
      case divide = "/"
      /// The remainder. The parser refuses a literal 0 on the right.
      case modulo = "%"
      /// The left side to the power of the right.
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
