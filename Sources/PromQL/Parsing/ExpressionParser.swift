import Diagnostics

/// A recursive-descent parser that checks types as it goes.
///
/// A part that did not parse becomes a hole: its type is unknown, which satisfies every rule, so that one mistake
/// gives one error. A result that has a hole anywhere carries no tree.
struct ExpressionParser {
  typealias Expression = PromQLExpression

  /// Parsing cannot go on here; the error is recorded. Caught where a closing bracket allows to go on.
  struct Interruption: Error {}

  /// A part of the tree, with what the parts around it need to know.
  struct Part {
    var expression: Expression
    var type: OperandType
    /// Levels of the tree below and including this one.
    var height: Int
  }

  let dialect: PromQLDialect
  var lexer: Lexer
  var token: Token
  /// Where the last consumed token ended.
  var previousEnd = 0
  var errors: [PromQLError] = []
  var hasHole = false
  /// Whether the current duration has its error about a missing feature flag.
  var hasReportedArithmetic = false
  /// After an error that nothing can follow: one of the lexer, or too many levels.
  private var isAbandoned = false

  var bytes: UnsafeBufferPointer<UInt8> { lexer.bytes }

  init(_ bytes: UnsafeBufferPointer<UInt8>, dialect: PromQLDialect) {
    self.dialect = dialect
    lexer = Lexer(bytes, allowsVariables: dialect.grafanaVariables)
    token = Token(kind: .end, start: 0, end: 0)
  }

  mutating func run() -> PromQLParseResult {
    advance()
    var part: Part?
    if token.kind == .end {
      errors.append(
        PromQLError("the expression is empty", range: 0..<bytes.count, hint: "write at least a metric name"))
    } else {
      do {
        let whole = try expression(level: 0)
        if token.kind != .end { throw unexpectedAfterExpression() }
        part = whole
      } catch {
        part = nil
      }
    }
    sortErrors()
    return PromQLParseResult(
      expression: hasHole ? nil : part?.expression, type: part?.type.known, errors: errors)
  }

  /// By place; errors of one place keep their order.
  private mutating func sortErrors() {
    guard errors.count > 1 else { return }
    errors = errors.enumerated()
      .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
      .map(\.element)
  }

  // MARK: Tokens

  mutating func advance() {
    previousEnd = token.end
    token = lexer.next()
  }

  /// Consumes a token of a kind, if it is there.
  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  func text(_ token: Token) -> String { bytes.text(token.range) }

  // MARK: Errors

  mutating func report(_ message: String, _ range: Range<Int>, hint: String? = nil, featureFlag: String? = nil) {
    errors.append(PromQLError(message, range: range, hint: hint, featureFlag: featureFlag))
  }

  /// Records that the current token cannot stand here.
  mutating func unexpected(_ expected: String, hint: String? = nil) -> Interruption {
    if token.kind == .invalid {
      if let error = lexer.error { errors.append(error) }
      isAbandoned = true
    } else {
      report("expected \(expected), found \(describe(token))", token.range, hint: hint)
    }
    return Interruption()
  }

  mutating func refuse(_ message: String, _ range: Range<Int>, hint: String? = nil) -> Interruption {
    report(message, range, hint: hint)
    return Interruption()
  }

  func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: return "the end"
    case .string: return "the string \(shortened(token))"
    case .number: return "the number `\(shortened(token))`"
    case .duration: return "the duration `\(shortened(token))`"
    case .variable: return "the variable `\(shortened(token))`"
    case .identifier, .metricIdentifier, .template: return "`\(shortened(token))`"
    case let kind where kind.isKeyword: return "the keyword `\(text(token))`"
    default: return "`\(shortened(token))`"
    }
  }

  private func shortened(_ token: Token) -> String {
    let text = text(token)
    return text.count > 30 ? text.prefix(30) + "…" : text
  }

  /// Fails where the text nests too deep to be read recursively.
  mutating func checkNesting(_ level: Int) throws(Interruption) {
    guard level > PromQLParser.nestingLimit else { return }
    isAbandoned = true
    throw refuse(
      "the expression nests deeper than \(PromQLParser.nestingLimit) levels, which is Vigil's limit", token.range,
      hint: "the server may take it; split it into recording rules all the same")
  }

  /// Fails when the tree would be too deep.
  mutating func checkDepth(_ height: Int, _ range: Range<Int>) throws(Interruption) {
    guard height > PromQLParser.depthLimit else { return }
    isAbandoned = true
    throw refuse(
      "the expression is deeper than \(PromQLParser.depthLimit) levels, which is Vigil's limit", range,
      hint: "the server may take it; shorten the chain of operators, or split it into recording rules")
  }

  // MARK: Holes

  /// A part that did not parse.
  mutating func hole(_ range: Range<Int>) -> Part {
    hasHole = true
    return Part(expression: Expression(.invalid(""), range: range), type: .unknown, height: 1)
  }

  /// After an error inside round brackets, moves behind the bracket that closes them.
  mutating func skipPastClosingParenthesis(from start: Int) throws(Interruption) -> Part {
    var depth = 0
    while !isAbandoned {
      switch token.kind {
      case .end, .invalid:
        throw Interruption()
      case .leftParenthesis:
        depth += 1
      case .rightParenthesis:
        if depth == 0 {
          advance()
          return hole(start..<previousEnd)
        }
        depth -= 1
      default: break
      }
      advance()
    }
    throw Interruption()
  }
}
