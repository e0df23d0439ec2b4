extension PromQLExpression {
  /// `name="value"` and its relatives.
  public struct Matcher: Hashable, Sendable {
    public enum Operation: String, Hashable, Sendable {
      case equal = "="
      case notEqual = "!="
      case matches = "=~"
      case notMatches = "!~"
    }
    public var name: String
    public var operation: Operation
    public var value: StringLiteral
    public var range: Range<Int>
    /// Whether `name` holds Grafana variables (`$label`) and is printed as it is.
    public var isNameTemplate: Bool
    public init(
      _ name: String, _ operation: Operation, _ value: StringLiteral, range: Range<Int> = 0..<0,
      isNameTemplate: Bool = false
    ) {
      self.name = name
      self.operation = operation
      self.value = value
      self.range = range
      self.isNameTemplate = isNameTemplate
    }
  }

  /// `name{label="value"} offset 5m @ 1700000000`.
  public struct VectorSelector: Hashable, Sendable {
    /// The metric name, however it was written: `up`, `{"up"}` or `{__name__="up"}`; `nil` in `{job="x"}`. Never empty.
    public var name: String?
    /// Without the matcher that `name` implies, in source order.
    public var matchers: [Matcher]
    public var modifiers: Modifiers
    /// Where the metric name stands.
    public var nameRange: Range<Int>
    /// Whether `name` stood inside the braces; the printer keeps it there.
    public var isNameInBraces: Bool
    /// Whether `name` holds Grafana variables (`${prefix}_total`) and is printed as it is.
    public var isNameTemplate: Bool
    public init(
      _ name: String?, _ matchers: [Matcher] = [], modifiers: Modifiers = Modifiers(), nameRange: Range<Int> = 0..<0,
      isNameInBraces: Bool = false, isNameTemplate: Bool = false
    ) {
      self.name = name
      self.matchers = matchers
      self.modifiers = modifiers
      self.nameRange = nameRange
      self.isNameInBraces = isNameInBraces
      self.isNameTemplate = isNameTemplate
    }
  }

  /// `selector[5m]`. The modifiers stand in the selector.
  public struct RangeSelector: Hashable, Sendable {
    public var selector: VectorSelector
    public var window: Duration
    public init(_ selector: VectorSelector, window: Duration) {
      self.selector = selector
      self.window = window
    }
  }

  /// `expression[1h:5m] offset 5m`.
  public struct Subquery: Hashable, Sendable {
    public var expression: PromQLExpression
    public var window: Duration
    /// `nil` is the server's evaluation interval.
    public var step: Duration?
    public var modifiers: Modifiers
    public init(
      _ expression: PromQLExpression, window: Duration, step: Duration? = nil, modifiers: Modifiers = Modifiers()
    ) {
      self.expression = expression
      self.window = window
      self.step = step
      self.modifiers = modifiers
    }
  }

  /// `offset` and `@`, in either order, each at most once.
  public struct Modifiers: Hashable, Sendable {
    public var offset: Duration?
    public var at: At?
    public init(offset: Duration? = nil, at: At? = nil) {
      self.offset = offset
      self.at = at
    }
  }

  /// The moment of an `@` modifier.
  public enum At: Hashable, Sendable {
    /// Milliseconds since the epoch, rounded as Prometheus rounds; a moment past the range of `Int64` is its least value.
    case milliseconds(Int64)
    case start
    case end
    case variable(GrafanaVariable)
  }
}
