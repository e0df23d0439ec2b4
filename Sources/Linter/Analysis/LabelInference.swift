import PromQL

/// Which labels the series of an expression can carry, from the catalogue's and from what each operator keeps.
struct LabelInference {
  let catalogue: Catalogue

  func labels(of expression: PromQLExpression) -> LabelSet {
    switch expression.node {
    case .vectorSelector(let selector): labels(of: selector)
    case .rangeSelector(let ranged): labels(of: ranged.selector)
    case .subquery(let subquery): labels(of: subquery.expression)
    case .parenthesized(let inner): labels(of: inner)
    case .unary(let unary): labels(of: unary.operand)
    case .call(let call): labels(of: call)
    case .aggregation(let aggregation): labels(of: aggregation)
    case .binary(let binary): labels(of: binary)
    case .number, .string, .variable: .none
    case .invalid: .unknown
    }
  }

  func labels(of selector: PromQLExpression.VectorSelector) -> LabelSet {
    let entries: [CatalogueEntry] = selector.name.map { self.entries(of: $0) } ?? []
    guard let first = entries.first else { return .unknown }
    var labels = entries.dropFirst().reduce(first.labels) { $0.union($1.labels) }
    for matcher in selector.matchers where matcher.operation == .equal {
      labels[matcher.name] = matcher.value.bytes.isEmpty ? nil : .constant(matcher.value.text)
    }
    return labels
  }

  /// The entries of a name, or of the name that an exporter really prints for it: what is wrong besides the name is a
  /// finding of its own.
  func entries(of name: String) -> [CatalogueEntry] {
    let entries = catalogue[name]
    return entries.isEmpty ? catalogue.exporterName(for: name).map { catalogue[$0] } ?? [] : entries
  }

  private func labels(of call: PromQLExpression.Call) -> LabelSet {
    let vector = call.arguments.first { isVector($0) }
    let input = vector.map { labels(of: $0) } ?? .none
    switch call.function.name {
    case "absent", "absent_over_time":
      return labelsOfAbsence(vector)
    case "label_replace", "label_join":
      guard call.arguments.count > 1, case .string(let name) = call.arguments[1].node else { return .unknown }
      var labels = input
      labels[name.text] = .anything
      return labels
    case "histogram_quantile", "histogram_fraction", "histogram_avg", "histogram_count", "histogram_sum":
      return input.dropping(["le"])
    case "info":
      return .unknown
    case "scalar", "vector", "time", "pi":
      return .none
    default:
      return input
    }
  }

  /// `absent` gives the labels that its selector fixes.
  private func labelsOfAbsence(_ argument: PromQLExpression?) -> LabelSet {
    var labels = LabelSet()
    let selector: PromQLExpression.VectorSelector? =
      switch argument?.node {
      case .vectorSelector(let selector): selector
      case .rangeSelector(let ranged): ranged.selector
      default: nil
      }
    var fixed: Set<String> = []
    for matcher in selector?.matchers ?? [] where matcher.name != "__name__" {
      // A further matcher on a label takes it away again.
      let isFixed = matcher.operation == .equal && fixed.insert(matcher.name).inserted && !matcher.value.bytes.isEmpty
      labels[matcher.name] = isFixed ? .constant(matcher.value.text) : nil
    }
    return labels
  }

  private func labels(of aggregation: PromQLExpression.Aggregation) -> LabelSet {
    let input = labels(of: aggregation.expression)
    switch aggregation.aggregator {
    case .topk, .bottomk, .limitk, .limitRatio:
      return input
    default:
      break
    }
    let names = aggregation.grouping?.labels.map(\.name) ?? []
    var result = aggregation.grouping?.isWithout == true ? input.dropping(names) : input.keeping(names)
    if aggregation.aggregator == .countValues, case .string(let name)? = aggregation.parameter?.node,
      // Set before the grouping, so that `without` takes it away again.
      aggregation.grouping?.isWithout != true || !names.contains(name.text)
    {
      result[name.text] = LabelSet.Domain(values: nil, isAlways: true)
    }
    return result
  }

  private func labels(of binary: PromQLExpression.BinaryOperation) -> LabelSet {
    let left = labels(of: binary.left)
    let right = labels(of: binary.right)
    switch binary.operation {
    case .and, .unless: return left
    case .or: return left.union(right)
    default: break
    }
    if !isVector(binary.left) { return right }
    if !isVector(binary.right) { return left }
    let matching = binary.matching
    switch matching?.group {
    case .left(let included): return joined(many: left, one: right, included)
    case .right(let included): return joined(many: right, one: left, included)
    case nil: break
    }
    // A plain comparison keeps the left side's series as they are.
    guard let matching else { return left }
    let names = matching.labels.map(\.name)
    return matching.isOn ? left.keeping(names) : left.dropping(names)
  }

  private func joined(many: LabelSet, one: LabelSet, _ included: [PromQLExpression.LabelName]) -> LabelSet {
    var result = many
    for label in included { result[label.name] = one[label.name] }
    return result
  }

  /// Whether an expression has series, rather than being one number or text.
  private func isVector(_ expression: PromQLExpression) -> Bool {
    switch expression.node {
    case .number, .string, .variable: false
    case .call(let call): call.function.result != .scalar && call.function.result != .string
    case .parenthesized(let inner): isVector(inner)
    case .unary(let unary): isVector(unary.operand)
    case .binary(let binary): isVector(binary.left) || isVector(binary.right)
    case .vectorSelector, .rangeSelector, .subquery, .aggregation, .invalid: true
    }
  }
}
