import PromQL

extension ValueRange {
  /// Whether `self op other` holds for some values of the two. NaN differs from everything and compares with nothing.
  func mayHold(_ operation: PromQLExpression.BinaryOperator, _ other: ValueRange) -> Bool {
    if operation == .notEqual, mayBeNaN || other.mayBeNaN { return true }
    if isNeverNumber || other.isNeverNumber { return false }
    switch operation {
    case .equal: return !common(other).isNeverNumber
    case .notEqual: return !(lower == upper && other.lower == other.upper && lower == other.lower)
    case .greater: return upper > other.lower
    case .greaterOrEqual: return upper >= other.lower
    case .less: return lower < other.upper
    case .lessOrEqual: return lower <= other.upper
    default: return true
    }
  }

  /// Whether `self op other` holds for all values of the two.
  func alwaysHolds(_ operation: PromQLExpression.BinaryOperator, _ other: ValueRange) -> Bool {
    if mayBeNaN || other.mayBeNaN { return operation == .notEqual && !mayHold(.equal, other) }
    return operation.complement.map { !mayHold($0, other) } ?? false
  }

  /// The values that pass `self op other`; `nil` when none can.
  func filtered(_ operation: PromQLExpression.BinaryOperator, _ other: ValueRange) -> ValueRange? {
    guard mayHold(operation, other) else { return nil }
    switch operation {
    case .equal: return common(other)
    case .greater where isWhole:
      return ValueRange(max(lower, other.lower.rounded(.down) + 1), upper, isWhole: true)
    case .less where isWhole:
      return ValueRange(lower, min(upper, other.upper.rounded(.up) - 1), isWhole: true)
    case .greater, .greaterOrEqual: return ValueRange(max(lower, other.lower), upper, isWhole: isWhole)
    case .less, .lessOrEqual: return ValueRange(lower, min(upper, other.upper), isWhole: isWhole)
    default: return self
    }
  }

  /// The numbers that are in both.
  private func common(_ other: ValueRange) -> ValueRange {
    ValueRange(max(lower, other.lower), min(upper, other.upper), isWhole: isWhole || other.isWhole)
  }
}

extension PromQLExpression.BinaryOperator {
  /// The comparison that holds when this one does not; `nil` for other operators.
  var complement: Self? {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .greater: .lessOrEqual
    case .lessOrEqual: .greater
    case .less: .greaterOrEqual
    case .greaterOrEqual: .less
    default: nil
    }
  }

  /// The comparison with its sides swapped; other operators are as they are.
  var mirrored: Self {
    switch self {
    case .greater: .less
    case .less: .greater
    case .greaterOrEqual: .lessOrEqual
    case .lessOrEqual: .greaterOrEqual
    default: self
    }
  }
}
