import Exposition
import PromQL

/// Whether the values of an expression are still those of counters.
struct KindInference: Sendable {
  private let catalogue: Catalogue
  /// Of the recording rules, by name.
  private var recorded: [String: SeriesKind] = [:]

  /// The kinds of recording rules follow from their queries; a rule that reads a later one knows nothing of it.
  init(catalogue: Catalogue, queries: [LintedQuery]) {
    self.catalogue = catalogue
    for query in queries {
      guard case .recording(let rule) = query.owner else { continue }
      let kind = query.expression.map { self.kind(of: $0) } ?? .unknown
      recorded[rule.name] = recorded[rule.name].map { $0.union(kind) } ?? kind
    }
  }

  func kind(of expression: PromQLExpression) -> SeriesKind {
    switch expression.node {
    case .number: .constant
    case .string, .variable, .invalid: .unknown
    case .vectorSelector(let selector): kind(of: selector)
    case .rangeSelector(let ranged): kind(of: ranged.selector)
    case .subquery(let subquery): kind(of: subquery.expression)
    case .parenthesized(let inner): kind(of: inner)
    case .unary(let unary): unary.isNegation ? .unknown : kind(of: unary.operand)
    case .call(let call): kind(of: call)
    case .aggregation(let aggregation): kind(of: aggregation)
    case .binary(let binary): kind(of: binary)
    }
  }

  func kind(of selector: PromQLExpression.VectorSelector) -> SeriesKind {
    guard let name = selector.name, !selector.isNameTemplate else { return .unknown }
    let entries = catalogue[name]
    guard let first = entries.first else { return .unknown }
    return entries.dropFirst().reduce(kind(of: first)) { result, entry in
      let kind = kind(of: entry)
      return kind == result ? result : .unknown
    }
  }

  private func kind(of entry: CatalogueEntry) -> SeriesKind {
    switch entry.role {
    case .total: return .counter
    case .bucket, .sum, .count: return entry.kind == .gaugeHistogram ? .gauge : .counter
    case .created, .quantile: return .gauge
    case .info: return .constant
    case .value: return entry.kind == .gauge || entry.kind == .stateset ? .gauge : .unknown
    case nil: return recorded[entry.name] ?? (entry.kind == .gauge ? .gauge : .unknown)
    }
  }

  /// Functions whose result is as much a counter as what they read.
  private static let transparent: Set<String> = [
    "ceil", "floor", "info", "label_join", "label_replace", "last_over_time", "max_over_time", "min_over_time", "round",
    "sort", "sort_by_label", "sort_by_label_desc", "sort_desc",
  ]

  private func kind(of call: PromQLExpression.Call) -> SeriesKind {
    let name = call.function.name
    if name == "vector" || name == "pi" {
      return call.arguments.allSatisfy({ kind(of: $0) == .constant }) ? .constant : .unknown
    }
    guard Self.transparent.contains(name), let series = call.arguments.first else { return .gauge }
    return kind(of: series)
  }

  private func kind(of aggregation: PromQLExpression.Aggregation) -> SeriesKind {
    switch aggregation.aggregator {
    case .count, .countValues, .group, .stddev, .stdvar: return .gauge
    case .topk, .bottomk, .limitk, .limitRatio, .min, .max, .quantile: return kind(of: aggregation.expression)
    case .sum, .avg:
      let kind = kind(of: aggregation.expression)
      // The counters of one process start again together.
      return kind == .counter && !aggregation.keeps("instance") ? .mixedCounters : kind
    }
  }

  private func kind(of binary: PromQLExpression.BinaryOperation) -> SeriesKind {
    let left = kind(of: binary.left)
    switch binary.operation {
    case .and, .unless: return left
    case .or: return left.union(kind(of: binary.right))
    default: break
    }
    if binary.operation.isComparison {
      if binary.returnsBool { return .gauge }
      return binary.left.hasSeries ? left : kind(of: binary.right)
    }
    let right = kind(of: binary.right)
    switch (left, right) {
    case (.constant, .constant): return .constant
    // A factor leaves a counter what it is; a constant divided by it does not.
    case (_, .constant): return left
    case (.constant, _): return binary.operation == .add || binary.operation == .multiply ? right : .unknown
    default: break
    }
    // The difference or the ratio of two counters is a gauge: what is under way, the mean since the start.
    if left.isCounter, right.isCounter { return binary.operation == .add ? left.union(right) : .gauge }
    return left == .gauge && right == .gauge ? .gauge : .unknown
  }
}

extension PromQLExpression.Aggregation {
  /// Whether a label of the input is still there afterwards.
  func keeps(_ label: String) -> Bool {
    guard let grouping else { return false }
    return grouping.labels.contains { $0.name == label } != grouping.isWithout
  }
}
