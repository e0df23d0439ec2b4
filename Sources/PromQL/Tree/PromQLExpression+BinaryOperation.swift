extension PromQLExpression {
  /// `left op right`.
  public struct BinaryOperation: Hashable, Sendable {
    /// What is done with the two sides.
    public var operation: BinaryOperator
    /// The left operand.
    public var left: PromQLExpression
    /// The right operand.
    public var right: PromQLExpression
    /// `bool`: a comparison that yields 0 or 1 rather than filtering.
    public var returnsBool: Bool
    /// `nil` when nothing was written.
    public var matching: Matching?
    /// An operation on all labels alike, without `bool`, unless it is said otherwise.
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

  /// An operator between two operands.
  /// https://prometheus.io/docs/prometheus/3.5/querying/operators/#binary-operators
  public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    /// The sum.
    case add = "+"
    /// The difference.
    case subtract = "-"
    /// The product.
    case multiply = "*"
    /// The quotient; by 0 it is infinite or NaN.
    case divide = "/"
    /// The remainder, with the sign of the left side.
    case modulo = "%"
    /// The left side to the power of the right.
    case power = "^"
    /// The angle, in radians, of the point whose y is on the left and whose x is on the right.
    case atan2
    /// Keeps what is equal.
    case equal = "=="
    /// Keeps what differs.
    case notEqual = "!="
    /// Keeps what is greater on the left.
    case greater = ">"
    /// Keeps what is less on the left.
    case less = "<"
    /// Keeps what is greater on the left, or equal.
    case greaterOrEqual = ">="
    /// Keeps what is less on the left, or equal.
    case lessOrEqual = "<="
    /// The series on the left that have a partner on the right.
    case and
    /// The series on the left, and those on the right without a partner there.
    case or
    /// The series on the left that have no partner on the right.
    case unless

    /// Whether it compares: it filters, or with `bool` yields 0 or 1.
    public var isComparison: Bool {
      switch self {
      case .equal, .notEqual, .greater, .less, .greaterOrEqual, .lessOrEqual: true
      default: false
      }
    }
    /// Whether it is `and`, `or` or `unless`, which take instant vectors only and many series to many.
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
    /// Which side may have several series for one of the other, and the labels that it takes over from that one.
    public enum Group: Hashable, Sendable {
      /// `group_left`: several on the left.
      case left([LabelName])
      /// `group_right`: several on the right.
      case right([LabelName])
    }
    /// `on` rather than `ignoring`.
    public var isOn: Bool
    /// The labels that must be equal, or with `ignoring` those that need not be, in source order.
    public var labels: [LabelName]
    /// `nil` matches one series to one, or for set operators, which take no group, many to many.
    public var group: Group?
    /// Matching by `labels` alone if `isOn`, else by all others.
    public init(isOn: Bool, _ labels: [LabelName], group: Group? = nil) {
      self.isOn = isOn
      self.labels = labels
      self.group = group
    }
  }
}
