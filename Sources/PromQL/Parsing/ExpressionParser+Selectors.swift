extension ExpressionParser {
  /// A selector whose name, if it has one, is consumed; its braces, if it has some, are not.
  @inline(never) mutating func selector(name: Token?, allowsEmpty: Bool) throws(Interruption) -> Part {
    let start = name?.start ?? token.start
    var selector = Expression.VectorSelector(nil)
    if let name {
      selector.name = text(name)
      selector.nameRange = name.range
      selector.isNameTemplate = name.kind == .variable || name.kind == .template
    }
    if token.kind == .leftBrace { try braces(&selector) }
    let range = start..<previousEnd
    if name != nil {
      if let matcher = selector.matchers.first(where: { $0.name == "__name__" }) {
        report(
          "the metric name is given twice: `\(selector.name ?? "")` and `\(matcher.value.text)`", matcher.range,
          hint: "write the name before the braces only")
      }
    } else if !allowsEmpty, selector.name == nil, !selector.matchers.contains(where: refusesEmpty) {
      report(
        "the selector matches every series: no matcher in it refuses an empty label", range,
        hint: "name a metric, or match something that is not empty, such as `{job=\"api\"}` or `{job=~\".+\"}`")
    }
    return Part(expression: Expression(.vectorSelector(selector), range: range), type: .vector, height: 1)
  }

  /// `{a="b", "name"}`. The current token is the opening brace.
  private mutating func braces(_ selector: inout Expression.VectorSelector) throws(Interruption) {
    advance()
    while token.kind != .rightBrace {
      let first = token
      guard first.kind == .identifier || first.kind == .string || first.kind == .variable || first.kind == .template
      else { throw unexpected("a label name or `}` in the braces") }
      advance()
      if first.kind == .string, matchOperation(token.kind) == nil {
        add(nameMatcher(first), to: &selector)
      } else {
        add(try matcher(first), to: &selector)
      }
      if token.kind == .comma {
        advance()
      } else if token.kind != .rightBrace {
        throw unexpected(
          "`,` or `}` in the braces", hint: token.kind == .identifier ? "separate matchers by commas" : nil)
      }
    }
    advance()
  }

  /// The first matcher that gives the metric name becomes the selector's name.
  private func add(_ matcher: Expression.Matcher, to selector: inout Expression.VectorSelector) {
    if selector.name == nil, matcher.name == "__name__", matcher.operation == .equal, !matcher.value.bytes.isEmpty,
      let name = String(validating: matcher.value.bytes, as: UTF8.self)
    {
      selector.name = name
      selector.nameRange = matcher.range
      selector.isNameInBraces = true
    } else {
      selector.matchers.append(matcher)
    }
  }

  /// A lone quoted string: the metric name.
  private func nameMatcher(_ string: Token) -> Expression.Matcher {
    let value = Expression.StringLiteral(StringEscapes.decode(bytes, string.range))
    return Expression.Matcher("__name__", .equal, value, range: string.range)
  }

  /// What follows a label's name in the braces.
  private mutating func matcher(_ name: Token) throws(Interruption) -> Expression.Matcher {
    guard let operation = matchOperation(token.kind) else {
      let isVariable = name.kind == .variable || name.kind == .template
      throw unexpected(
        "`=`, `!=`, `=~` or `!~` after `\(text(name))`",
        hint: isVariable ? "a variable that holds a whole matcher cannot be checked: write `label=~\"$value\"`" : nil)
    }
    advance()
    let value = token
    guard value.kind == .string else {
      throw unexpected("a quoted value", hint: valueHint(value))
    }
    advance()
    let range = name.start..<value.end
    let literal = Expression.StringLiteral(StringEscapes.decode(bytes, value.range))
    if operation == .matches || operation == .notMatches, let error = RE2.syntaxError(in: pattern(literal)) {
      // The excerpt shows the place; a long pattern would only push the reason out of sight.
      let shown = literal.bytes.count > 60 ? "" : " `\(literal.text)`"
      report("the regular expression\(shown) is wrong: \(error.message)", value.range, hint: error.hint)
    }
    let title = labelName(name)
    return Expression.Matcher(
      title, operation, literal, range: range,
      isNameTemplate: name.kind == .variable || name.kind == .template)
  }

  private mutating func labelName(_ name: Token) -> String {
    guard name.kind == .string else { return text(name) }
    let bytes = StringEscapes.decode(bytes, name.range)
    guard let label = String(validating: bytes, as: UTF8.self) else {
      report("a label name is valid UTF-8", name.range, hint: "no series has such a label")
      return ""
    }
    return label
  }

  private func matchOperation(_ kind: Token.Kind) -> Expression.Matcher.Operation? {
    switch kind {
    case .equalSign: .equal
    case .notEqual: .notEqual
    case .regexMatch: .matches
    case .regexNotMatch: .notMatches
    default: nil
    }
  }

  private func valueHint(_ value: Token) -> String? {
    switch value.kind {
    case .equalSign: "a matcher has one `=`"
    case .identifier: "write `\"\(text(value))\"`"
    case .variable, .template: "write the variable in quotes: `\"\(text(value))\"`"
    default: nil
    }
  }

  // MARK: Meaning of a matcher

  /// A pattern as the server sees it: Grafana's variables have become text.
  private func pattern(_ literal: Expression.StringLiteral) -> [UInt8] {
    guard dialect.grafanaVariables,
      literal.bytes.contains(UInt8(ascii: "$")) || literal.bytes.contains(UInt8(ascii: "["))
    else { return literal.bytes }
    return literal.bytes.withUnsafeBufferPointer { bytes in
      var result: [UInt8] = []
      var position = 0
      while position < bytes.count {
        if let place = GrafanaVariablePlace(in: bytes, at: position) {
          result.append(UInt8(ascii: "x"))
          position = place.end
        } else {
          result.append(bytes[position])
          position += 1
        }
      }
      return result
    }
  }

  /// Whether a series without the label is surely left out.
  private func refusesEmpty(_ matcher: Expression.Matcher) -> Bool {
    switch matcher.operation {
    case .equal: return !matcher.value.bytes.isEmpty
    case .notEqual: return matcher.value.bytes.isEmpty
    case .matches, .notMatches:
      // A pattern that is wrong has its own error.
      guard let expression = try? RE2(pattern(matcher.value)) else { return true }
      return expression.matches(whole: "") == (matcher.operation == .notMatches)
    }
  }

  // MARK: Windows, offsets and moments

  /// What may follow an operand: `[5m]`, `[1h:5m]`, `offset 5m`, `@ 1700000000`.
  @inline(never) mutating func modified(_ operand: Part, level: Int) throws(Interruption) -> Part {
    var part = operand
    while true {
      switch token.kind {
      case .leftBracket: part = try window(part, level: level)
      case .offset: part = try offset(part, level: level)
      case .at: part = try at(part)
      case .identifier:
        guard let later = LaterSyntax.modifier(text(token)), !lexer.isParenthesisNext(after: token.end) else {
          return part
        }
        report(later, token.range)
        advance()
      default: return part
      }
    }
  }

  private mutating func window(_ part: Part, level: Int) throws(Interruption) -> Part {
    let start = token.start
    advance()
    let window = try positiveDuration(level: level)
    if accept(.colon) {
      let step = token.kind == .rightBracket ? nil : try positiveDuration(level: level)
      guard accept(.rightBracket) else {
        throw unexpected("`]` after the step", hint: token.kind == .invalid ? nil : "write `[1h:5m]`")
      }
      return try subquery(part, window, step)
    }
    guard accept(.rightBracket) else {
      throw unexpected("`]`, or `:` and a step, after the window")
    }
    let brackets = start..<previousEnd
    guard case .vectorSelector(let selector) = part.expression.node else {
      if part.type != .unknown {
        report(
          "a window after something that is no selector", brackets,
          hint: "write a subquery: `\(bytes.text(start..<(previousEnd - 1))):]`")
      }
      return hole(part.expression.range.lowerBound..<previousEnd)
    }
    if case .milliseconds? = selector.modifiers.offset {
      report("`offset` before the window", brackets, hint: "write the window first: `x[5m] offset 1h`")
    }
    if case .milliseconds? = selector.modifiers.at {
      report("`@` before the window", brackets, hint: "write the window first: `x[5m] @ 1700000000`")
    }
    let node = Expression.RangeSelector(selector, window: window)
    let range = part.expression.range.lowerBound..<previousEnd
    return Part(expression: Expression(.rangeSelector(node), range: range), type: .matrix, height: 1)
  }

  private mutating func subquery(
    _ part: Part, _ window: Expression.Duration, _ step: Expression.Duration?
  ) throws(Interruption) -> Part {
    let range = part.expression.range.lowerBound..<previousEnd
    if !part.type.canBe(.vector) {
      report(
        "a subquery of \(article(part.type)): only an instant vector can be evaluated over time", part.expression.range,
        hint: part.type == .scalar ? "write `vector(…)` around the number" : nil)
    }
    try checkDepth(part.height + 1, range)
    let node = Expression.Subquery(part.expression, window: window, step: step)
    return Part(expression: Expression(.subquery(node), range: range), type: .matrix, height: part.height + 1)
  }

  private mutating func offset(_ part: Part, level: Int) throws(Interruption) -> Part {
    let keyword = token
    advance()
    let duration = try offsetDuration(level: level)
    return modify(part, keyword) { modifiers in
      if modifiers.offset != nil { return "`offset` stands twice" }
      // The server does not tell `offset 0s` from no offset.
      if duration != .milliseconds(0) { modifiers.offset = duration }
      return nil
    }
  }

  private mutating func at(_ part: Part) throws(Interruption) -> Part {
    let symbol = token
    advance()
    let moment = try moment()
    return modify(part, symbol) { modifiers in
      if modifiers.at != nil { return "`@` stands twice" }
      modifiers.at = moment
      return nil
    }
  }

  /// Changes the modifiers of a selector or subquery. The closure says what is wrong, if something is.
  private mutating func modify(
    _ part: Part, _ keyword: Token, _ change: (inout Expression.Modifiers) -> String?
  ) -> Part {
    var part = part
    let problem: String?
    switch part.expression.node {
    case .vectorSelector(var selector):
      problem = change(&selector.modifiers)
      part.expression.node = .vectorSelector(selector)
    case .rangeSelector(var range):
      problem = change(&range.selector.modifiers)
      part.expression.node = .rangeSelector(range)
    case .subquery(var subquery):
      problem = change(&subquery.modifiers)
      part.expression.node = .subquery(subquery)
    default:
      if part.type != .unknown {
        report(
          "`\(text(keyword))` after something that is no selector or subquery", keyword.range,
          hint: "write it right after the selector, inside the brackets: `rate(x[5m] \(text(keyword)) …)`")
      }
      return hole(part.expression.range.lowerBound..<previousEnd)
    }
    part.expression.range = part.expression.range.lowerBound..<previousEnd
    if let problem { report(problem, keyword.range, hint: "write it once") }
    return part
  }

  private mutating func moment() throws(Interruption) -> Expression.At {
    switch token.kind {
    case .startWord, .endWord:
      let isStart = token.kind == .startWord
      advance()
      guard accept(.leftParenthesis), accept(.rightParenthesis) else {
        throw unexpected("`()` after `\(isStart ? "start" : "end")`", hint: "write `@ start()` or `@ end()`")
      }
      return isStart ? .start : .end
    case .variable:
      guard let place = GrafanaVariablePlace(in: bytes, at: token.start) else { throw unexpected("a moment") }
      advance()
      return .variable(Expression.GrafanaVariable(place, in: bytes))
    default: break
    }
    var isNegative = false
    if token.kind == .add || token.kind == .subtract {
      isNegative = token.kind == .subtract
      advance()
    }
    guard token.kind == .number || token.kind == .duration else {
      throw unexpected("a moment after `@`", hint: "write seconds since the epoch, `start()` or `end()`")
    }
    let literal = token
    advance()
    let seconds = number(literal).value * (isNegative ? -1 : 1)
    guard seconds.magnitude < 0x1p63 else {
      report("the moment `\(text(literal))` is out of range", literal.range, hint: "write seconds since the epoch")
      return .milliseconds(0)
    }
    return .milliseconds(Milliseconds.ofMoment(seconds))
  }
}
