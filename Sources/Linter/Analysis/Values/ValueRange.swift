import PromQL

/// The numbers that an expression can yield: an interval, both ends included, and perhaps NaN.
struct ValueRange: Hashable, Sendable {
  /// Above `upper` when NaN is all there can be.
  private(set) var lower: Double
  private(set) var upper: Double
  var mayBeNaN: Bool

  init(_ lower: Double, _ upper: Double, mayBeNaN: Bool = false) {
    // Which of the two zeros a bound is does not follow from the bounds it comes from, and 1/0 tells them apart.
    self.lower = lower == 0 ? -0.0 : lower
    self.upper = upper == 0 ? 0 : upper
    self.mayBeNaN = mayBeNaN
  }

  /// One number.
  init(_ value: Double) {
    self = .notANumber
    guard !value.isNaN else { return }
    lower = value
    upper = value
    mayBeNaN = false
  }

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
  static let oneOrMore = ValueRange(1, .infinity)
  static let truth = ValueRange(0, 1)

  var isNeverNumber: Bool { lower > upper }
  /// The number, when there can be only one. Zero of unknown sign is two.
  var constant: Double? {
    !mayBeNaN && lower.bitPattern == upper.bitPattern ? lower : nil
  }

  func contains(_ value: Double) -> Bool { value.isNaN ? mayBeNaN : lower <= value && value <= upper }

  /// Of a value of this range or of the other.
  func union(_ other: ValueRange) -> ValueRange {
    ValueRange(Swift.min(lower, other.lower), Swift.max(upper, other.upper), mayBeNaN: mayBeNaN || other.mayBeNaN)
  }

  /// The sum of one or more values of the range.
  var summed: ValueRange {
    if isNeverNumber { return .notANumber }
    let mixesInfinities = lower == -.infinity && upper == .infinity
    return ValueRange(
      lower >= 0 ? lower : -.infinity, upper <= 0 ? upper : .infinity, mayBeNaN: mayBeNaN || mixesInfinities)
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
