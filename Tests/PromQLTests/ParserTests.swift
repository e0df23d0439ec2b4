import PromQL
import Testing

@Suite struct ParserTests {
  private static let allFlags = PromQLDialect(experimentalFunctions: true, durationExpressions: true)

  private static let valid: [(String, PromQLType)] = [
    ("1", PromQLType.scalar), ("0x1F", .scalar), ("0755", .scalar), ("1_000.5e-3", .scalar), (".5", .scalar),
    ("5.", .scalar),
    ("Inf", .scalar), ("-nan", .scalar), ("1h30m", .scalar), ("'a'", .string), ("`a\\b`", .string), ("up", .vector),
    ("a:b", .vector), ("{job=\"x\"}", .vector), ("{'my.metric', \"l.x\"='v'}", .vector), ("sum", .vector),
    ("by{}", .vector),
    ("x[5m]", .matrix), ("x[300]", .matrix), ("x[1h:]", .matrix), ("x[1h:5m] offset -5m @ start()", .matrix),
    ("x @ 1e3 offset 1d", .vector), ("sum by (a, b,) (x)", .vector), ("SUM(x) without ()", .vector),
    ("topk(5, x)", .vector), ("count_values('a', x)", .vector), ("rate(x[5m]) > bool 0", .vector),
    ("1 == bool 2", .scalar),
    ("a * on (x) group_left (y) b", .vector), ("a and ignoring (x) b", .vector), ("-1 ^ 2", .scalar), ("--x", .vector),
    ("time() - 3600", .scalar), ("x # comment\n + 1", .vector), ("label_join(x, 'a', 'b')", .vector),
    ("sum by (\"a.b\", on, 'by') (x)", .vector), ("a offset 5m + b", .vector), ("x{a=\"1\",}", .vector),
  ]

  @Test(arguments: valid)
  func accepts(text: String, type: PromQLType) {
    let result = PromQLParser.parse(text)
    #expect(result.errors == [], "\(text)")
    #expect(result.type == type)
  }

  /// Each wrong text, the place and message of its first error, and its hint.
  private static let wrong: [(String, String, String, String)] = [
    ("", "1:1", "the expression is empty", "metric name"),
    ("rate(x)", "1:6", "argument 1 of `rate` must be a range vector, not an instant vector", "write `x[5m]`"),
    ("rate(sum(x))", "1:6", "argument 1 of `rate` must be a range vector, not an instant vector", "[5m:]"),
    ("abs(x[5m])", "1:5", "argument 1 of `abs` must be an instant vector, not a range vector", "rate"),
    ("x = 1", "1:3", "expected an operator or the end of the expression, found `=`", "`==`"),
    ("x => 1", "1:3", "expected an operator or the end of the expression, found `=`", "`>=`"),
    ("x =~ \"a\"", "1:3", "`=~` compares labels, not values", "braces"),
    ("x && y", "1:3", "unexpected character `&`", "`and`"),
    ("x || y", "1:3", "unexpected character `|`", "`or`"),
    ("x{a=b}", "1:5", "expected a quoted value, found `b`", "write `\"b\"`"),
    ("x{a==\"b\"}", "1:5", "expected a quoted value, found `=`", "one `=`"),
    ("x{a:\"b\"}", "1:4", "unexpected character `:` between braces", "write `=`"),
    ("x{a=\"b\" c=\"d\"}", "1:9", "expected `,` or `}` in the braces, found `c`", "commas"),
    ("x{a=~\"(\"}", "1:6", "the regular expression `(` is wrong: a `(` is not closed", "close it"),
    (
      "x{a=~\"(?!b)\"}", "1:6",
      "the regular expression `(?!b)` is wrong: it looks ahead or behind, which RE2 does not do", "!~"
    ),
    (
      "x{a=~\"\(String(repeating: "a", count: 61))(\"}", "1:6", "the regular expression is wrong: a `(` is not closed",
      "close it"
    ),
    ("{}", "1:1", "the selector matches every series: no matcher in it refuses an empty label", "name a metric"),
    ("{a=~\".*\"}", "1:1", "the selector matches every series: no matcher in it refuses an empty label", ".+"),
    ("x{\"y\"}", "1:3", "the metric name is given twice: `x` and `y`", "before the braces"),
    ("sum by job (x)", "1:8", "expected `(` after `by`, found `job`", "write `by (job)`"),
    ("sum(x) by job", "1:11", "expected `(` after `by`, found `job`", "write `by (job)`"),
    ("sum by (without) (x)", "1:9", "expected a label name, found the keyword `without`", "\"without\""),
    ("topk(x)", "1:1", "`topk` takes 2 arguments, not 1", "topk(5, x)"),
    ("topk(x, y)", "1:6", "the parameter of `topk` must be a scalar, not an instant vector", "scalar(…)"),
    ("sum(1)", "1:5", "the argument of `sum` must be an instant vector, not a scalar", "vector(…)"),
    ("RATE(x[5m])", "1:1", "there is no function `RATE`", "lower case: `rate`"),
    ("rates(x[5m])", "1:1", "there is no function `rates`", "did you mean `rate`?"),
    ("holt_winters(x[5m], 1, 1)", "1:1", "there is no function `holt_winters`", "double_exponential_smoothing"),
    ("round(x, 1, 2)", "1:1", "`round` takes 1 or 2 arguments, not 3", "round(instant vector, [scalar])"),
    ("abs(x,)", "1:6", "a comma after the last argument", "leave the comma out"),
    ("1 > 2", "1:3", "a comparison of two scalars filters nothing", "> bool"),
    ("a + bool b", "1:5", "`bool` after `+`, which compares nothing", "leave `bool` out"),
    ("a and 1", "1:3", "`and` with a scalar: it combines instant vectors only", "vector(…)"),
    (
      "a and on (x) group_left b", "1:3", "`and` with `group_left` or `group_right`: set operators match many to many",
      "leave"
    ),
    ("a * group_left b", "1:5", "`group_left` without `on` or `ignoring` before it", "on (label)"),
    ("a * on (x) group_left (x) b", "1:24", "the label `x` stands in `on` and in the group modifier", "leave it out"),
    ("x[5m] + 1", "1:1", "a range vector cannot be an operand: operators take scalars and instant vectors", "rate"),
    ("-\"a\"", "1:1", "a sign before a string: only numbers and instant vectors can be negated", ""),
    ("rate(x[5m]) offset 5m", "1:13", "`offset` after something that is no selector or subquery", "after the selector"),
    ("rate(x[5m])[1h]", "1:12", "a window after something that is no selector", "[1h:]"),
    ("x offset 5m [5m]", "1:13", "`offset` before the window", "window first"),
    ("x offset 5m offset 5m", "1:13", "`offset` stands twice", "once"),
    ("x[1.5h]", "1:3", "`1.5h` is not a duration", "1h30m"),
    ("x[5x]", "1:3", "`5x` is neither a number nor a duration", "1h30m"),
    ("x[1m1h]", "1:3", "the units of `1m1h` are not in order", "largest first"),
    ("x[0]", "1:3", "a window or step must be longer than zero", "5m"),
    ("x[400y]", "1:3", "the duration `400y` is out of range", "292 years"),
    ("x[5m:1m:1m]", "1:8", "a second `:` between the brackets", "[window:step]"),
    ("x[5m", "1:5", "expected `]`, or `:` and a step, after the window, found the end", ""),
    ("sum(x", "1:6", "expected `)`, found the end", "not closed"),
    ("x)", "1:2", "expected an operator or the end of the expression, found `)`", "closes nothing"),
    ("\"a", "1:1", "the string has no closing quote", "close it"),
    ("\"\\c\"", "1:2", "`\\c` is no escape sequence", "backquotes"),
    ("1e400", "1:1", "the number `1e400` is too large for a float", "Inf"),
    ("x y", "1:3", "expected an operator or the end of the expression, found `y`", "operator"),
    ("x 1+2x3", "1:3", "expected an operator or the end of the expression, found the number `1`", "operator"),
    ("x + on", "1:7", "expected `(` after `on`, found the end", "on ("),
    ("{\"\\xff\"=\"a\"}", "1:2", "a label name is valid UTF-8", "no series"),
    ("“x”", "1:1", "unexpected character `“`", "plain quote"),
    (
      "x > $limit", "1:5", "`$limit` is a Grafana variable, and Grafana does not replace it in a rule file",
      "the value itself"
    ),
    (
      "rate(x[[[interval]]])", "1:8",
      "`[[interval]]` is a Grafana variable, and Grafana does not replace it in a rule file", ""
    ),
    (
      "x[5m+5m]", "1:3", "arithmetic and brackets in a duration are experimental",
      "--enable-feature=promql-duration-expr"
    ),
    (
      "mad_over_time(x[5m])", "1:1", "the function `mad_over_time` is experimental",
      "--enable-feature=promql-experimental-functions"
    ),
    (
      "limitk(5, x)", "1:1", "the aggregation `limitk` is experimental",
      "--enable-feature=promql-experimental-functions"
    ),
  ]

  @Test(arguments: wrong)
  func explains(text: String, place: String, message: String, hint: String) throws {
    let result = PromQLParser.parse(text)
    let first = try #require(result.errors.first, "\(text) must be wrong")
    #expect(first.message == message)
    #expect((first.hint ?? "").contains(hint))
    #expect(result.messages(in: text).first?.hasPrefix("\(place): ") == true, "\(result.messages(in: text))")
  }

  private static let later: [(String, String)] = [
    ("first_over_time(x[5m])", "the function `first_over_time` needs Prometheus ≥ 3.7"),
    ("step()", "the function `step` needs a newer Prometheus than 3.5"),
    ("start()", "the function `start` needs a newer Prometheus than 3.5"),
    ("max_of(1, 2)", "the function `max_of` needs a newer Prometheus than 3.5"),
    ("rate(x[5m] smoothed)", "`smoothed` needs a newer Prometheus than 3.5"),
    ("x anchored", "`anchored` needs a newer Prometheus than 3.5"),
    ("a + on (x) fill (0) b", "`fill` needs Prometheus ≥ 3.10"),
    ("a + fill_left(0) fill_right(0) b", "`fill_left` needs Prometheus ≥ 3.10"),
    ("x[step()]", "`step()` in a duration needs a newer Prometheus than 3.5"),
    ("x offset -min_of(1m, 2m)", "`min_of()` in a duration needs a newer Prometheus than 3.5"),
    ("h >/ 0.5", "cutting buckets off with `</` or `>/` needs a newer Prometheus than 3.5"),
    ("x[1h::5m]", "a subquery with `::` needs a newer Prometheus than 3.5"),
  ]

  @Test(arguments: later)
  func namesTheVersionThatNewSyntaxNeeds(text: String, message: String) {
    #expect(PromQLParser.parse(text, dialect: Self.allFlags).errors.first?.message == message)
  }

  @Test func findsEveryError() {
    let text = "rate(x) + sum(nope(y)) * abs(foo bar) / (1 > 2)"
    let messages = PromQLParser.parse(text).messages(in: text)
    #expect(messages.count == 4, "\(messages)")
    #expect(messages.map { $0.prefix(4) } == ["1:6:", "1:15", "1:34", "1:44"])
  }

  @Test func keepsTheTreeWhenOnlyTypesAreWrong() {
    let result = PromQLParser.parse("rate(x)")
    #expect(result.expression?.description == "rate(x)")
    #expect(result.type == .vector)
    #expect(PromQLParser.parse("rate(x").expression == nil)
    #expect(PromQLParser.parse("nope(x)").expression == nil)
  }

  @Test func placesAreByteRanges() throws {
    #expect(PromQLParser.parse("  sum by (jób) (x)").errors.first?.range == 11..<13)
    let source = "  sum by (job, \"ü\") (rate(x{a=\"é\"}[5m] offset 1h))"
    let whole = try #require(PromQLParser.parse(source).expression)
    guard case .aggregation(let aggregation) = whole.node, case .call(let call) = aggregation.expression.node,
      let argument = call.arguments.first, case .rangeSelector(let range) = argument.node
    else {
      Issue.record("another tree: \(whole)")
      return
    }
    let bytes = Array(source.utf8)
    func text(_ range: Range<Int>?) -> String { String(decoding: bytes[range ?? 0..<0], as: UTF8.self) }
    #expect(text(whole.range) == "sum by (job, \"ü\") (rate(x{a=\"é\"}[5m] offset 1h))")
    #expect(text(argument.range) == "x{a=\"é\"}[5m] offset 1h")
    #expect(text(range.selector.nameRange) == "x")
    #expect(text(range.selector.matchers.first?.range) == "a=\"é\"")
    #expect(text(aggregation.grouping?.labels.last?.range) == "\"ü\"")
  }

  @Test func durationExpressionsAndExperimentalFunctionsNeedTheirFlags() {
    for text in [
      "x[5m + 5m]", "x[(5m)]", "x offset -(1h * 2)", "x[1h:2^3]", "sort_by_label(x, 'a')", "limit_ratio(0.5, x)",
    ] {
      #expect(!PromQLParser.parse(text).isValid, "\(text)")
      #expect(PromQLParser.parse(text, dialect: Self.allFlags).errors == [], "\(text)")
    }
    #expect(PromQLParser.parse("x[1m / 0]", dialect: Self.allFlags).errors.first?.message == "a division by zero")
  }

  @Test(arguments: [
    ("\"\\x41\\101\\u0041\\U00000041\\n\\\\\\\"\"", "AAAA\n\\\""), ("'\\''", "'"), ("`a\\n`", "a\\n"), ("\"ü\"", "ü"),
  ])
  func decodesStrings(text: String, value: String) {
    #expect(PromQLParser.parse(text).expression?.node == .string(.init(value)))
  }

  @Test func keepsBytesThatAreNotText() {
    #expect(PromQLParser.parse("\"\\xff\\x00\"").expression?.node == .string(.init([0xFF, 0x00])))
  }
}
