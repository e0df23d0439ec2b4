extension ExpressionParser {
  /// A duration with what the rules around it need to know.
  private struct DurationPart {
    var duration: Expression.Duration
    /// The literal that the duration is, perhaps signed or in brackets: its value is checked here and not by the server.
    var literal: Expression.Number?
    var range: Range<Int>
    var height = 1
  }

  /// A window or a step: a literal is greater than zero.
  mutating func positiveDuration(level: Int) throws(Interruption) -> Expression.Duration {
    hasReportedArithmetic = false
    let part = try durationExpression(level: level)
    guard let literal = part.literal else { return part.duration }
    if literal.value <= 0 {
      report("a window or step must be longer than zero", part.range, hint: "write a duration such as `5m`")
    }
    return .milliseconds(Milliseconds.ofDuration(literal))
  }

  /// What follows `offset`. Prometheus takes one literal, perhaps signed, and goes on with arithmetic only after a
  /// bracket or a second sign: `x offset 5m + y` adds `y` to the vector.
  mutating func offsetDuration(level: Int) throws(Interruption) -> Expression.Duration {
    hasReportedArithmetic = false
    let start = token
    var part: DurationPart
    switch token.kind {
    case .number, .duration, .variable, .template:
      part = try durationOperand(level: level)
    case .add, .subtract:
      advance()
      switch token.kind {
      case .number, .duration, .variable, .template:
        part = signed(try durationOperand(level: level), start)
      default:
        part = signed(try durationExpression(minimum: Self.powerPrecedence, level: level), start)
        part = try durationArithmetic(part, minimum: 0, level: level)
      }
    default:
      part = try durationExpression(level: level, place: "`offset`")
    }
    if let literal = part.literal { return .milliseconds(Milliseconds.ofDuration(literal)) }
    return part.duration.isOffsetTerm ? part.duration : .parenthesized(part.duration)
  }

  // MARK: Arithmetic

  /// A sign binds like `*`, so that its operand takes the powers that follow.
  private static let powerPrecedence = Expression.Duration.ArithmeticOperator.power.precedence

  @inline(never) private mutating func durationExpression(
    minimum: Int = 0, level: Int, place: String = "the brackets"
  ) throws(Interruption) -> DurationPart {
    let first = try durationOperand(level: level, place: place)
    return try durationArithmetic(first, minimum: minimum, level: level)
  }

  @inline(never) private mutating func durationArithmetic(
    _ first: DurationPart, minimum: Int, level: Int
  ) throws(Interruption) -> DurationPart {
    var left = first
    while let operation = durationOperator(token.kind) {
      let precedence = operation.precedence
      guard precedence >= minimum else { break }
      let symbol = token.range
      try checkDepth(left.height + 1, symbol)
      advance()
      let right = try durationExpression(
        minimum: operation == .power ? precedence : precedence + 1, level: level + 1, place: "the duration")
      if right.literal?.value == 0, operation == .divide || operation == .modulo {
        report("a division by zero", symbol, hint: "divide by a number that is not zero")
      }
      requireDurationExpressions(left.range)
      left = DurationPart(
        duration: .arithmetic(left.duration, operation, right.duration), literal: nil,
        range: left.range.lowerBound..<right.range.upperBound, height: max(left.height, right.height) + 1)
    }
    return left
  }

  private func durationOperator(_ kind: Token.Kind) -> Expression.Duration.ArithmeticOperator? {
    switch kind {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .modulo: .modulo
    case .power: .power
    default: nil
    }
  }

  @inline(never)
  private mutating func durationOperand(level: Int, place: String = "the brackets") throws(Interruption) -> DurationPart
  {
    try checkNesting(level)
    let first = token
    switch first.kind {
    case .number, .duration:
      advance()
      return durationLiteral(number(first), first.range)
    case .variable:
      guard let variable = GrafanaVariablePlace(in: bytes, at: first.start) else { throw unexpected("a duration") }
      advance()
      return DurationPart(duration: .variable(Expression.GrafanaVariable(variable, in: bytes)), range: first.range)
    case .template:
      advance()
      return DurationPart(duration: .template(text(first)), range: first.range)
    case .add, .subtract:
      advance()
      return signed(try durationExpression(minimum: Self.powerPrecedence, level: level + 1), first)
    case .leftParenthesis:
      advance()
      let inner = try durationExpression(level: level + 1)
      guard accept(.rightParenthesis) else { throw unexpected("`)` in the duration") }
      requireDurationExpressions(inner.range)
      // Brackets around a literal, or around brackets, say nothing.
      var part = inner
      part.range = first.start..<previousEnd
      if inner.literal == nil, !inner.duration.isParenthesized {
        part.duration = .parenthesized(inner.duration)
        part.height += 1
      }
      return part
    default:
      if first.kind == .identifier || first.kind == .aggregator,
        lexer.isParenthesisNext(after: first.end), let later = LaterSyntax.inDuration(text(first))
      {
        throw refuse(later, first.range)
      }
      throw unexpected("a duration in \(place)", hint: "write one such as `5m`")
    }
  }

  @inline(never) private mutating func durationLiteral(_ number: Expression.Number, _ range: Range<Int>) -> DurationPart
  {
    var number = number
    // Go keeps durations as nanoseconds in 64 bits. `NaN` passes there, and so it does here.
    if number.value.magnitude > 0x1p63 / 1e9 {
      report("the duration `\(bytes.text(range))` is out of range", range, hint: "the longest is about 292 years")
      number.value = 1
    }
    return DurationPart(duration: Self.term(number), literal: number, range: range)
  }

  private static func term(_ number: Expression.Number) -> Expression.Duration {
    number.isDuration ? .milliseconds(Milliseconds.ofDuration(number)) : .number(number)
  }

  /// A sign before a duration: a literal takes it, and a plus says nothing.
  @inline(never) private func signed(_ part: DurationPart, _ sign: Token) -> DurationPart {
    var part = part
    part.range = sign.start..<part.range.upperBound
    guard sign.kind == .subtract else { return part }
    if var number = part.literal {
      number.value.negate()
      part.literal = number
      part.duration = Self.term(number)
    } else {
      part.duration = .negated(part.duration)
      part.height += 1
    }
    return part
  }

  private mutating func requireDurationExpressions(_ range: Range<Int>) {
    guard !dialect.durationExpressions, !hasReportedArithmetic else { return }
    hasReportedArithmetic = true
    report(
      "arithmetic and brackets in a duration are experimental", range,
      hint: "start the server with --enable-feature=promql-duration-expr, or write the result",
      featureFlag: "promql-duration-expr")
  }
}

extension PromQLExpression.Duration {
  var isParenthesized: Bool {
    if case .parenthesized = self { return true }
    return false
  }

  /// Whether it can stand after `offset` as it is: one term, or something whose text begins with `(`, perhaps after
  /// signs. Anything else would end after its first term.
  var isOffsetTerm: Bool {
    var duration = self
    var signs = 0
    while true {
      switch duration {
      case .parenthesized: return true
      case .milliseconds, .number, .variable, .template: return signs < 2 && !isArithmetic
      case .arithmetic(let left, _, _): duration = left
      case .negated(let inner):
        duration = inner
        signs += 1
      }
    }
  }

  /// Whether it is arithmetic, perhaps after signs.
  private var isArithmetic: Bool {
    var duration = self
    while case .negated(let inner) = duration { duration = inner }
    if case .arithmetic = duration { return true }
    return false
  }
}
