import PromQL

/// PromQL in a string literal, with metrics, windows and queries interpolated. See `Query.promql`.
public struct QueryText: Hashable, Sendable, ExpressibleByStringInterpolation {
  let text: String

  /// PromQL without interpolations.
  public init(stringLiteral text: String) { self.text = text }
  /// PromQL with its interpolations filled in.
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Puts the text together; each kind of value is written as PromQL writes it.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = ""
    /// An empty text; the numbers only say how much room to keep.
    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }
    /// PromQL as it is.
    public mutating func appendLiteral(_ literal: String) { text += literal }
    /// The metric's selector.
    public mutating func appendInterpolation(_ metric: some Metric) { text += metric.value.text }
    /// The window, without its square brackets.
    public mutating func appendInterpolation(_ window: Window) { text += PromQLPrinter.text(of: window.duration) }
    /// The query in brackets, so that it stays one operand whatever stands around it.
    public mutating func appendInterpolation(_ query: Query) {
      let inner = query.text
      // A comment at the end would swallow the bracket.
      text += inner.utf8.contains(UInt8(ascii: "#")) ? "(\(inner)\n)" : "(\(inner))"
    }
    /// A text in quotes, escaped: the value of a label.
    public mutating func appendInterpolation(quoted text: String) {
      self.text += PromQLPrinter.line(PromQLExpression(.string(.init(text))))
    }
    /// The label's name, quoted where PromQL wants it.
    public mutating func appendInterpolation(_ label: Label) { text += PromQLPrinter.text(ofLabel: label.name) }
    /// A whole number.
    public mutating func appendInterpolation(_ number: Int) { text += "\(number)" }
    /// A number as PromQL writes it, `Inf` and `NaN` included.
    public mutating func appendInterpolation(_ number: Double) {
      text += PromQLPrinter.line(PromQLExpression(.number(.init(number))))
    }
    /// Text as it is: parts of a query that were put together elsewhere.
    public mutating func appendInterpolation(raw text: String) { self.text += text }
  }
}
