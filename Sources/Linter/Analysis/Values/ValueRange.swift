import PromQL

/// The numbers that an expression can yield: an interval, both ends included, and perhaps NaN.
struct ValueRange: Hashable, Sendable {
  /// Above `upper` when there is no number in the range.
  private(set) var lower: Double
  private(set) var upper: Double
  var mayBeNaN: Bool
  /// Whether all numbers are whole, infinities aside; the bounds are then whole too.
  private(set) var isWhole: Bool

  init(_ lower: Double, _ upper: Double, mayBeNaN: Bool = false, isWhole: Bool = false) {
    let low = isWhole ? lower.rounded(.up) : lower
    let high = isWhole ? upper.rounded(.down) : upper
    self.mayBeNaN = mayBeNaN
    guard low <= high else {
      // Every range without a number is the same.
      self.lower = .infinity
      self.upper = -.infinity
      self.isWhole = true
      return
    }
    // Which of the two zeros a bound is does not follow from the bounds it comes from, and 1/0 tells them apart.
    self.lower = low == 0 ? -0.0 : low
    self.upper = high == 0 ? 0 : high
    self.isWhole = isWhole || low == high && low == low.rounded(.down)
  }

  /// One number.
  init(_ value: Double) {
    self = .notANumber
    guard !value.isNaN else { return }
    lower = value
    upper = value
    isWhole = value == value.rounded(.down)
    mayBeNaN = false
  }

  /// Whole numbers.
  static func whole(_ lower: Double, _ upper: Double) -> ValueRange { ValueRange(lower, upper, isWhole: true) }

  /// Whatever is between these.
  init(spanning values: Double..., mayBeNaN: Bool) {
    var lower = Double.infinity
    var upper = -Double.infinity
    for value in values where !value.isNaN {
      lower = Swift.min(lower, value)
      upper = Swift.max(upper, value)
    }
    self.init(lower, upper, mayBeNaN: mayBeNaN || values.contains { $0.isNaN })
  }

  static let anything = ValueRange(-.infinity, .infinity, mayBeNaN: true)
  static let notANumber = ValueRange(.infinity, -.infinity, mayBeNaN: true)
  static let notNegative = ValueRange(0, .infinity)
  /// How often something happened, or how many there are.
  static let count = whole(0, .infinity)
  /// How many there are, where of none there is no number.
  static let oneOrMore = whole(1, .infinity)
  static let truth = whole(0, 1)

  var isNeverNumber: Bool { lower > upper }
  /// The number, when there can be only one. Zero of unknown sign is two.
  var constant: Double? {
    !mayBeNaN && lower.bitPattern == upper.bitPattern ? lower : nil
  }

  func contains(_ value: Double) -> Bool {
    value.isNaN ? mayBeNaN : lower <= value && value <= upper && (!isWhole || value == value.rounded(.down))
  }

  /// Of a value of this range or of the other.
  func union(_ other: ValueRange) -> ValueRange {
    ValueRange(
      Swift.min(lower, other.lower), Swift.max(upper, other.upper), mayBeNaN: mayBeNaN || other.mayBeNaN,
      isWhole: isWhole && other.isWhole)
  }

  /// The same bounds, where only whole numbers come.
  var whole: ValueRange { ValueRange(lower, upper, mayBeNaN: mayBeNaN, isWhole: true) }
  /// The same bounds, and whatever is between them.
  var fractional: ValueRange { ValueRange(lower, upper, mayBeNaN: mayBeNaN) }

  /// The sum of one or more values of the range.
  var summed: ValueRange {
    if isNeverNumber { return .notANumber }
    let mixesInfinities = lower == -.infinity && upper == .infinity
    return ValueRange(
      lower >= 0 ? lower : -.infinity, upper <= 0 ? upper : .infinity, mayBeNaN: mayBeNaN || mixesInfinities,
      isWhole: isWhole)
  }

  /// The mean of one or more values of the range.
  var averaged: ValueRange {
    if isNeverNumber { return .notANumber }
    // A sum of so many equal values is exact, and so is its part, where a bound has few digits.
    return between(mayBeNaN: mayBeNaN || lower == -.infinity && upper == .infinity) { $0.significandWidth <= 32 }
  }

  /// A value between two values of the range, in which each has its share.
  var interpolated: ValueRange {
    if isNeverNumber { return .notANumber }
    // An infinity without a share makes NaN. Shares are rounded, which powers of two do not feel.
    return between(mayBeNaN: mayBeNaN || mayBeInfinite) { $0.significandWidth == 0 }
  }

  var mayBeInfinite: Bool { lower == -.infinity || upper == .infinity }

  private func between(mayBeNaN: Bool, isExact: (Double) -> Bool) -> ValueRange {
    func slack(_ bound: Double) -> Double { bound == 0 || bound.isInfinite || isExact(bound) ? 0 : 4 * bound.ulp }
    return ValueRange(lower - slack(lower), upper + slack(upper), mayBeNaN: mayBeNaN)
  }

  /// As computed by a library whose last digits may be others: not every function has one right result.
  var approximate: ValueRange {
    func slack(_ bound: Double) -> Double {
      bound == 0 || bound.isInfinite ? 0 : Swift.max(abs(bound), 1) * 0x1p-45
    }
    return isNeverNumber ? self : ValueRange(lower - slack(lower), upper + slack(upper), mayBeNaN: mayBeNaN)
  }

  /// For people: `at least 1`.
  var description: String {
    if isNeverNumber { return "NaN" }
    switch (lower == -.infinity, upper == .infinity) {
    case (true, true): return "any number"
    case (true, false): return "at most \(Self.text(upper))"
    case (false, true): return "at least \(Self.text(lower))"
    case (false, false):
      return lower == upper ? "always \(Self.text(lower))" : "between \(Self.text(lower)) and \(Self.text(upper))"
    }
  }

  private static func text(_ value: Double) -> String {
    PromQLPrinter.line(PromQLExpression(.number(.init(value == 0 ? 0 : value))))
  }
}
