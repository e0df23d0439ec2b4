/// A node of a PromQL expression: what it is, and where it stands in the text it was parsed from.
///
/// Nodes that were made by code rather than parsed have the range `0..<0`.
/// The language is that of Prometheus 3.5: https://prometheus.io/docs/prometheus/3.5/querying/basics/
public struct PromQLExpression: Hashable, Sendable {
  /// UTF-8 byte offsets into the parsed text.
  public var range: Range<Int>
  /// What it is, with its parts.
  public var node: Node

  /// A node; `0..<0` is the range of one that was not parsed.
  public init(_ node: Node, range: Range<Int> = 0..<0) {
    self.node = node
    self.range = range
  }

  /// The kinds of expression, each with its parts.
  public indirect enum Node: Hashable, Sendable {
    /// `1e3`, `5m`: a scalar.
    case number(Number)
    /// `"text"`: an argument of a function or aggregation.
    case string(StringLiteral)
    /// `up{job="x"}`: the newest sample of each series.
    case vectorSelector(VectorSelector)
    /// `up[5m]`: the samples of each series in a window.
    case rangeSelector(RangeSelector)
    /// `rate(x[1m])[1h:5m]`: an expression, evaluated at each step of a window.
    case subquery(Subquery)
    /// `rate(x[5m])`: a function with its arguments.
    case call(Call)
    /// `sum by (job) (x)`: groups of series that become one, or of which some are kept.
    case aggregation(Aggregation)
    /// `x / y`: an operator between two operands.
    case binary(BinaryOperation)
    /// `-x`: a sign before an operand. A literal takes its sign itself.
    case unary(UnaryOperation)
    /// `(x)`: brackets, kept as they were written.
    case parenthesized(PromQLExpression)
    /// A Grafana variable that stands for a whole operand, such as `$threshold`. Only in panel context.
    case variable(GrafanaVariable)
    /// Text that did not parse, kept so that nothing a person wrote is lost. Only made by code, never by the parser.
    case invalid(String)
  }
}
