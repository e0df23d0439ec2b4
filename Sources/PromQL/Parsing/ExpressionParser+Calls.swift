import Diagnostics

extension ExpressionParser {
  /// Arguments in round brackets; what did not parse is one hole.
  private struct Arguments {
    var parts: [Part] = []
    var isBroken = false
  }

  /// `(a, b)`. The current token is the opening bracket.
  @inline(never)
  private mutating func arguments(level: Int, secondIsLabels: Bool = false) throws(Interruption) -> Arguments {
    let start = token.start
    advance()
    var arguments = Arguments()
    do throws(Interruption) {
      if accept(.rightParenthesis) { return arguments }
      while true {
        let isLabels = secondIsLabels && arguments.parts.count == 1
        arguments.parts.append(try argument(level: level, isLabels: isLabels))
        guard token.kind == .comma else { break }
        let comma = token.range
        advance()
        if token.kind == .rightParenthesis {
          report("a comma after the last argument", comma, hint: "leave the comma out")
          break
        }
      }
      try expectClosingParenthesis()
    } catch {
      _ = try skipPastClosingParenthesis(from: start)
      arguments.isBroken = true
    }
    return arguments
  }

  @inline(never) private mutating func argument(level: Int, isLabels: Bool) throws(Interruption) -> Part {
    guard isLabels, token.kind == .leftBrace else { return try expression(level: level + 1) }
    let selector = try operand(level: level + 1, allowsEmptySelector: true)
    guard Self.binaryOperator(token.kind) != nil else { return selector }
    throw unexpectedAfterExpression()
  }

  // MARK: Functions

  /// A call of the function that `name` names. The current token is the opening bracket.
  @inline(never) mutating func call(_ name: Token, level: Int) throws(Interruption) -> Part {
    let title = text(name)
    let function = function(title, name.range)
    let arguments = try arguments(level: level, secondIsLabels: title == "info")
    guard let function else { return hole(name.start..<previousEnd) }
    return try call(function, arguments, name.start..<previousEnd)
  }

  @inline(never) private mutating func function(_ title: String, _ range: Range<Int>) -> PromQLFunction? {
    guard let function = PromQLFunction.named(title) else {
      if let later = LaterSyntax.function(title) {
        report(later, range)
      } else {
        report("there is no function `\(title)`", range, hint: unknownFunctionHint(title))
      }
      return nil
    }
    if function.isExperimental, !dialect.experimentalFunctions {
      report(
        "the function `\(title)` is experimental", range,
        hint: "start the server with --enable-feature=promql-experimental-functions",
        featureFlag: "promql-experimental-functions")
    }
    return function
  }

  @inline(never) private mutating func call(
    _ function: PromQLFunction, _ arguments: Arguments, _ range: Range<Int>
  ) throws(Interruption) -> Part {
    if arguments.isBroken {
      return Part(expression: hole(range).expression, type: OperandType(function.result), height: 1)
    }
    checkArguments(arguments.parts, of: function, range)
    return try node(
      .call(Expression.Call(function, arguments.parts.map(\.expression))), OperandType(function.result), range,
      over: arguments.parts)
  }

  private func unknownFunctionHint(_ title: String) -> String? {
    if title == "holt_winters" { return "it is called `double_exponential_smoothing` since Prometheus 3.0" }
    let lowercased = title.lowercased()
    if PromQLFunction.named(lowercased) != nil { return "function names are in lower case: `\(lowercased)`" }
    let names = PromQLFunction.all.map(\.name) + PromQLAggregator.allCases.map(\.rawValue)
    return Suggestion.nearest(to: title, among: names).map { "did you mean `\($0)`?" }
  }

  private mutating func checkArguments(_ parts: [Part], of function: PromQLFunction, _ range: Range<Int>) {
    let count = parts.count
    if count < function.minimumArguments || function.maximumArguments.map({ count > $0 }) == true {
      report("`\(function.name)` takes \(arity(function)), not \(count)", range, hint: "write `\(signature(function))`")
    }
    for (index, part) in parts.enumerated() {
      guard index < function.argumentTypes.count || function.maximumArguments == nil,
        let wanted = index < function.argumentTypes.count ? function.argumentTypes[index] : function.argumentTypes.last
      else { break }
      check(part, is: wanted, "argument \(index + 1) of `\(function.name)`")
    }
    if function.name == "info", parts.count > 1 { checkLabelSelectors(parts[1]) }
  }

  private mutating func checkLabelSelectors(_ part: Part) {
    if part.type == .unknown { return }
    if case .vectorSelector(let selector) = part.expression.node, selector.name == nil || selector.isNameInBraces {
      return
    }
    report(
      "argument 2 of `info` selects labels, and no metric", part.expression.range,
      hint: "write `info(metric, {label=\"value\"})`")
  }

  private func arity(_ function: PromQLFunction) -> String {
    let fewest = function.minimumArguments
    guard let most = function.maximumArguments else { return "at least \(counted(fewest))" }
    return fewest == most ? counted(most) : "\(fewest) or \(counted(most))"
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 argument" : "\(count) arguments" }

  private func signature(_ function: PromQLFunction) -> String {
    var arguments = function.argumentTypes.map(\.title)
    if function.minimumArguments < arguments.count, let last = arguments.popLast() { arguments.append("[\(last)]") }
    if function.maximumArguments == nil { arguments.append("…") }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }

  // MARK: Aggregations

  /// `sum by (a) (x)` or `sum (x) by (a)`. The current token follows the aggregator's name.
  @inline(never)
  mutating func aggregation(_ aggregator: PromQLAggregator, _ name: Token, level: Int) throws(Interruption) -> Part {
    var grouping: Expression.Grouping?
    if token.kind != .leftParenthesis {
      grouping = try self.grouping()
      guard token.kind == .leftParenthesis else {
        throw unexpected(
          "`(` and what to aggregate", hint: "write `\(text(name)) by (label) (x)`")
      }
    }
    let arguments = try arguments(level: level)
    if grouping == nil, token.kind == .by || token.kind == .without { grouping = try self.grouping() }
    return try aggregation(aggregator, name, arguments, grouping)
  }

  @inline(never) private mutating func aggregation(
    _ aggregator: PromQLAggregator, _ name: Token, _ arguments: Arguments, _ written: Expression.Grouping?
  ) throws(Interruption) -> Part {
    let range = name.start..<previousEnd
    if aggregator.isExperimental, !dialect.experimentalFunctions {
      report(
        "the aggregation `\(aggregator.rawValue)` is experimental", name.range,
        hint: "start the server with --enable-feature=promql-experimental-functions",
        featureFlag: "promql-experimental-functions")
    }
    if arguments.isBroken { return Part(expression: hole(range).expression, type: .vector, height: 1) }
    let wanted = aggregator.parameterType == nil ? 1 : 2
    guard arguments.parts.count == wanted, let aggregated = arguments.parts.last else {
      report(
        "`\(aggregator.rawValue)` takes \(counted(wanted)), not \(arguments.parts.count)", range,
        hint: aggregationHint(aggregator, count: arguments.parts.count))
      return Part(expression: hole(range).expression, type: .vector, height: 1)
    }
    check(aggregated, is: .vector, "the argument of `\(aggregator.rawValue)`")
    var parameter: Expression?
    if let type = aggregator.parameterType, let part = arguments.parts.first {
      check(part, is: type, "the parameter of `\(aggregator.rawValue)`")
      parameter = part.expression
    }
    // `by ()` keeps no label, which is what an aggregation without grouping does.
    let isEmpty = written.map { !$0.isWithout && $0.labels.isEmpty } ?? true
    let grouping = isEmpty ? nil : written
    let node = Expression.Aggregation(aggregator, aggregated.expression, parameter: parameter, grouping: grouping)
    return try self.node(.aggregation(node), .vector, range, over: arguments.parts)
  }

  private func aggregationHint(_ aggregator: PromQLAggregator, count: Int) -> String {
    switch aggregator.parameterType {
    case .string?: "write `\(aggregator.rawValue)(\"label\", x)`"
    case .some: "write `\(aggregator.rawValue)(\(aggregator == .quantile ? "0.95" : "5"), x)`"
    case nil:
      count > 1 ? "aggregate one expression; labels stand in `by (…)`" : "write `\(aggregator.rawValue)(x)`"
    }
  }

  /// `by (a, b)` or `without (a, b)`.
  @inline(never) private mutating func grouping() throws(Interruption) -> Expression.Grouping {
    let isWithout = token.kind == .without
    advance()
    return Expression.Grouping(isWithout: isWithout, try groupingLabels(after: isWithout ? "without" : "by"))
  }

  /// A list of label names in round brackets.
  mutating func groupingLabels(after keyword: String) throws(Interruption) -> [Expression.LabelName] {
    guard accept(.leftParenthesis) else {
      let written = token.kind.isGroupingLabel ? text(token) : "label"
      throw unexpected("`(` after `\(keyword)`", hint: "write `\(keyword) (\(written))`")
    }
    var labels: [Expression.LabelName] = []
    while token.kind != .rightParenthesis {
      labels.append(try groupingLabel())
      if token.kind == .comma {
        advance()
      } else if token.kind != .rightParenthesis {
        throw unexpected("`,` or `)` in the label list")
      }
    }
    advance()
    return labels
  }

  private mutating func groupingLabel() throws(Interruption) -> Expression.LabelName {
    let label = token
    switch label.kind {
    case .string:
      let name = StringEscapes.decode(bytes, label.range)
      if !Self.isLabelName(name) {
        report("a label name is not empty and is valid UTF-8", label.range)
      }
      advance()
      return Expression.LabelName(String(decoding: name, as: UTF8.self), range: label.range)
    case .variable, .template:
      advance()
      return Expression.LabelName(text(label), range: label.range, isTemplate: true)
    case let kind where kind.isGroupingLabel:
      advance()
      return Expression.LabelName(text(label), range: label.range)
    default:
      throw unexpected(
        "a label name",
        hint: label.kind == .without ? "quote the keyword: `\"without\"`" : nil)
    }
  }

  /// Prometheus 3 takes any UTF-8 text that is not empty.
  static func isLabelName(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && String(validating: bytes, as: UTF8.self) != nil
  }

  // MARK: Shared

  /// Checks that an argument has the wanted type.
  mutating func check(_ part: Part, is wanted: PromQLType, _ place: @autoclosure () -> String) {
    guard !part.type.canBe(wanted) else { return }
    report(
      "\(place()) must be \(article(OperandType(wanted))), not \(article(part.type))", part.expression.range,
      hint: conversionHint(part, to: wanted))
  }

  private func conversionHint(_ part: Part, to wanted: PromQLType) -> String? {
    switch (part.type, wanted) {
    case (.vector, .matrix):
      if case .vectorSelector = part.expression.node {
        return "write `\(bytes.text(part.expression.range))[5m]`"
      }
      return "write a window after it: `(…)[5m:]`"
    case (.scalarOrVector, .matrix): return "write `\(bytes.text(part.expression.range))[5m]`"
    case (.matrix, .vector): return "leave the window out, or take a function of it such as `rate(…)`"
    case (.scalar, .vector): return "write `vector(…)` around it"
    case (.vector, .scalar): return "write `scalar(…)` around it"
    case (.vector, .string), (.scalar, .string): return "write a string in quotes"
    default: return nil
    }
  }

  /// A node over other parts.
  private mutating func node(
    _ node: Expression.Node, _ type: OperandType, _ range: Range<Int>, over parts: [Part]
  ) throws(Interruption) -> Part {
    var height = 1
    for part in parts { height = max(height, part.height + 1) }
    try checkDepth(height, range)
    return Part(expression: Expression(node, range: range), type: type, height: height)
  }
}
