import PromQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Arithmetic as Go's and so Prometheus' floats do it, with one number for the other on either side.
extension ValueRange {
  /// What `self op other` can be. `operation` is arithmetic.
  func applying(_ operation: PromQLExpression.BinaryOperator, _ other: ValueRange) -> ValueRange {
    if let left = constant, let right = other.constant, let result = Self.value(left, operation, right),
      Self.isExact(left, operation, right, result)
    {
      return ValueRange(result)
    }
    // NaN to the power of 0 is 1, and so is 1 to the power of NaN.
    if operation == .power { return power(other) }
    if isNeverNumber || other.isNeverNumber { return .notANumber }
    var result: ValueRange =
      switch operation {
      case .add: plus(other)
      case .subtract: plus(other.negated)
      case .multiply: times(other)
      case .divide: divided(by: other)
      case .modulo: remainder(by: other)
      case .atan2: ValueRange(-Double.pi, Double.pi)
      default: .anything
      }
    if isWhole, other.isWhole, Self.keepingWhole.contains(operation) { result = result.whole }
    if mayBeNaN || other.mayBeNaN { result.mayBeNaN = true }
    return result
  }

  /// The operators that make whole numbers of whole numbers: where there is no room for all digits, there is none for a
  /// fraction either.
  private static let keepingWhole: Set<PromQLExpression.BinaryOperator> = [.add, .subtract, .multiply, .modulo]

  /// Whether every machine computes this very result. Powers and angles have last digits of their own.
  private static func isExact(
    _ left: Double, _ operation: PromQLExpression.BinaryOperator, _ right: Double, _ result: Double
  ) -> Bool {
    switch operation {
    case .power:
      let isWhole = left == left.rounded(.down) && right == right.rounded(.down)
      return isWhole && right >= 0 && (result.isInfinite || abs(result) <= 0x1p53)
    case .atan2: return false
    default: return true
    }
  }

  var negated: ValueRange {
    isNeverNumber ? self : ValueRange(-upper, -lower, mayBeNaN: mayBeNaN, isWhole: isWhole)
  }

  /// `nil` for what is no arithmetic.
  static func value(_ left: Double, _ operation: PromQLExpression.BinaryOperator, _ right: Double) -> Double? {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .modulo: fmod(left, right)
    case .power: pow(left, right)
    case .atan2: atan2(left, right)
    default: nil
    }
  }

  private var mayBeZero: Bool { lower <= 0 && upper >= 0 }

  private func plus(_ other: ValueRange) -> ValueRange {
    let low = lower + other.lower
    let high = upper + other.upper
    let cancels =
      lower == -.infinity && other.upper == .infinity || upper == .infinity && other.lower == -.infinity
    return ValueRange(
      spanning: low.isNaN ? -.infinity : low, high.isNaN ? .infinity : high, mayBeNaN: cancels)
  }

  private func times(_ other: ValueRange) -> ValueRange {
    let mayBeNothingTimesInfinity = mayBeZero && other.mayBeInfinite || mayBeInfinite && other.mayBeZero
    let corners = ValueRange(
      spanning: lower * other.lower, lower * other.upper, upper * other.lower, upper * other.upper,
      mayBeNaN: mayBeNothingTimesInfinity)
    // Zero is in one of the two, and a corner with an infinity does not show it.
    return mayBeNothingTimesInfinity ? corners.union(ValueRange(-0.0, 0)) : corners
  }

  private func divided(by other: ValueRange) -> ValueRange {
    if other.mayBeZero { return .anything }
    let areInfinite = mayBeInfinite && other.mayBeInfinite
    let corners = ValueRange(
      spanning: lower / other.lower, lower / other.upper, upper / other.lower, upper / other.upper,
      mayBeNaN: areInfinite)
    return other.mayBeInfinite ? corners.union(ValueRange(-0.0, 0)) : corners
  }

  /// The remainder has the sign of the dividend and is no larger than either.
  private func remainder(by other: ValueRange) -> ValueRange {
    let limit = Swift.max(abs(other.lower), abs(other.upper))
    return ValueRange(
      spanning: lower < 0 ? Swift.max(lower, -limit) : 0, upper > 0 ? Swift.min(upper, limit) : 0,
      mayBeNaN: mayBeInfinite || other.mayBeZero)
  }

  private func power(_ exponent: ValueRange) -> ValueRange {
    guard !mayBeNaN, !exponent.mayBeNaN, lower > 0 || lower == 0 && exponent.lower >= 0 else { return .anything }
    return .notNegative
  }
}
