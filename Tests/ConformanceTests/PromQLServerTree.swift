import PromQL

/// Our tree in the form in which the server's `parse_query` answers, with matchers in an order of their own.
enum PromQLServerTree {
  typealias Expression = PromQLExpression

  static func json(_ expression: Expression) -> JSONValue {
    switch expression.node {
    case .number(let number):
      return .object(["type": .string("numberLiteral"), "val": .string(literal(number))])
    case .string(let string):
      return .object(["type": .string("stringLiteral"), "val": .string(string.text)])
    case .variable(let variable): return .string(variable.text)
    case .invalid(let text): return .string(text)
    case .vectorSelector(let selector):
      return .object(fields(selector).merging(["type": .string("vectorSelector")]) { $1 })
    case .rangeSelector(let range):
      return .object(
        fields(range.selector).merging(["type": .string("matrixSelector"), "range": length(range.window)]) { $1 })
    case .subquery(let subquery):
      return .object(
        fields(subquery.modifiers).merging([
          "type": .string("subquery"), "expr": json(subquery.expression), "range": length(subquery.window),
          "step": subquery.step.map(length) ?? .number(0),
        ]) { $1 })
    case .call(let call):
      let function = call.function
      let variadic =
        function.maximumArguments == nil ? -1 : function.argumentTypes.count - function.minimumArguments
      return .object([
        "type": .string("call"), "args": .array(call.arguments.map(json)),
        "func": .object([
          "name": .string(function.name), "returnType": .string(function.result.rawValue),
          "argTypes": .array(function.argumentTypes.map { .string($0.rawValue) }),
          "variadic": .number(Double(variadic)),
        ]),
      ])
    case .aggregation(let aggregation):
      return .object([
        "type": .string("aggregation"), "op": .string(aggregation.aggregator.rawValue),
        "expr": json(aggregation.expression), "param": aggregation.parameter.map(json) ?? .null,
        "grouping": names(aggregation.grouping?.labels ?? []),
        "without": .bool(aggregation.grouping?.isWithout ?? false),
      ])
    case .binary(let binary):
      return .object([
        "type": .string("binaryExpr"), "op": .string(binary.operation.rawValue), "bool": .bool(binary.returnsBool),
        "lhs": json(binary.left), "rhs": json(binary.right),
        "matching": isScalar(binary.left) || isScalar(binary.right) ? .null : matching(binary),
      ])
    case .unary(let unary):
      return .object([
        "type": .string("unaryExpr"), "op": .string(unary.isNegation ? "-" : "+"), "expr": json(unary.operand),
      ])
    case .parenthesized(let inner):
      return .object(["type": .string("parenExpr"), "expr": json(inner)])
    }
  }

  /// The server's answer, with matchers in the same order as ours.
  static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let values): return .array(values.map(sorted))
    case .object(let members):
      var result = members.mapValues(sorted)
      if case .array(let matchers)? = members["matchers"] {
        result["matchers"] = .array(matchers.sorted { key($0) < key($1) })
      }
      return .object(result)
    default: return value
    }
  }

  private static func key(_ matcher: JSONValue) -> String {
    guard case .object(let members) = matcher else { return "" }
    return ["name", "type", "value"].map { name in
      if case .string(let text)? = members[name] { text } else { "" }
    }.joined(separator: "\u{0}")
  }

  private static func literal(_ number: Expression.Number) -> String {
    PromQLPrinter.line(Expression(.number(Expression.Number(number.value))))
  }

  private static func fields(_ selector: Expression.VectorSelector) -> [String: JSONValue] {
    var matchers = selector.matchers.map { matcher($0.name, $0.operation.rawValue, $0.value.text) }
    if let name = selector.name { matchers.append(matcher("__name__", "=", name)) }
    return fields(selector.modifiers).merging([
      "name": .string(selector.isNameInBraces ? "" : selector.name ?? ""),
      "matchers": .array(matchers.sorted { key($0) < key($1) }),
    ]) { $1 }
  }

  private static func matcher(_ name: String, _ operation: String, _ value: String) -> JSONValue {
    .object(["name": .string(name), "type": .string(operation), "value": .string(value)])
  }

  private static func fields(_ modifiers: Expression.Modifiers) -> [String: JSONValue] {
    var timestamp = JSONValue.null
    var startOrEnd = JSONValue.null
    switch modifiers.at {
    case .milliseconds(let milliseconds): timestamp = .number(Double(milliseconds))
    case .start: startOrEnd = .string("start")
    case .end: startOrEnd = .string("end")
    case .variable, nil: break
    }
    return [
      "offset": modifiers.offset.map(length) ?? .number(0), "timestamp": timestamp, "startOrEnd": startOrEnd,
    ]
  }

  /// Duration expressions read 0 there.
  private static func length(_ duration: Expression.Duration) -> JSONValue {
    if case .milliseconds(let milliseconds) = duration { return .number(Double(milliseconds)) }
    return .number(0)
  }

  private static func names(_ labels: [Expression.LabelName]) -> JSONValue { .array(labels.map { .string($0.name) }) }

  private static func matching(_ binary: Expression.BinaryOperation) -> JSONValue {
    var card = binary.operation.isSetOperator ? "many-to-many" : "one-to-one"
    var included: [Expression.LabelName] = []
    switch binary.matching?.group {
    case .left(let labels): (card, included) = ("many-to-one", labels)
    case .right(let labels): (card, included) = ("one-to-many", labels)
    case nil: break
    }
    return .object([
      "card": .string(card), "include": names(included), "labels": names(binary.matching?.labels ?? []),
      "on": .bool(binary.matching?.isOn ?? false),
    ])
  }

  private static func isScalar(_ expression: Expression) -> Bool {
    switch expression.node {
    case .number: true
    case .call(let call): call.function.result == .scalar
    case .parenthesized(let inner): isScalar(inner)
    case .unary(let unary): isScalar(unary.operand)
    case .binary(let binary): isScalar(binary.left) && isScalar(binary.right)
    default: false
    }
  }
}
