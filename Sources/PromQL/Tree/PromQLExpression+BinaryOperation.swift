extension PromQLExpression {
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

    /// How tightly the operator binds: `or` is 1, `^` is 6. Only `^` associates to the right.
    /// https://prometheus.io/docs/prometheus/3.5/querying/operators/#binary-operator-precedence
    public var precedence: Int {
      switch self {
      case .or: 1
      case .and, .unless: 2
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
      case .add, .subtract: 4
      case .multiply, .divide, .modulo, .atan2: 5
      case .power: 6
      }
    }
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
}
