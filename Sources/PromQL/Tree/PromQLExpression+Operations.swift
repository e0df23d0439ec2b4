extension PromQLExpression {
  /// `rate(x[5m])`.
  public struct Call: Hashable, Sendable {
    /// Which function.
    public var function: PromQLFunction
    /// In source order. The parser checks their number and types, the tree does not.
    public var arguments: [PromQLExpression]
    /// A call; the arguments are not checked.
    public init(_ function: PromQLFunction, _ arguments: [PromQLExpression]) {
      self.function = function
      self.arguments = arguments
    }
  }

  /// `sum by (job) (x)`, `topk(3, x)`.
  public struct Aggregation: Hashable, Sendable {
    /// How each group becomes one series, or which of its series are kept.
    public var aggregator: PromQLAggregator
    /// The first argument of `topk`, `quantile`, `count_values` and their like.
    public var parameter: PromQLExpression?
    /// What is aggregated: an instant vector.
    public var expression: PromQLExpression
    /// `nil` puts all series into one group.
    public var grouping: Grouping?
    /// An aggregation of all series into one group, unless it is said otherwise.
    public init(
      _ aggregator: PromQLAggregator, _ expression: PromQLExpression, parameter: PromQLExpression? = nil,
      grouping: Grouping? = nil
    ) {
      self.aggregator = aggregator
      self.expression = expression
      self.parameter = parameter
      self.grouping = grouping
    }
  }

  /// `by (a, b)` or `without (a, b)`.
  public struct Grouping: Hashable, Sendable {
    /// `without` rather than `by`.
    public var isWithout: Bool
    /// In source order.
    public var labels: [LabelName]
    /// `by` these labels, or `without` them.
    public init(isWithout: Bool = false, _ labels: [LabelName]) {
      self.isWithout = isWithout
      self.labels = labels
    }
  }

  /// A label name in a `by`, `on` or `group_left` list.
  public struct LabelName: Hashable, Sendable {
    /// The label's name, without quotes.
    public var name: String
    /// UTF-8 byte offsets into the parsed text.
    public var range: Range<Int>
    /// Whether `name` holds Grafana variables (`by ($group)`) and is printed as it is.
    public var isTemplate: Bool
    /// A name; `0..<0` is the range of one that was not parsed.
    public init(_ name: String, range: Range<Int> = 0..<0, isTemplate: Bool = false) {
      self.name = name
      self.range = range
      self.isTemplate = isTemplate
    }
  }

  /// `-x` or `+x`.
  public struct UnaryOperation: Hashable, Sendable {
    /// `-` rather than `+`, which changes nothing.
    public var isNegation: Bool
    /// What stands behind the sign: a number or an instant vector.
    public var operand: PromQLExpression
    /// A sign before an operand.
    public init(isNegation: Bool, _ operand: PromQLExpression) {
      self.isNegation = isNegation
      self.operand = operand
    }
  }
}
