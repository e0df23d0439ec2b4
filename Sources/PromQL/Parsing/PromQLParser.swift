import Diagnostics

/// Reads PromQL as Prometheus 3.5 does.
public enum PromQLParser {
  /// How many levels an expression may nest: brackets, signs, arguments, and the left-leaning tree of a chain of operators.
  ///
  /// Deeper text is an error, and not a crash: the tree is walked recursively, also by `==` and when it is released,
  /// and must fit a thread's stack of 512 KB. Expressions that people and generators write stay below 40 levels.
  public static let depthLimit = 250

  /// Parses and type-checks an expression.
  ///
  /// All errors that can be found are in the result, in the order of their places; the text is valid when there are none.
  public static func parse(_ text: String, dialect: PromQLDialect = .rules) -> PromQLParseResult {
    var text = text
    return text.withUTF8 { bytes in
      var parser = ExpressionParser(bytes, dialect: dialect)
      return parser.run()
    }
  }
}

/// What a text turned out to be.
public struct PromQLParseResult: Hashable, Sendable {
  /// The tree; `nil` when a syntax error left none. There is one when the only errors are of types.
  public var expression: PromQLExpression?
  /// What the expression evaluates to, as far as that is known.
  public var type: PromQLType?
  /// In the order of their places. The text is valid when there are none.
  public var errors: [PromQLError]

  public init(expression: PromQLExpression?, type: PromQLType?, errors: [PromQLError]) {
    self.expression = expression
    self.type = type
    self.errors = errors
  }

  /// Whether the server accepts the text.
  public var isValid: Bool { errors.isEmpty }

  /// `line:column: message`, one an error, for the text that was parsed; the hint follows after a semicolon.
  public func messages(in text: String) -> [String] {
    errors.map { error in
      let place = LineColumn(offset: error.range.lowerBound, in: text.utf8)
      return "\(place): \(error.message)" + (error.hint.map { "; \($0)" } ?? "")
    }
  }
}
