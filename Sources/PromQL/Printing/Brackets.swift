/// Where a tree needs brackets that it does not hold. Trees that were parsed hold theirs.
enum Brackets {
  typealias Expression = PromQLExpression

  static func areNeeded(leftOf operation: Expression.BinaryOperator, around operand: Expression) -> Bool {
    if isArithmetic(operation), endsInOpenOffset(operand) { return true }
    switch operand.node {
    case .binary(let inner):
      let outer = operation.precedence
      return inner.operation.precedence < outer || (operation == .power && inner.operation == .power)
    case .unary: return operation == .power
    case .number(let number): return operation == .power && number.value.sign == .minus
    default: return false
    }
  }

  static func areNeeded(rightOf operation: Expression.BinaryOperator, around operand: Expression) -> Bool {
    guard case .binary(let inner) = operand.node else { return false }
    return operation == .power
      ? inner.operation.precedence < operation.precedence : inner.operation.precedence <= operation.precedence
  }

  /// A signed number would read as one number.
  static func areNeeded(afterSignAround operand: Expression) -> Bool {
    switch operand.node {
    case .binary(let inner): inner.operation != .power
    case .number: true
    default: false
    }
  }

  static func areNeeded(beforeWindowAround operand: Expression) -> Bool {
    switch operand.node {
    case .binary, .unary, .variable: return true
    case .number(let number): return number.value.sign == .minus || number.value.isInfinite
    default: return false
    }
  }

  /// The operators that Prometheus would read as arithmetic in an offset.
  private static func isArithmetic(_ operation: Expression.BinaryOperator) -> Bool {
    switch operation {
    case .add, .subtract, .multiply, .divide, .modulo, .power: true
    default: false
    }
  }

  /// Whether the text ends in an offset that arithmetic would go on with.
  private static func endsInOpenOffset(_ expression: Expression) -> Bool {
    var last = expression
    while true {
      switch last.node {
      case .binary(let binary): last = binary.right
      case .unary(let unary): last = unary.operand
      case .vectorSelector(let selector): return isOpen(selector.modifiers)
      case .rangeSelector(let range): return isOpen(range.selector.modifiers)
      case .subquery(let subquery): return isOpen(subquery.modifiers)
      default: return false
      }
    }
  }

  private static func isOpen(_ modifiers: Expression.Modifiers) -> Bool {
    var duration = modifiers.offset
    while case .negated(let inner)? = duration { duration = inner }
    switch duration {
    case nil, .milliseconds, .number, .variable, .template: return false
    case .arithmetic, .negated, .parenthesized: return true
    }
  }
}
