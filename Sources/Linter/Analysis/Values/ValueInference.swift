import Exposition
import PromQL

/// Which values an expression can yield, from what its metrics are and what each operator does.
///
/// Native histograms are not numbers; what is said holds for the samples that are.
struct ValueInference: Sendable {
  private let catalogue: Catalogue
  /// What a count of events can be.
  private let eventCounts: ValueRange
  /// Of the recording rules, by name; `nil` inside for a rule that never has a result.
  private var recorded: [String: ValueRange] = [:]

  /// The ranges of recording rules follow from their queries; a rule that reads a later one knows nothing of it.
  init(catalogue: Catalogue, queries: [LintedQuery], eventCounts: ValueRange = .count) {
    self.catalogue = catalogue
    self.eventCounts = eventCounts
    for query in queries {
      guard case .recording(let rule) = query.owner else { continue }
      let range = query.expression.map { values(of: $0) } ?? .anything
      guard let range else { continue }
      recorded[rule.name] = recorded[rule.name].map { $0.union(range) } ?? range
    }
  }

  /// A comparison with what its sides can be.
  struct Comparison: Sendable {
    let operation: PromQLExpression.BinaryOperation
    let range: Range<Int>
    let left: ValueRange
    let right: ValueRange
    /// Beside an `or`, or on the right of `unless`: it may well be empty.
    let isOptional: Bool
  }

  /// `nil` when the expression never has a result.
  func values(of expression: PromQLExpression) -> ValueRange? {
    var walk = Walk(inference: self)
    return walk.values(of: expression)
  }

  /// The comparisons in an expression, whose sides both can have results, in the order of the text.
  func comparisons(in expression: PromQLExpression) -> [Comparison] {
    var walk = Walk(inference: self, comparisons: [])
    _ = walk.values(of: expression)
    return walk.comparisons ?? []
  }

  /// What a series of the name can be.
  fileprivate func values(of name: String?) -> ValueRange {
    guard let name else { return .anything }
    let entries = catalogue[name]
    if let recorded = recorded[name] {
      // A page may have the name as well.
      return entries.allSatisfy({ $0.kind == .unknown && $0.role == nil }) ? recorded : .anything
    }
    if entries.isEmpty { return .anything }
    return entries.dropFirst().reduce(values(of: entries[0])) { $0.union(values(of: $1)) }
  }

  private func values(of entry: CatalogueEntry) -> ValueRange {
    if entry.countsEvents { return eventCounts }
    switch entry.role {
    case .bucket, .count, .created: return .notNegative
    case .total: return .notNegative
    case .info: return ValueRange(1)
    case .sum, .quantile: return .anything
    case .value: return entry.kind == .stateset ? .truth : .anything
    case nil: return Self.synthetic[entry.name] ?? .anything
    }
  }

  /// The series that Prometheus makes itself.
  /// https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series
  private static let synthetic: [String: ValueRange] = [
    "up": .truth, "scrape_duration_seconds": .notNegative, "scrape_samples_scraped": .count,
    "scrape_samples_post_metric_relabeling": .count, "scrape_series_added": .count,
    "scrape_timeout_seconds": .notNegative, "scrape_sample_limit": .count,
    // −1 of a page that was longer than the limit.
    "scrape_body_size_bytes": .whole(-1, .infinity), "ALERTS": ValueRange(1), "ALERTS_FOR_STATE": .notNegative,
  ]
}

extension ValueInference {
  private struct Walk {
    let inference: ValueInference
    /// `nil` when nobody asks for them.
    var comparisons: [Comparison]?
    private var isOptional = false

    init(inference: ValueInference, comparisons: [Comparison]? = nil) {
      self.inference = inference
      self.comparisons = comparisons
    }

    mutating func values(of expression: PromQLExpression) -> ValueRange? {
      switch expression.node {
      case .number(let number): return ValueRange(number.value)
      case .string, .variable, .invalid: return .anything
      case .vectorSelector(let selector): return inference.values(of: name(of: selector))
      case .rangeSelector(let ranged): return inference.values(of: name(of: ranged.selector))
      case .subquery(let subquery): return values(of: subquery.expression)
      case .parenthesized(let inner): return values(of: inner)
      case .unary(let unary):
        let operand = values(of: unary.operand)
        return unary.isNegation ? operand?.negated : operand
      case .call(let call): return values(of: call)
      case .aggregation(let aggregation): return values(of: aggregation)
      case .binary(let binary): return values(of: binary, at: expression.range)
      }
    }

    private func name(of selector: PromQLExpression.VectorSelector) -> String? {
      selector.isNameTemplate ? nil : selector.name
    }

    private mutating func values(of call: PromQLExpression.Call) -> ValueRange? {
      let arguments = call.arguments.map { values(of: $0) }
      let takesSeries = call.function.argumentTypes.firstIndex { $0 == .vector || $0 == .matrix }
      let series: ValueRange? =
        if let takesSeries, takesSeries < arguments.count { arguments[takesSeries] } else { .anything }
      let name = call.function.name
      if name == "scalar" {
        return series?.union(.notANumber) ?? .notANumber
      }
      if name == "absent" || name == "absent_over_time" { return ValueRange(1) }
      guard let series else { return nil }
      if let range = FunctionRange.of(name).flatMap({ series.image($0) }) { return range }
      /// A scalar argument.
      func argument(_ index: Int) -> ValueRange { index < arguments.count ? arguments[index] ?? .anything : .anything }
      switch name {
      case "vector": return argument(0)
      case "clamp": return series.clamped(from: argument(1)).clamped(to: argument(2))
      case "clamp_min": return series.clamped(from: argument(1))
      case "clamp_max": return series.clamped(to: argument(1))
      case "quantile_over_time": return series.quantile(argument(0))
      case "round": return call.arguments.count == 1 ? series.rounded : .anything
      default: return .anything
      }
    }

    private mutating func values(of aggregation: PromQLExpression.Aggregation) -> ValueRange? {
      let parameter = aggregation.parameter.map { values(of: $0) } ?? .anything
      guard let series = values(of: aggregation.expression) else { return nil }
      switch aggregation.aggregator {
      case .sum: return series.summed
      case .avg: return series.averaged
      case .min, .max, .topk, .bottomk, .limitk, .limitRatio: return series
      case .count, .countValues: return .oneOrMore
      case .group: return ValueRange(1)
      case .stddev, .stdvar: return series.deviation
      case .quantile: return series.quantile(parameter ?? .anything)
      }
    }

    private mutating func values(
      of binary: PromQLExpression.BinaryOperation, at range: Range<Int>
    ) -> ValueRange? {
      let wasOptional = isOptional
      if binary.operation == .or { isOptional = true }
      let left = values(of: binary.left)
      if binary.operation == .unless { isOptional = true }
      let right = values(of: binary.right)
      isOptional = wasOptional
      switch binary.operation {
      case .or:
        guard let left, let right else { return left ?? right }
        return left.union(right)
      case .unless: return left
      default: break
      }
      guard let left, let right else { return nil }
      if binary.operation == .and { return left }
      guard binary.operation.isComparison else { return left.applying(binary.operation, right) }
      comparisons?.append(
        Comparison(operation: binary, range: range, left: left, right: right, isOptional: isOptional))
      if binary.returnsBool { return left.truth(binary.operation, right) }
      // Of a number and a vector the vector's value stays, on whichever side it stands.
      if !binary.left.hasSeries, binary.right.hasSeries { return right.filtered(binary.operation.mirrored, left) }
      return left.filtered(binary.operation, right)
    }
  }
}

extension ValueRange {
  fileprivate func truth(_ operation: PromQLExpression.BinaryOperator, _ other: ValueRange) -> ValueRange {
    if !mayHold(operation, other) { return ValueRange(0) }
    return alwaysHolds(operation, other) ? ValueRange(1) : .truth
  }

  /// No value is below a bound of the range `bound`.
  fileprivate func clamped(from bound: ValueRange) -> ValueRange {
    guard !isNeverNumber, !bound.isNeverNumber else { return .notANumber }
    return ValueRange(
      Swift.max(lower, bound.lower), Swift.max(upper, bound.upper), mayBeNaN: mayBeNaN || bound.mayBeNaN,
      isWhole: isWhole && bound.isWhole)
  }

  fileprivate func clamped(to bound: ValueRange) -> ValueRange {
    guard !isNeverNumber, !bound.isNeverNumber else { return .notANumber }
    return ValueRange(
      Swift.min(lower, bound.lower), Swift.min(upper, bound.upper), mayBeNaN: mayBeNaN || bound.mayBeNaN,
      isWhole: isWhole && bound.isWhole)
  }

  /// A quantile lies among the values; beyond 0...1 it is an infinity.
  fileprivate func quantile(_ quantile: ValueRange) -> ValueRange {
    quantile.lower >= 0 && quantile.upper <= 1 && !quantile.mayBeNaN ? interpolated : .anything
  }

  /// `round`: to the nearest integer, halves up.
  fileprivate var rounded: ValueRange {
    if isNeverNumber { return self }
    return ValueRange(
      (lower + 0.5).rounded(.down), (upper + 0.5).rounded(.down), mayBeNaN: mayBeNaN, isWhole: true)
  }
}

extension PromQLExpression {
  /// Whether the expression has series, rather than being one number or text.
  var hasSeries: Bool {
    switch node {
    case .number, .string, .variable: false
    case .call(let call): call.function.result != .scalar && call.function.result != .string
    case .parenthesized(let inner): inner.hasSeries
    case .unary(let unary): unary.operand.hasSeries
    case .binary(let binary): binary.left.hasSeries || binary.right.hasSeries
    case .vectorSelector, .rangeSelector, .subquery, .aggregation, .invalid: true
    }
  }
}
