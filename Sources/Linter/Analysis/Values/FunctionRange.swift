#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a function makes of the values of its vector.
/// https://prometheus.io/docs/prometheus/3.5/querying/functions/
enum FunctionRange: Sendable {
  /// Values of the vector.
  case unchanged
  /// The mean of values of the vector.
  case mean
  /// In these bounds, whatever the vector.
  case within(ValueRange)
  /// How far values of the vector lie from each other.
  case deviation
  /// Each value by itself, to a whole number, rising with it.
  case rounding(@Sendable (Double) -> Double)
  /// Each value by itself, rising with it from `domain`'s lower to its upper end; NaN beyond.
  case rising(@Sendable (Double) -> Double, domain: ClosedRange<Double>)
  /// As `rising`, with last digits that differ from one mathematical library to the next.
  case approximatelyRising(@Sendable (Double) -> Double, domain: ClosedRange<Double>)
  /// Each value by itself, and NaN for values beyond `domain`.
  case bounded(@Sendable (Double) -> Double, domain: ClosedRange<Double>, ValueRange)
  /// The growth of a counter: negative only where the values are.
  case growth
  case sum
  case magnitude
  /// By its arguments: see `ValueInference`.
  case byArguments

  static func of(_ name: String) -> FunctionRange? { table[name] }

  private static let everything: ClosedRange<Double> = -.infinity ... .infinity

  private static let table: [String: FunctionRange] = {
    var table: [String: FunctionRange] = [:]
    func add(_ names: String, _ range: FunctionRange) {
      for name in names.split(separator: " ") { table[String(name)] = range }
    }
    add(
      """
      info label_join label_replace last_over_time max_over_time min_over_time sort sort_by_label \
      sort_by_label_desc sort_desc
      """, .unchanged)
    add("absent absent_over_time present_over_time", .within(ValueRange(1)))
    add("avg_over_time", .mean)
    add("count_over_time", .within(.oneOrMore))
    add("changes resets", .within(.count))
    add("mad_over_time stddev_over_time stdvar_over_time", .deviation)
    // Of native histograms, whose counts may be NaN after arithmetic.
    add("histogram_count histogram_stddev histogram_stdvar", .within(ValueRange(0, .infinity, mayBeNaN: true)))
    add("histogram_fraction", .within(ValueRange(0, 1, mayBeNaN: true)))
    add(
      """
      delta deriv double_exponential_smoothing histogram_avg histogram_quantile histogram_sum idelta predict_linear
      """, .within(.anything))
    add("rate irate increase", .growth)
    add("sum_over_time", .sum)
    add("abs", .magnitude)
    add("time timestamp ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time", .within(.notNegative))
    add("minute", .within(.whole(0, 59)))
    add("hour", .within(.whole(0, 23)))
    add("day_of_week", .within(.whole(0, 6)))
    add("day_of_month", .within(.whole(1, 31)))
    add("day_of_year", .within(.whole(1, 366)))
    add("days_in_month", .within(.whole(28, 31)))
    add("month", .within(.whole(1, 12)))
    add("year", .within(.whole(-.infinity, .infinity)))
    add("pi", .within(ValueRange(.pi)))
    add("clamp clamp_max clamp_min quantile_over_time round scalar vector", .byArguments)
    table["ceil"] = .rounding { $0.rounded(.up) }
    table["floor"] = .rounding { $0.rounded(.down) }
    table["sgn"] = .rounding { $0 < 0 ? -1 : $0 > 0 ? 1 : $0 }
    table["sqrt"] = .rising({ $0.squareRoot() }, domain: 0 ... .infinity)
    table["deg"] = .rising({ $0 * 180 / .pi }, domain: everything)
    table["rad"] = .rising({ $0 * .pi / 180 }, domain: everything)
    func rise(
      _ name: String, from: Double = -.infinity, to: Double = .infinity, _ f: @escaping @Sendable (Double) -> Double
    ) {
      table[name] = .approximatelyRising(f, domain: from...to)
    }
    rise("exp") { exp($0) }
    rise("ln", from: 0) { log($0) }
    rise("log2", from: 0) { log2($0) }
    rise("log10", from: 0) { log10($0) }
    rise("sinh") { sinh($0) }
    rise("asinh") { asinh($0) }
    rise("asin", from: -1, to: 1) { asin($0) }
    rise("acosh", from: 1) { acosh($0) }
    rise("atan") { atan($0) }
    rise("atanh", from: -1, to: 1) { atanh($0) }
    rise("tanh") { tanh($0) }
    let finite: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    table["sin"] = .bounded({ sin($0) }, domain: finite, ValueRange(-1, 1))
    table["cos"] = .bounded({ cos($0) }, domain: finite, ValueRange(-1, 1))
    table["tan"] = .bounded({ tan($0) }, domain: finite, ValueRange(-.infinity, .infinity))
    table["acos"] = .bounded({ acos($0) }, domain: -1...1, ValueRange(0, .pi))
    table["cosh"] = .bounded({ cosh($0) }, domain: everything, ValueRange(1, .infinity))
    return table
  }()
}

extension ValueRange {
  /// The image of the range; `nil` where the function's other arguments decide it.
  func image(_ function: FunctionRange) -> ValueRange? {
    switch function {
    case .unchanged: return self
    case .mean: return averaged
    case .within(let range): return range
    case .deviation: return deviation
    case .rounding(let value): return rising(value, domain: -.infinity ... .infinity).whole
    case .rising(let value, let domain): return rising(value, domain: domain)
    case .approximatelyRising(let value, let domain): return rising(value, domain: domain).approximate
    case .bounded(let value, let domain, let result):
      if let constant, !domain.contains(constant) { return ValueRange(value(constant)) }
      return image(of: domain) { _ in result }
    case .growth:
      return lower >= 0 ? ValueRange(0, .infinity, mayBeNaN: mayBeNaN) : .anything
    case .sum: return summed
    case .magnitude:
      if isNeverNumber || lower >= 0 { return self }
      return ValueRange(upper <= 0 ? -upper : 0, Swift.max(-lower, upper), mayBeNaN: mayBeNaN, isWhole: isWhole)
    case .byArguments: return nil
    }
  }

  /// The standard deviation, or the variance, of values of the range.
  var deviation: ValueRange { ValueRange(0, .infinity, mayBeNaN: mayBeNaN || mayBeInfinite) }

  private func rising(_ value: (Double) -> Double, domain: ClosedRange<Double>) -> ValueRange {
    if let constant { return ValueRange(value(constant)) }
    return image(of: domain) { ValueRange(spanning: value($0.lower), value($0.upper), mayBeNaN: false) }
  }

  private func image(of domain: ClosedRange<Double>, _ image: (ValueRange) -> ValueRange) -> ValueRange {
    let inside = ValueRange(Swift.max(lower, domain.lowerBound), Swift.min(upper, domain.upperBound))
    var result = inside.isNeverNumber ? .notANumber : image(inside)
    if mayBeNaN || lower < domain.lowerBound || upper > domain.upperBound { result.mayBeNaN = true }
    return result
  }
}
