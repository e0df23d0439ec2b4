extension PromQLExpression {
  /// `rate(x[5m])`.
  public struct Call: Hashable, Sendable {
    public var function: PromQLFunction
    public var arguments: [PromQLExpression]
    public init(_ function: PromQLFunction, _ arguments: [PromQLExpression]) {
      self.function = function
      self.arguments = arguments
    }
  }

  /// `sum by (job) (x)`, `topk(3, x)`.
  public struct Aggregation: Hashable, Sendable {
    public var aggregator: PromQLAggregator
    /// The first argument of `topk`, `quantile`, `count_values` and their like.
    public var parameter: PromQLExpression?
    public var expression: PromQLExpression
    public var grouping: Grouping?
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
    public var isWithout: Bool
    public var labels: [LabelName]
    public init(isWithout: Bool = false, _ labels: [LabelName]) {
      self.isWithout = isWithout
      self.labels = labels
    }
  }

  /// A label name in a `by`, `on` or `group_left` list.
  public struct LabelName: Hashable, Sendable {
    public var name: String
    public var range: Range<Int>
    /// Whether `name` holds Grafana variables (`by ($group)`) and is printed as it is.
    public var isTemplate: Bool
    public init(_ name: String, range: Range<Int> = 0..<0, isTemplate: Bool = false) {
      self.name = name
      self.range = range
      self.isTemplate = isTemplate
    }
  }

  /// `-x` or `+x`.
  public struct UnaryOperation: Hashable, Sendable {
    public var isNegation: Bool
    public var operand: PromQLExpression
    public init(isNegation: Bool, _ operand: PromQLExpression) {
      self.isNegation = isNegation
      self.operand = operand
    }
  }
}
