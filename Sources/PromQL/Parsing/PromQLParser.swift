import Diagnostics

/// Reads PromQL as Prometheus 3.5 does.
public enum PromQLParser {
  /// How many brackets, signs, arguments and right-hand operands may stand within each other.
  ///
  /// Deeper text is an error and not a crash: it is read recursively, and must fit a thread's stack of 512 KB with
  /// room to spare. What people and generators write stays below 20.
  public static let nestingLimit = 100

  /// How many levels the tree may have. A chain such as `a or b or c` leans to the left and has one level an operator.
  ///
  /// The tree is walked recursively too: compared, hashed, printed, released, and by whoever uses it.
  public static let depthLimit = 200

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

  /// A result put together from its parts; the parser makes them.
  public init(expression: PromQLExpression?, type: PromQLType?, errors: [PromQLError]) {
    self.expression = expression
    self.type = type
    self.errors = errors
  }

  /// Whether the server accepts the text.
  public var isValid: Bool { errors.isEmpty }

  /// `line:column: message`, one an error, for the text that was parsed; the hint follows after a semicolon.
  public func messages(in text: String) -> [String] {
    var messages: [String] = []
    var place = LineColumn(line: 1, column: 1)
    var offset = 0
    var rest = text.utf8[...]
    // The errors are in order, so that one pass over the text finds all their places.
    for error in errors {
      while offset < error.range.lowerBound, let byte = rest.popFirst() {
        place = byte == UInt8(ascii: "\n") ? LineColumn(line: place.line + 1, column: 1) : place.next
        offset += 1
      }
      messages.append("\(place): \(error.message)" + (error.hint.map { "; \($0)" } ?? ""))
    }
    return messages
  }
}

extension LineColumn {
  fileprivate var next: LineColumn { LineColumn(line: line, column: column + 1) }
}
