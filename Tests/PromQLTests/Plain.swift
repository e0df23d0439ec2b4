import PromQL

extension PromQLExpression {
  /// The same tree without places and without brackets, its matchers in the order of their text.
  var plain: PromQLExpression {
    let node: Node
    switch self.node {
    case .number, .string, .variable, .invalid: node = self.node
    case .vectorSelector(let selector): node = .vectorSelector(selector.plain)
    case .rangeSelector(let range):
      node = .rangeSelector(RangeSelector(range.selector.plain, window: range.window.plain))
    case .subquery(let subquery):
      node = .subquery(
        Subquery(
          subquery.expression.plain, window: subquery.window.plain, step: subquery.step?.plain,
          modifiers: subquery.modifiers.plain))
    case .call(let call): node = .call(Call(call.function, call.arguments.map(\.plain)))
    case .aggregation(let aggregation):
      node = .aggregation(
        Aggregation(
          aggregation.aggregator, aggregation.expression.plain, parameter: aggregation.parameter?.plain,
          grouping: aggregation.grouping.map { Grouping(isWithout: $0.isWithout, $0.labels.map(\.plain)) }))
    case .binary(let binary):
      node = .binary(
        BinaryOperation(
          binary.operation, binary.left.plain, binary.right.plain, returnsBool: binary.returnsBool,
          matching: binary.matching?.plain))
    case .unary(let unary): node = .unary(UnaryOperation(isNegation: unary.isNegation, unary.operand.plain))
    case .parenthesized(let inner): return inner.plain
    }
    return PromQLExpression(node)
  }
}

extension PromQLExpression.VectorSelector {
  fileprivate var plain: Self {
    var names = matchers.map {
      PromQLExpression.Matcher($0.name, $0.operation, $0.value, isNameTemplate: $0.isNameTemplate)
    }
    // Which of two names in the braces comes first is a matter of order too.
    if isNameInBraces, let name { names.append(PromQLExpression.Matcher("__name__", .equal, .init(name))) }
    names.sort { "\($0.name)\($0.operation)\($0.value.bytes)" < "\($1.name)\($1.operation)\($1.value.bytes)" }
    return Self(
      isNameInBraces ? nil : name, names, modifiers: modifiers.plain, isNameTemplate: isNameTemplate)
  }
}

extension PromQLExpression.Matching {
  fileprivate var plain: Self {
    let plainGroup: Group? =
      switch group {
      case .left(let labels): .left(labels.map(\.plain))
      case .right(let labels): .right(labels.map(\.plain))
      case nil: nil
      }
    return Self(isOn: isOn, labels.map(\.plain), group: plainGroup)
  }
}

extension PromQLExpression.LabelName {
  fileprivate var plain: Self { Self(name, isTemplate: isTemplate) }
}

extension PromQLExpression.Modifiers {
  fileprivate var plain: Self { Self(offset: offset?.plain, at: at) }
}

extension PromQLExpression.Duration {
  fileprivate var plain: Self {
    switch self {
    case .milliseconds, .number, .variable, .template: self
    case .arithmetic(let left, let operation, let right): .arithmetic(left.plain, operation, right.plain)
    case .negated(let inner): .negated(inner.plain)
    case .parenthesized(let inner): inner.plain
    }
  }
}
