import PromQL

extension PromQLExpression {
  /// The tree without the places of its parts and without brackets: what a text means, however it was written.
  var meaning: PromQLExpression {
    if case .parenthesized(let inner) = node { return inner.meaning }
    return PromQLExpression(node.meaning)
  }
}

extension PromQLExpression.Node {
  fileprivate var meaning: Self {
    switch self {
    case .number, .string, .variable, .invalid, .parenthesized: return self
    case .vectorSelector(let selector): return .vectorSelector(selector.meaning)
    case .rangeSelector(let range): return .rangeSelector(.init(range.selector.meaning, window: range.window))
    case .subquery(var subquery):
      subquery.expression = subquery.expression.meaning
      return .subquery(subquery)
    case .call(let call): return .call(.init(call.function, call.arguments.map(\.meaning)))
    case .aggregation(var aggregation):
      aggregation.parameter = aggregation.parameter?.meaning
      aggregation.expression = aggregation.expression.meaning
      if let labels = aggregation.grouping?.labels { aggregation.grouping?.labels = labels.map(\.meaning) }
      return .aggregation(aggregation)
    case .binary(var binary):
      binary.left = binary.left.meaning
      binary.right = binary.right.meaning
      if let labels = binary.matching?.labels { binary.matching?.labels = labels.map(\.meaning) }
      return .binary(binary)
    case .unary(let unary): return .unary(.init(isNegation: unary.isNegation, unary.operand.meaning))
    }
  }
}

extension PromQLExpression.VectorSelector {
  fileprivate var meaning: Self {
    var selector = self
    selector.nameRange = 0..<0
    selector.isNameInBraces = false
    selector.matchers = matchers.map { .init($0.name, $0.operation, $0.value) }.sorted { $0.name < $1.name }
    return selector
  }
}

extension PromQLExpression.LabelName {
  fileprivate var meaning: Self { .init(name, isTemplate: isTemplate) }
}
