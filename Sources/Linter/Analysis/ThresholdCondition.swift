import PromQL

/// `expression > number`, on whichever side the number was written.
struct ThresholdCondition: Sendable {
  /// What is compared, without the brackets around it.
  let measured: PromQLExpression
  /// As if the number stood on the right.
  let operation: PromQLExpression.BinaryOperator
  let threshold: Double
  /// Of the number.
  let thresholdRange: Range<Int>

  /// `nil` for all but a comparison with a number, without `bool`.
  init?(_ expression: PromQLExpression) {
    guard case .binary(let binary) = expression.unparenthesized.node, binary.operation.isComparison,
      !binary.returnsBool
    else { return nil }
    let isMirrored = binary.left.literal != nil
    let number = isMirrored ? binary.left : binary.right
    guard let threshold = number.literal else { return nil }
    self.threshold = threshold
    thresholdRange = number.range
    measured = (isMirrored ? binary.right : binary.left).unparenthesized
    operation = isMirrored ? binary.operation.mirrored : binary.operation
  }

  /// The comparison that decides: of `a and b`, that of `a`.
  init?(deciding expression: PromQLExpression) {
    var expression = expression.unparenthesized
    while case .binary(let binary) = expression.node, binary.operation == .and || binary.operation == .unless {
      expression = binary.left.unparenthesized
    }
    self.init(expression)
  }

  func accepts(_ value: Double) -> Bool {
    switch operation {
    case .greater: value > threshold
    case .greaterOrEqual: value >= threshold
    case .less: value < threshold
    case .lessOrEqual: value <= threshold
    case .equal: value == threshold
    case .notEqual: value != threshold
    default: false
    }
  }

  /// `> 5`.
  var text: String { "\(operation.rawValue) \(PromQLPrinter.line(PromQLExpression(.number(.init(threshold)))))" }
}
