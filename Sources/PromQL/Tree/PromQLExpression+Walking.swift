extension PromQLExpression {
  /// The expressions directly below this one, in source order.
  public var children: [PromQLExpression] {
    switch node {
    case .number, .string, .vectorSelector, .rangeSelector, .variable, .invalid: []
    case .subquery(let subquery): [subquery.expression]
    case .call(let call): call.arguments
    case .aggregation(let aggregation): (aggregation.parameter.map { [$0] } ?? []) + [aggregation.expression]
    case .binary(let binary): [binary.left, binary.right]
    case .unary(let unary): [unary.operand]
    case .parenthesized(let inner): [inner]
    }
  }

  /// Visits this expression and everything below it, parents first, in source order.
  public func walk(_ visit: (PromQLExpression) throws -> Void) rethrows {
    try visit(self)
    for child in children { try child.walk(visit) }
  }

  /// The selectors in the expression, with windows or without, in source order.
  public var selectors: [VectorSelector] {
    var found: [VectorSelector] = []
    walk { expression in
      switch expression.node {
      case .vectorSelector(let selector): found.append(selector)
      case .rangeSelector(let range): found.append(range.selector)
      default: break
      }
    }
    return found
  }

  /// The Grafana variables in the expression, each spelling once, in the order of the printed text: operands,
  /// durations, moments, names, and those inside strings.
  public var variables: [GrafanaVariable] {
    var collector = VariableCollector()
    collector.add(self)
    return collector.found
  }
}

/// Gathers variables in the order in which they are printed.
private struct VariableCollector {
  typealias Expression = PromQLExpression

  private(set) var found: [Expression.GrafanaVariable] = []
  private var seen: Set<Expression.GrafanaVariable> = []

  mutating func add(_ expression: Expression) {
    switch expression.node {
    case .number, .invalid: break
    case .variable(let variable): add(variable)
    case .string(let string): add(Expression.GrafanaVariable.all(in: string.bytes))
    case .vectorSelector(let selector): add(selector, window: nil)
    case .rangeSelector(let range): add(range.selector, window: range.window)
    case .subquery(let subquery):
      add(subquery.expression)
      add(subquery.window)
      if let step = subquery.step { add(step) }
      add(subquery.modifiers)
    case .aggregation(let aggregation):
      add(aggregation.grouping?.labels ?? [])
      if let parameter = aggregation.parameter { add(parameter) }
      add(aggregation.expression)
    case .binary(let binary):
      add(binary.left)
      add(binary.matching?.labels ?? [])
      switch binary.matching?.group {
      case .left(let labels), .right(let labels): add(labels)
      case nil: break
      }
      add(binary.right)
    case .call, .unary, .parenthesized:
      for child in expression.children { add(child) }
    }
  }

  private mutating func add(_ variable: Expression.GrafanaVariable) {
    if seen.insert(variable).inserted { found.append(variable) }
  }

  private mutating func add(_ variables: [Expression.GrafanaVariable]) {
    for variable in variables { add(variable) }
  }

  private mutating func add(_ text: String) { add(Expression.GrafanaVariable.all(in: Array(text.utf8))) }

  private mutating func add(_ labels: [Expression.LabelName]) {
    for label in labels where label.isTemplate { add(label.name) }
  }

  private mutating func add(_ selector: Expression.VectorSelector, window: Expression.Duration?) {
    if let name = selector.name { add(name) }
    for matcher in selector.matchers {
      if matcher.isNameTemplate { add(matcher.name) }
      add(Expression.GrafanaVariable.all(in: matcher.value.bytes))
    }
    if let window { add(window) }
    add(selector.modifiers)
  }

  private mutating func add(_ modifiers: Expression.Modifiers) {
    if case .variable(let variable)? = modifiers.at { add(variable) }
    if let offset = modifiers.offset { add(offset) }
  }

  private mutating func add(_ duration: Expression.Duration) {
    switch duration {
    case .milliseconds, .number: break
    case .variable(let variable): add(variable)
    case .template(let text): add(text)
    case .arithmetic(let left, _, let right):
      add(left)
      add(right)
    case .negated(let inner), .parenthesized(let inner): add(inner)
    }
  }
}
