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
    var entries: [CatalogueEntry] = selector.name.map { self.entries(of: $0) } ?? []
    if entries.count > 1 {
      // Of several sources only those that have what the matchers ask for; when none has, that is a finding of its own.
      let selected = entries.filter { $0.canHave(selector.matchers) }
      if !selected.isEmpty { entries = selected }
    }
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

  /// The operator that takes `label` away on its way to the result of `expression`; `nil` when no series below has it.
  func removal(of label: String, from expression: PromQLExpression) -> PromQLExpression? {
    if labels(of: expression).contains(label) { return nil }
    let operands = expression.children.filter(\.isVector)
    if operands.contains(where: { labels(of: $0).contains(label) }) { return expression }
    for operand in operands {
      if let removal = removal(of: label, from: operand) { return removal }
    }
    return nil
  }

  private func labels(of call: PromQLExpression.Call) -> LabelSet {
    let vector = call.vector
    let input = vector.map { labels(of: $0) } ?? .none
    switch LabelEffect.of(call.function) {
    case .describesAbsence: return labelsOfAbsence(vector)
    case .writesLabel:
      guard call.arguments.count > 1, case .string(let name) = call.arguments[1].node else { return .unknown }
      var labels = input
      labels[name.text] = .anything
      return labels
    case .mergesBuckets: return input.dropping(["le"])
    case .addsMetadata: return .unknown
    case .dropsAll: return .none
    case .dropsName, .keepsAll, .readsHistograms, .groups, .groupsByValue, .selects: return input
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
    var counts: [String: (isFirst: Bool, equal: Int, all: Int)] = [:]
    let matchers = (selector?.matchers ?? []).filter { $0.name != "__name__" }
    for matcher in matchers {
      let isEqual = matcher.operation == .equal
      counts[matcher.name, default: (isEqual, 0, 0)].all += 1
      if isEqual { counts[matcher.name]?.equal += 1 }
    }
    for matcher in matchers where matcher.operation == .equal && !matcher.value.bytes.isEmpty {
      guard let count = counts[matcher.name], count.equal == 1 else { continue }
      let domain = LabelSet.Domain.constant(matcher.value.text)
      // A further matcher on a label takes it away again; of one that comes first, the storage may make a further one.
      if count.all == 1 {
        labels[matcher.name] = domain
      } else if !count.isFirst {
        labels[matcher.name] = domain.sometimes
      }
    }
    return labels
  }

  private func labels(of aggregation: PromQLExpression.Aggregation) -> LabelSet {
    let input = labels(of: aggregation.expression)
    let effect = LabelEffect.of(aggregation.aggregator)
    if effect == .selects { return input }
    // What a variable names may be any label.
    if aggregation.grouping?.labels.contains(where: \.isTemplate) == true { return .unknown }
    let names = aggregation.grouping?.labels.map(\.name) ?? []
    var result = aggregation.grouping?.isWithout == true ? input.dropping(names) : input.keeping(names)
    if effect == .groupsByValue, case .string(let name)? = aggregation.parameter?.node,
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
    if !binary.left.isVector { return right }
    if !binary.right.isVector { return left }
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
}

extension CatalogueEntry {
  /// Whether the labels that the content fixes leave something to the matchers.
  fileprivate func canHave(_ matchers: [PromQLExpression.Matcher]) -> Bool {
    matchers.allSatisfy { matcher in
      guard matcher.operation == .equal, !matcher.isNameTemplate, !matcher.value.hasVariables,
        let domain = labels[matcher.name], domain.isClosed, domain.isAlways, let values = domain.values
      else { return true }
      return values.contains(matcher.value.text)
    }
  }
}
