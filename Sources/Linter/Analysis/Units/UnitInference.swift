import Exposition
import PromQL

/// In which unit the values of an expression are, where its metrics say it: by their names, their UNIT and HELP lines.
struct UnitInference: Sendable {
  private let catalogue: Catalogue
  /// Of the recording rules, by name; `nil` inside where it is not known.
  private var recorded: [String: MeasurementUnit?] = [:]
  /// Of the metrics that the queries ask for, by name; `nil` inside where it is not known.
  private var measured: [String: MeasurementUnit?] = [:]

  /// The units of recording rules follow from their queries; a rule that reads a later one knows nothing of it.
  init(catalogue: Catalogue, queries: [LintedQuery]) {
    self.catalogue = catalogue
    for query in queries {
      guard case .recording(let rule) = query.owner else { continue }
      let unit = query.expression.flatMap { self.unit(of: $0) }
      let isFirst = recorded[rule.name] == nil
      recorded.updateValue(isFirst || recorded[rule.name] == .some(unit) ? unit : nil, forKey: rule.name)
    }
    for query in queries {
      for use in query.selectors {
        guard let name = use.metricName, measured[name] == nil else { continue }
        measured.updateValue(unit(named: name), forKey: name)
      }
    }
  }

  /// `nil` where it is not known.
  func unit(of expression: PromQLExpression) -> MeasurementUnit? {
    switch expression.node {
    case .number, .string, .variable, .invalid: nil
    case .vectorSelector(let selector): unit(of: selector)
    case .rangeSelector(let ranged): unit(of: ranged.selector)
    case .subquery(let subquery): unit(of: subquery.expression)
    case .parenthesized(let inner): unit(of: inner)
    case .unary(let unary): unit(of: unary.operand)
    case .call(let call): unit(of: call)
    case .aggregation(let aggregation): unit(of: aggregation)
    case .binary(let binary): unit(of: binary)
    }
  }

  private func unit(of selector: PromQLExpression.VectorSelector) -> MeasurementUnit? {
    guard let name = selector.name, !selector.isNameTemplate else { return nil }
    return measured[name] ?? unit(named: name)
  }

  private func unit(named name: String) -> MeasurementUnit? {
    let entries = catalogue[name]
    guard let first = entries.first, let unit = unit(of: first) else { return nil }
    return entries.allSatisfy { self.unit(of: $0) == unit } ? unit : nil
  }

  private func unit(of entry: CatalogueEntry) -> MeasurementUnit? {
    switch entry.role {
    case nil: return recorded[entry.name] ?? nil
    case .count, .bucket: return .event
    case .created, .info: return nil
    case .sum, .total, .quantile, .value: return measuredUnit(of: entry)
    }
  }

  /// Of what a family measures, as opposed to how often.
  private func measuredUnit(of entry: CatalogueEntry) -> MeasurementUnit? {
    if let help = CloudWatchHelp(entry.help) {
      return help.statistic == "SampleCount" ? .event : help.unit.flatMap { UnitNames.ofCloudWatch($0) }
    }
    if let unit = entry.unit { return UnitNames.ofMetric(unit[...]) }
    let suffix =
      switch entry.role {
      case .sum: "_sum"
      case .bucket: "_bucket"
      case .total: "_total"
      default: ""
      }
    return UnitNames.ofMetric(entry.name.hasSuffix(suffix) ? entry.name.dropLast(suffix.count) : entry.name[...])
  }

  /// Functions whose result has the unit of what they read.
  private static let transparent: Set<String> = [
    "abs", "avg_over_time", "ceil", "clamp", "clamp_max", "clamp_min", "delta", "double_exponential_smoothing", "floor",
    "idelta", "increase", "info", "label_join", "label_replace", "last_over_time", "mad_over_time", "max_over_time",
    "min_over_time", "predict_linear", "quantile_over_time", "round", "scalar", "sort", "sort_by_label",
    "sort_by_label_desc", "sort_desc", "stddev_over_time", "vector",
  ]

  private func unit(of call: PromQLExpression.Call) -> MeasurementUnit? {
    let types = call.function.argumentTypes
    guard let series = zip(call.arguments, types).first(where: { $0.1 == .vector || $0.1 == .matrix })?.0 else {
      return nil
    }
    let name = call.function.name
    if Self.transparent.contains(name) { return unit(of: series) }
    switch name {
    case "rate", "irate", "deriv": return unit(of: series)?.divided(by: .second)
    // A sum of ratios is no ratio.
    case "sum_over_time": return unit(of: series).flatMap { $0.isPlain ? nil : $0 }
    case "count_over_time", "changes", "resets": return .event
    case "histogram_quantile": return unitOfBounds(in: series)
    default: return nil
    }
  }

  /// The unit of `le`: that of the buckets' family.
  private func unitOfBounds(in expression: PromQLExpression) -> MeasurementUnit? {
    let names = expression.selectors.map(\.name)
    guard names.count == 1, let name = names[0] else { return nil }
    let entries = catalogue[name]
    guard let first = entries.first, entries.count == 1, first.role == .bucket else { return nil }
    return measuredUnit(of: first)
  }

  private func unit(of aggregation: PromQLExpression.Aggregation) -> MeasurementUnit? {
    switch aggregation.aggregator {
    case .avg, .min, .max, .topk, .bottomk, .limitk, .limitRatio, .quantile, .stddev:
      return unit(of: aggregation.expression)
    case .sum: return unit(of: aggregation.expression).flatMap { $0.isPlain ? nil : $0 }
    case .count, .countValues: return .event
    case .group, .stdvar: return nil
    }
  }

  private func unit(of binary: PromQLExpression.BinaryOperation) -> MeasurementUnit? {
    if binary.operation.isComparison {
      if binary.returnsBool { return nil }
      return unit(of: binary.left.hasSeries ? binary.left : binary.right)
    }
    let left = unit(of: binary.left)
    let right = unit(of: binary.right)
    switch binary.operation {
    case .and, .unless: return left
    case .multiply:
      if let factor = binary.right.factor { return left?.times(factor) }
      if let factor = binary.left.factor { return right?.times(factor) }
      if let left, let right { return left.times(right) }
      return nil
    case .divide:
      if let factor = binary.right.factor { return left?.times(1 / factor) }
      if let left, let right { return left.divided(by: right) }
      return nil
    case .add, .subtract, .or:
      if binary.right.isNumber { return left }
      if binary.left.isNumber { return right }
      return left == right ? left : nil
    default: return nil
    }
  }
}

extension PromQLExpression {
  /// A positive number that is written out, perhaps as a product: `1024 * 1024`.
  fileprivate var factor: Double? {
    if let literal { return literal > 0 && literal.isFinite ? literal : nil }
    guard case .binary(let binary) = unparenthesized.node, let left = binary.left.factor,
      let right = binary.right.factor, let value = ValueRange.value(left, binary.operation, right), value > 0,
      value.isFinite
    else { return nil }
    return value
  }

  /// A number written out, `vector(0)` too: it takes the unit of what it stands beside.
  fileprivate var isNumber: Bool {
    if case .call(let call) = unparenthesized.node, call.function.name == "vector" {
      return call.arguments.first?.isNumber ?? false
    }
    return literal != nil || factor != nil
  }
}
