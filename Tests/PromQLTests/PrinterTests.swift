import PromQL
import Testing

@Suite struct PrinterTests {
  typealias Expression = PromQLExpression
  private static let flags = PromQLDialect(experimentalFunctions: true, durationExpressions: true)

  private static let lines: [(String, String)] = [
    ("sum( x ) by(b,a)", "sum by (b, a) (x)"), ("sum by () (x)", "sum(x)"),
    ("x{b='1',a!~\"2\"}", "x{a!~\"2\",b=\"1\"}"),
    ("{\"up\"}", "{__name__=\"up\"}"), ("{__name__=\"up\",a=\"b\"}", "{__name__=\"up\",a=\"b\"}"),
    ("{'my.metric','l.x'='v'}", "{\"l.x\"=\"v\",__name__=\"my.metric\"}"), ("a+on(x)b", "a + on (x) b"),
    ("a+ignoring()b", "a + b"), ("a*on(x)group_left b", "a * on (x) group_left () b"), ("x[300]", "x[5m]"),
    ("x[90d]", "x[90d]"), ("x[364d]", "x[52w]"), ("x[1h:60s]offset 86400 @ 5", "x[1h:1m] @ 5.000 offset 1d"),
    ("x offset 0s", "x"), ("x @ 1.0005", "x @ 1.001"), ("x @ -1e18", "x @ -9223372036854776.000"), ("1e-5", "0.00001"),
    ("1e21", "1000000000000000000000"), ("0x1F", "31"), ("-inf", "-Inf"),
    ("5m*2", "5m * 2"), ("+1", "1"), ("--1", "1"), ("Inf^2", "Inf ^ 2"), ("'a\"b\\u00ad'", "\"a\\\"b\\u00ad\""),
    ("\"\\xff\\ufffd\"", "\"\\xff\\ufffd\""), ("info(x, {})", "info(x, {})"), ("x[0.0001]", "x[0.0001]"),
    ("x offset (5m) + 3", "x offset (5m + 3)"), ("x[(-5m)^2]", "x[(-5m) ^ 2]"), ("x[-5m^2]", "x[-5m ^ 2]"),
    ("x offset (1m*2) > 3", "x offset (1m * 2) > 3"), ("sum by (\"a.b\", \"c\") (x)", "sum by (\"a.b\", c) (x)"),
  ]

  @Test(arguments: lines)
  func printsOneLine(text: String, line: String) throws {
    let expression = try #require(PromQLParser.parse(text, dialect: Self.flags).expression)
    #expect(PromQLPrinter.line(expression) == line)
    #expect(PromQLParser.parse(line, dialect: Self.flags).expression?.plain == expression.plain)
  }

  @Test func splitsLongLines() throws {
    let text = """
      histogram_quantile(0.99, sum by (le, job) (rate(http_request_duration_seconds_bucket{job="api"}[5m]))) \
      > on (job) group_left (owner) (topk(5, a_threshold_that_is_long{job="api"}) + -(a_second_threshold_that_is_long))
      """
    let expression = try #require(PromQLParser.parse(text).expression)
    #expect(
      PromQLPrinter.pretty(expression) == """
          histogram_quantile(
            0.99,
            sum by (le, job) (rate(http_request_duration_seconds_bucket{job="api"}[5m]))
          )
        > on (job) group_left (owner)
          (topk(5, a_threshold_that_is_long{job="api"}) + -(a_second_threshold_that_is_long))
        """)
    #expect(PromQLParser.parse(PromQLPrinter.pretty(expression)).expression?.plain == expression.plain)
  }

  private static func selector(_ name: String, offset: Expression.Duration? = nil) -> Expression {
    Expression(.vectorSelector(Expression.VectorSelector(name, modifiers: .init(offset: offset))))
  }

  private static func number(_ value: Double) -> Expression { Expression(.number(.init(value))) }

  private static func binary(
    _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
  ) -> Expression {
    Expression(.binary(Expression.BinaryOperation(operation, left, right)))
  }

  private static func negated(_ operand: Expression) -> Expression {
    Expression(.unary(Expression.UnaryOperation(isNegation: true, operand)))
  }

  /// Trees as code makes them: without brackets.
  private static let trees: [(Expression, String)] = [
    (binary(.multiply, binary(.add, selector("a"), selector("b")), selector("c")), "(a + b) * c"),
    (binary(.subtract, selector("a"), binary(.subtract, selector("b"), selector("c"))), "a - (b - c)"),
    (binary(.power, binary(.power, selector("a"), selector("b")), selector("c")), "(a ^ b) ^ c"),
    (binary(.power, selector("a"), binary(.power, selector("b"), selector("c"))), "a ^ b ^ c"),
    (binary(.power, number(-1), number(2)), "(-1) ^ 2"),
    (binary(.power, negated(selector("a")), number(2)), "(-a) ^ 2"),
    (negated(binary(.power, selector("a"), number(2))), "-a ^ 2"),
    (negated(binary(.multiply, selector("a"), number(2))), "-(a * 2)"), (negated(number(1)), "-(1)"),
    (binary(.multiply, selector("x", offset: .parenthesized(.milliseconds(60_000))), number(2)), "(x offset (1m)) * 2"),
    (selector("x", offset: .arithmetic(.milliseconds(60_000), .multiply, .number(.init(2)))), "x offset (1m * 2)"),
    (selector("x", offset: .negated(.arithmetic(.number(.init(2)), .power, .number(.init(3))))), "x offset (-2 ^ 3)"),
    (
      Expression(.subquery(.init(binary(.add, selector("a"), selector("b")), window: .milliseconds(60_000)))),
      "(a + b)[1m:]"
    ),
    (selector("on"), "{__name__=\"on\"}"), (selector("my.metric"), "{__name__=\"my.metric\"}"),
    (selector("sum"), "sum"),
    (selector("inf"), "{__name__=\"inf\"}"),
    (
      Expression(.aggregation(.init(.sum, selector("x"), grouping: .init([.init("without"), .init("le")])))),
      "sum by (\"without\", le) (x)"
    ),
    (Expression(.number(.init(5400, isDuration: true))), "1h30m"),
    (Expression(.number(.init(0.00001, isDuration: true))), "0.00001"),
    (Expression(.vectorSelector(.init(nil))), "{}"),
    (binary(.or, Expression(.invalid("a b")), selector("c")), "a b or c"),
  ]

  @Test(arguments: trees)
  func bracketsTreesThatCodeMade(expression: Expression, line: String) {
    #expect(PromQLPrinter.line(expression) == line)
    let again = PromQLParser.parse(line, dialect: Self.flags)
    if again.isValid, !line.contains("__name__"), !line.contains("0.00001"), line != "-(1)" {
      #expect(again.expression?.plain == expression.plain)
    }
  }

  @Test func printsInvalidTextVerbatim() {
    let text = "rate(x[5m]  + ∑"
    #expect(PromQLPrinter.line(Expression(.invalid(text))) == text)
    #expect(PromQLPrinter.pretty(Expression(.invalid(text))) == text)
  }

  /// Over several lines, too, `Inf` has no sign before a power.
  @Test func splitsAPowerOfInfinity() throws {
    let text = "Inf ^ " + String(repeating: "long_name_", count: 10)
    let expression = try #require(PromQLParser.parse(text).expression)
    let again = PromQLParser.parse(PromQLPrinter.pretty(expression)).expression
    #expect(again?.plain == expression.plain)
  }

  @Test(arguments: ["(a + b)", "((a))", "a + (b)", "abs((a))"])
  func keepsBracketsThatWereWritten(text: String) {
    #expect(PromQLParser.parse(text).expression.map(PromQLPrinter.line) == text)
  }
}
