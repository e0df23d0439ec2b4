import Diagnostics

// Functions that do not recurse are kept out of line, so that their variables do not add to the stack of every level.
extension ExpressionParser {
  /// An operand with its window, offset and time modifiers.
  mutating func operand(level: Int, allowsEmptySelector: Bool = false) throws(Interruption) -> Part {
    try checkNesting(level)
    switch token.kind {
    case .add, .subtract:
      return try signed(level: level)
    default:
      let part = try primary(level: level, allowsEmptySelector: allowsEmptySelector)
      return try modified(part, level: level)
    }
  }

  @inline(never) private mutating func primary(level: Int, allowsEmptySelector: Bool) throws(Interruption) -> Part {
    let first = token
    switch first.kind {
    case .number, .duration, .string:
      return literal()
    case .leftParenthesis:
      return try parenthesized(level: level)
    case .leftBrace:
      return try selector(name: nil, allowsEmpty: allowsEmptySelector)
    case .identifier:
      advance()
      if token.kind == .leftParenthesis { return try call(first, level: level) }
      return try selector(name: first, allowsEmpty: allowsEmptySelector)
    case .aggregator:
      advance()
      if let aggregator = first.aggregator,
        token.kind == .leftParenthesis || token.kind == .by || token.kind == .without
      {
        return try aggregation(aggregator, first, level: level)
      }
      return try selector(name: first, allowsEmpty: allowsEmptySelector)
    case .variable, .template:
      return try variable(first, allowsEmptySelector: allowsEmptySelector)
    default:
      return try keyword(first, allowsEmptySelector: allowsEmptySelector)
    }
  }

  /// A keyword as a metric name.
  @inline(never)
  private mutating func keyword(_ first: Token, allowsEmptySelector: Bool) throws(Interruption) -> Part {
    guard first.kind.isMetricName else {
      throw unexpected("a metric name, a number, a function or `(`", hint: operandHint(first))
    }
    advance()
    if token.kind == .leftParenthesis, let later = LaterSyntax.function(text(first).lowercased()) {
      report(later, first.range)
      advance()
      return try skipPastClosingParenthesis(from: first.start)
    }
    return try selector(name: first, allowsEmpty: allowsEmptySelector)
  }

  @inline(never) private mutating func literal() -> Part {
    let first = token
    advance()
    if first.kind == .string {
      let literal = Expression.StringLiteral(StringEscapes.decode(bytes, first.range))
      return Part(expression: Expression(.string(literal), range: first.range), type: .string, height: 1)
    }
    let number = number(first)
    return Part(expression: Expression(.number(number), range: first.range), type: .scalar, height: 1)
  }

  /// The value of a number or duration token; zero where it has none, with the error recorded.
  mutating func number(_ token: Token) -> Expression.Number {
    if token.kind == .duration {
      switch DurationText.parse(bytes, token.range) {
      case .success(let milliseconds): return Expression.Number(Double(milliseconds) / 1000, isDuration: true)
      case .failure(let failure): report(failure.message, token.range, hint: failure.hint)
      }
      return Expression.Number(0, isDuration: true)
    }
    switch NumberText.parse(bytes, token.range) {
    case .success(let value): return Expression.Number(value)
    case .failure(.outOfRange):
      report("the number `\(text(token))` is too large for a float", token.range, hint: "write `Inf` for infinity")
    case .failure(.syntax):
      report("`\(text(token))` is not a number", token.range, hint: "write it as `1000`, `1e3`, `0x3E8` or `1_000`")
    }
    return Expression.Number(0)
  }

  @inline(never) private mutating func parenthesized(level: Int) throws(Interruption) -> Part {
    let start = token.start
    advance()
    do throws(Interruption) {
      if token.kind == .rightParenthesis { throw unexpected("an expression between `(` and `)`") }
      let inner = try expression(level: level + 1)
      return try closed(inner, from: start)
    } catch {
      return try skipPastClosingParenthesis(from: start)
    }
  }

  @inline(never) private mutating func closed(_ inner: Part, from start: Int) throws(Interruption) -> Part {
    try expectClosingParenthesis()
    try checkDepth(inner.height + 1, start..<previousEnd)
    return Part(
      expression: Expression(.parenthesized(inner.expression), range: start..<previousEnd), type: inner.type,
      height: inner.height + 1)
  }

  @inline(never) mutating func expectClosingParenthesis() throws(Interruption) {
    guard !accept(.rightParenthesis) else { return }
    if token.kind == .end {
      throw unexpected("`)`", hint: "a `(` is not closed")
    }
    throw unexpectedAfterExpression()
  }

  // MARK: Grafana variables

  @inline(never)
  private mutating func variable(_ first: Token, allowsEmptySelector: Bool) throws(Interruption) -> Part {
    if bytes.at(first.start)?.isDigit == true {
      throw refuse(
        "`\(text(first))` is neither a number nor a name", first.range,
        hint: "let the variable hold the whole number, or compute: `10 * $factor`")
    }
    advance()
    switch token.kind {
    case .leftParenthesis:
      throw refuse(
        "the variable `\(text(first))` stands for a function, whose arguments cannot be checked", first.range,
        hint: "write the function itself")
    case .leftBrace, .leftBracket, .offset, .at:
      return try selector(name: first, allowsEmpty: allowsEmptySelector)
    default:
      guard first.kind == .variable, let place = GrafanaVariablePlace(in: bytes, at: first.start) else {
        return try selector(name: first, allowsEmpty: allowsEmptySelector)
      }
      let variable = Expression.GrafanaVariable(place, in: bytes)
      return Part(
        expression: Expression(.variable(variable), range: first.range),
        type: variable.isBuiltIn ? .scalar : .scalarOrVector, height: 1)
    }
  }

  // MARK: Errors

  private func operandHint(_ token: Token) -> String? {
    switch token.kind {
    case .end: "something is missing after the last operator or bracket"
    case .equalSign: "compare with `==`"
    case .on, .ignoring, .bool, .groupLeft, .groupRight:
      "a keyword: as a metric name write `{__name__=\"\(text(token))\"}`"
    case .comma: "an argument is missing before the comma, or one comma is too many"
    case .rightParenthesis: "an operand or an argument is missing before the bracket"
    default: nil
    }
  }

  /// Records that an expression is complete and something follows.
  mutating func unexpectedAfterExpression() -> Interruption {
    if token.kind == .identifier || token.kind == .metricIdentifier, let later = LaterSyntax.modifier(text(token)) {
      return refuse(later, token.range)
    }
    return unexpected("an operator or the end of the expression", hint: continuationHint())
  }

  private func continuationHint() -> String? {
    switch token.kind {
    case .equalSign:
      switch bytes.at(token.end) {
      case UInt8(ascii: ">"): return "write `>=`"
      case UInt8(ascii: "<"): return "write `<=`"
      default: return "write `==` to compare, or put the matcher in braces: `name{label=\"value\"}`"
      }
    case .identifier, .metricIdentifier, .aggregator, .leftParenthesis:
      return "an operator such as `+`, `and` or `*` is missing before it"
    case .variable, .template: return "an operator is missing before it; a variable cannot be the operator"
    case .number, .duration: return "an operator is missing before the number"
    case .string: return "a label's value stands in braces: `name{label=\"value\"}`"
    case .leftBrace: return "one selector has one pair of braces: separate matchers by commas"
    case .by, .without: return "write it right after the aggregation: `sum by (label) (x)`"
    case .on, .ignoring, .groupLeft, .groupRight, .bool: return "it belongs right after an operator: `a * on (label) b`"
    case .rightParenthesis: return "this `)` closes nothing"
    case .comma: return "a comma stands between the arguments of a function only"
    default: return nil
    }
  }
}
