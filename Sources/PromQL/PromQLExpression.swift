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

extension PromQLExpression {
  /// A number literal: `1e3`, `0x1F`, `Inf`, `5m` (a duration used as a number of seconds).
  public struct Number: Hashable, Sendable {
    public var value: Double
    /// Whether the literal was spelled as a duration; the printer keeps the spelling's kind.
    public var isDuration: Bool
    public init(_ value: Double, isDuration: Bool = false) {
      self.value = value
      self.isDuration = isDuration
    }
  }

  /// A string literal. The value is bytes, as `"\xff"` is not valid UTF-8.
  public struct StringLiteral: Hashable, Sendable {
    public var bytes: [UInt8]
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
    public init(_ text: String) { bytes = Array(text.utf8) }
    /// The value as text; bytes that are not UTF-8 show as U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

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
    public init(_ name: String, _ operation: Operation, _ value: StringLiteral, range: Range<Int> = 0..<0) {
      self.name = name
      self.operation = operation
      self.value = value
      self.range = range
    }
  }

  /// `name{label="value"} offset 5m @ 1700000000`.
  public struct VectorSelector: Hashable, Sendable {
    /// The metric name written before the braces or as a lone quoted string in them; `nil` in `{job="x"}`.
    public var name: String?
    /// Without the matcher that `name` implies, in source order.
    public var matchers: [Matcher]
    public var modifiers: Modifiers
    /// Where the metric name stands.
    public var nameRange: Range<Int>
    public init(
      _ name: String?, _ matchers: [Matcher] = [], modifiers: Modifiers = Modifiers(), nameRange: Range<Int> = 0..<0
    ) {
      self.name = name
      self.matchers = matchers
      self.modifiers = modifiers
      self.nameRange = nameRange
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
    /// Milliseconds since the epoch, rounded as Prometheus rounds.
    case milliseconds(Int64)
    case start
    case end
    case variable(GrafanaVariable)
  }

  /// A length of time in a window, a step or an offset.
  public indirect enum Duration: Hashable, Sendable {
    /// Milliseconds; negative only in an offset.
    case milliseconds(Int64)
    /// A number used as seconds inside a duration expression, where `2 * 30s` needs a plain factor.
    case number(Double)
    case variable(GrafanaVariable)
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
    }
  }

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
    public init(_ name: String, range: Range<Int> = 0..<0) {
      self.name = name
      self.range = range
    }
  }

  /// `left op right`.
  public struct BinaryOperation: Hashable, Sendable {
    public var operation: BinaryOperator
    public var left: PromQLExpression
    public var right: PromQLExpression
    /// `bool`: a comparison that yields 0 or 1 rather than filtering.
    public var returnsBool: Bool
    /// `nil` when nothing was written.
    public var matching: Matching?
    public init(
      _ operation: BinaryOperator, _ left: PromQLExpression, _ right: PromQLExpression, returnsBool: Bool = false,
      matching: Matching? = nil
    ) {
      self.operation = operation
      self.left = left
      self.right = right
      self.returnsBool = returnsBool
      self.matching = matching
    }
  }

  public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case power = "^"
    case atan2
    case equal = "=="
    case notEqual = "!="
    case greater = ">"
    case less = "<"
    case greaterOrEqual = ">="
    case lessOrEqual = "<="
    case and
    case or
    case unless

    public var isComparison: Bool {
      switch self {
      case .equal, .notEqual, .greater, .less, .greaterOrEqual, .lessOrEqual: true
      default: false
      }
    }
    public var isSetOperator: Bool { self == .and || self == .or || self == .unless }
  }

  /// `on (a) group_left (b)`.
  public struct Matching: Hashable, Sendable {
    public enum Group: Hashable, Sendable {
      case left([LabelName])
      case right([LabelName])
    }
    /// `on` rather than `ignoring`.
    public var isOn: Bool
    public var labels: [LabelName]
    public var group: Group?
    public init(isOn: Bool, _ labels: [LabelName], group: Group? = nil) {
      self.isOn = isOn
      self.labels = labels
      self.group = group
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

  /// `$name`, `${name}`, `${name:format}`, `[[name]]`, `[[name:format]]`.
  /// https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/
  public struct GrafanaVariable: Hashable, Sendable {
    public var name: String
    /// As written, with its `$` and braces.
    public var text: String
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
    /// `$__rate_interval` and Grafana's other built-in names.
    public var isBuiltIn: Bool { name.hasPrefix("__") }
  }
}
