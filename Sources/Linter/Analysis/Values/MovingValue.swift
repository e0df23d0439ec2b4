import PromQL

extension PromQLExpression {
  /// Whether a result's value is another number at practically every evaluation while the condition holds: a rate or an average
  /// that is above something. What is below something may have come to rest, at zero.
  var hasMovingValue: Bool {
    switch node {
    case .parenthesized(let inner): inner.hasMovingValue
    case .unary(let unary): unary.operand.hasMovingValue
    case .call(let call): Self.moving.contains(call.function.name)
    case .aggregation(let aggregation):
      Self.keeping.contains(aggregation.aggregator) && aggregation.expression.hasMovingValue
    case .binary(let binary): binary.hasMovingValue
    case .number, .string, .variable, .invalid, .vectorSelector, .rangeSelector, .subquery: false
    }
  }

  private static let moving: Set<String> = [
    "rate", "irate", "deriv", "avg_over_time", "stddev_over_time", "predict_linear", "histogram_quantile",
  ]
  private static let keeping: Set<PromQLAggregator> = [.sum, .avg, .max, .min, .quantile]
}

extension PromQLExpression.BinaryOperation {
  fileprivate var hasMovingValue: Bool {
    if returnsBool { return false }
    return switch operation {
    case .greater, .greaterOrEqual, .and, .unless: left.hasMovingValue
    case .or: left.hasMovingValue && right.hasMovingValue
    case .add, .subtract, .multiply, .divide: left.hasMovingValue || right.hasMovingValue
    default: false
    }
  }
}
