/// A node of a PromQL expression: what it is, and where it stands in the text it was parsed from.
///
/// Nodes that were made by code rather than parsed have the range `0..<0`.
/// The language is that of Prometheus 3.5: https://prometheus.io/docs/prometheus/3.5/querying/basics/
public struct PromQLExpression: Hashable, Sendable {
  /// UTF-8 byte offsets into the parsed text.
  public var range: Range<Int>
  public var node: Node

  public init(_ node: Node, range: Range<Int> = 0..<0) {
    self.node = node
    self.range = range
  }

  public indirect enum Node: Hashable, Sendable {
    case number(Number)
    case string(StringLiteral)
    case vectorSelector(VectorSelector)
    case rangeSelector(RangeSelector)
    case subquery(Subquery)
    case call(Call)
    case aggregation(Aggregation)
    case binary(BinaryOperation)
    case unary(UnaryOperation)
    case parenthesized(PromQLExpression)
    /// A Grafana variable that stands for a whole operand, such as `$threshold`. Only in panel context.
    case variable(GrafanaVariable)
    /// Text that did not parse, kept so that nothing a person wrote is lost. Only made by code, never by the parser.
    case invalid(String)
  }
}
