extension PromQLExpression {
  /// `name="value"` and its relatives.
  public struct Matcher: Hashable, Sendable {
    /// How the value of a label is compared.
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
    /// The label's name, without quotes.
    public var name: String
    /// How its value is compared; a missing label counts as the empty text.
    public var operation: Operation
    /// A text, or for `matches` and `notMatches` an RE2 expression. It may hold Grafana variables.
    public var value: StringLiteral
    /// UTF-8 byte offsets into the parsed text, from the name to the closing quote.
    public var range: Range<Int>
    /// Whether `name` holds Grafana variables (`$label`) and is printed as it is.
    public var isNameTemplate: Bool
    /// A matcher; a pattern is not checked. `0..<0` is the range of one that was not parsed.
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
    /// `offset` and `@`. Default: none.
    public var modifiers: Modifiers
    /// Where the metric name stands.
    public var nameRange: Range<Int>
    /// Whether `name` stood inside the braces; the printer keeps it there.
    public var isNameInBraces: Bool
    /// Whether `name` holds Grafana variables (`${prefix}_total`) and is printed as it is.
    public var isNameTemplate: Bool
    /// A selector by name, matchers or both. `0..<0` is the range of a name that was not parsed.
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
    /// Whose samples.
    public var selector: VectorSelector
    /// How far back, from the selector's moment.
    public var window: Duration
    /// The samples of `selector` in `window`.
    public init(_ selector: VectorSelector, window: Duration) {
      self.selector = selector
      self.window = window
    }
  }

  /// `expression[1h:5m] offset 5m`.
  public struct Subquery: Hashable, Sendable {
    /// What is evaluated at each step: an instant vector.
    public var expression: PromQLExpression
    /// How far back, from the subquery's moment.
    public var window: Duration
    /// `nil` is the server's evaluation interval.
    public var step: Duration?
    /// `offset` and `@`. Default: none.
    public var modifiers: Modifiers
    /// `expression`, evaluated at each step of `window`.
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
    /// How far into the past; a negative one looks into the future. `nil` without `offset`.
    public var offset: Duration?
    /// The moment that is looked at; `nil` is the moment of the evaluation.
    public var at: At?
    /// Neither unless given.
    public init(offset: Duration? = nil, at: At? = nil) {
      self.offset = offset
      self.at = at
    }
  }

  /// The moment of an `@` modifier.
  public enum At: Hashable, Sendable {
    /// Milliseconds since the epoch, rounded as Prometheus rounds; a moment past the range of `Int64` is its least value.
    case milliseconds(Int64)
    /// `start()`: the first moment of a range query; of an instant query, its only one.
    case start
    /// `end()`: the last moment of a range query; of an instant query, its only one.
    case end
    /// One of Grafana's variables: `$__to`.
    case variable(GrafanaVariable)
  }
}
