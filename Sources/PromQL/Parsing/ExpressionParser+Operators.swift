extension ExpressionParser {
  /// Operands and the operators between them that bind at least as tightly as `minimum`.
  @inline(never) mutating func expression(minimum: Int = 0, level: Int) throws(Interruption) -> Part {
    var left = try operand(level: level)
    while let operation = Self.binaryOperator(token.kind) {
      let precedence = operation.precedence
      guard precedence >= minimum else { break }
      let symbol = token.range
      try checkDepth(left.height + 1, symbol)
      advance()
      if token.kind == .divide, operation == .less || operation == .greater, token.start == symbol.upperBound {
        throw refuse(LaterSyntax.trimOperators, symbol.lowerBound..<token.end)
      }
      let modifiers = try binaryModifiers()
      // The power operator alone associates to the right.
      let right = try expression(minimum: operation == .power ? precedence : precedence + 1, level: level + 1)
      try checkDepth(right.height + 1, symbol)
      left = binary(operation, symbol, left, right, modifiers)
    }
    return left
  }

  static func binaryOperator(_ kind: Token.Kind) -> Expression.BinaryOperator? {
    switch kind {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .modulo: .modulo
    case .power: .power
    case .atan2: .atan2
    case .equality: .equal
    case .notEqual: .notEqual
    case .greater: .greater
    case .less: .less
    case .greaterOrEqual: .greaterOrEqual
    case .lessOrEqual: .lessOrEqual
    case .and: .and
    case .or: .or
    case .unless: .unless
    default: nil
    }
  }

  /// `-x` and `+x`. They bind like `*`, so that `-1 ^ 2` is `-(1 ^ 2)`.
  @inline(never) mutating func signed(level: Int) throws(Interruption) -> Part {
    let sign = token
    advance()
    return try signed(try expression(minimum: Expression.BinaryOperator.power.precedence, level: level + 1), sign)
  }

  @inline(never) private mutating func signed(_ operand: Part, _ sign: Token) throws(Interruption) -> Part {
    let range = sign.start..<operand.expression.range.upperBound
    if case .number(var number) = operand.expression.node {
      if sign.kind == .subtract { number.value.negate() }
      return Part(expression: Expression(.number(number), range: range), type: operand.type, height: 1)
    }
    if !operand.type.canBe(.scalar) && !operand.type.canBe(.vector) {
      report(
        "a sign before \(article(operand.type)): only numbers and instant vectors can be negated", range,
        hint: operand.type == .matrix ? "negate the result of a function such as `rate`" : nil)
    }
    try checkDepth(operand.height + 1, range)
    let node = Expression.UnaryOperation(isNegation: sign.kind == .subtract, operand.expression)
    return Part(expression: Expression(.unary(node), range: range), type: operand.type, height: operand.height + 1)
  }

  // MARK: Modifiers of a binary operator

  struct BinaryModifiers {
    var boolRange: Range<Int>?
    var matching: Expression.Matching?
  }

  @inline(never) private mutating func binaryModifiers() throws(Interruption) -> BinaryModifiers {
    var modifiers = BinaryModifiers()
    if token.kind == .bool {
      modifiers.boolRange = token.range
      advance()
    }
    if token.kind == .on || token.kind == .ignoring {
      let isOn = token.kind == .on
      advance()
      var matching = Expression.Matching(isOn: isOn, try groupingLabels(after: isOn ? "on" : "ignoring"))
      if token.kind == .groupLeft || token.kind == .groupRight {
        let isLeft = token.kind == .groupLeft
        advance()
        let labels =
          token.kind == .leftParenthesis ? try groupingLabels(after: isLeft ? "group_left" : "group_right") : []
        matching.group = isLeft ? .left(labels) : .right(labels)
      }
      modifiers.matching = matching
    }
    if token.kind == .groupLeft || token.kind == .groupRight {
      throw refuse(
        "`\(text(token))` without `on` or `ignoring` before it", token.range,
        hint: "write `on (label) \(text(token))`, with the labels that both sides have")
    }
    if token.kind == .bool {
      throw refuse("`bool` after the matching labels", token.range, hint: "write `bool` right after the operator")
    }
    while token.kind == .identifier, lexer.isParenthesisNext(after: token.end),
      let later = LaterSyntax.modifier(text(token))
    {
      report(later, token.range)
      advance()
      advance()
      _ = try skipPastClosingParenthesis(from: previousEnd)
    }
    return modifiers
  }

  // MARK: Type rules

  @inline(never) private mutating func binary(
    _ operation: Expression.BinaryOperator, _ symbol: Range<Int>, _ left: Part, _ right: Part,
    _ modifiers: BinaryModifiers
  ) -> Part {
    let range =
      left.expression.range.lowerBound..<max(left.expression.range.upperBound, right.expression.range.upperBound)
    let bothScalar = left.type.isSurely(.scalar) && right.type.isSurely(.scalar)
    if let boolRange = modifiers.boolRange, !operation.isComparison {
      report("`bool` after `\(operation.rawValue)`, which compares nothing", boolRange, hint: "leave `bool` out")
    }
    if operation.isComparison, modifiers.boolRange == nil, bothScalar {
      report(
        "a comparison of two scalars filters nothing", symbol,
        hint: "write `\(operation.rawValue) bool` to get 1 or 0")
    }
    checkOperand(left)
    checkOperand(right)
    var matching = modifiers.matching
    if let written = matching {
      checkLabels(written)
      let canMatch = left.type.canBe(.vector) && right.type.canBe(.vector)
      if canMatch {
        if operation.isSetOperator, written.group != nil {
          report(
            "`\(operation.rawValue)` with `group_left` or `group_right`: set operators match many to many", symbol,
            hint: "leave the group modifier out")
        }
      } else {
        if !written.labels.isEmpty {
          report(
            "matching labels where a side is no instant vector", symbol,
            hint: "leave `\(written.isOn ? "on" : "ignoring")` out")
        }
        matching = nil
      }
      // `ignoring ()` alone says nothing.
      if !written.isOn, written.labels.isEmpty, written.group == nil { matching = nil }
    }
    if operation.isSetOperator, left.type.isSurely(.scalar) || right.type.isSurely(.scalar) {
      report(
        "`\(operation.rawValue)` with a scalar: it combines instant vectors only", symbol,
        hint: "write `vector(…)` around the number")
    }
    let node = Expression.BinaryOperation(
      operation, left.expression, right.expression, returnsBool: modifiers.boolRange != nil, matching: matching)
    let type = resultType(operation, left.type, right.type, returnsBool: modifiers.boolRange != nil)
    return Part(
      expression: Expression(.binary(node), range: range), type: type, height: max(left.height, right.height) + 1)
  }

  private func resultType(
    _ operation: Expression.BinaryOperator, _ left: OperandType, _ right: OperandType, returnsBool: Bool
  ) -> OperandType {
    if left == .unknown || right == .unknown { return .unknown }
    if left == .scalar, right == .scalar { return .scalar }
    // Scalars cannot be combined by a set operator, nor compared without `bool`.
    let canBeScalar = !operation.isSetOperator && (!operation.isComparison || returnsBool)
    return canBeScalar && left.canBe(.scalar) && right.canBe(.scalar) ? .scalarOrVector : .vector
  }

  private mutating func checkOperand(_ part: Part) {
    guard !part.type.canBe(.scalar), !part.type.canBe(.vector) else { return }
    report(
      "\(article(part.type)) cannot be an operand: operators take scalars and instant vectors", part.expression.range,
      hint: part.type == .matrix ? "take `rate(…)` or another function of the range vector" : nil)
  }

  private mutating func checkLabels(_ matching: Expression.Matching) {
    guard matching.isOn else { return }
    let included: [Expression.LabelName]
    switch matching.group {
    case .left(let labels), .right(let labels): included = labels
    case nil: return
    }
    guard !included.isEmpty, !matching.labels.isEmpty else { return }
    let matched = Set(matching.labels.map(\.name))
    for label in included where matched.contains(label.name) {
      report(
        "the label `\(label.name)` stands in `on` and in the group modifier", label.range,
        hint: "labels in `on` are kept anyway: leave it out of the group modifier")
    }
  }

  func article(_ type: OperandType) -> String {
    type == .vector ? "an \(type.title)" : "a \(type.title)"
  }
}
