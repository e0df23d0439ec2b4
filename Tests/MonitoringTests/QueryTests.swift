import Diagnostics
import Monitoring
import PromQL
import Testing

@Suite struct QueryTests {
  static let a = Gauge("a").value
  static let b = Gauge("b").value
  static let c = Gauge("c").value

  static let texts: [(Query, String)] = [
    (a.sum(), "sum(a)"),
    (a.sum(by: .job), "sum by (job) (a)"),
    (a.average(by: .job, .instance), "avg by (job, instance) (a)"),
    (a.minimum(), "min(a)"),
    (a.maximum(by: "http.status"), #"max by ("http.status") (a)"#),
    (a.count(by: .region), "count by (region) (a)"),
    (a.top(5), "topk(5, a)"),
    (a.bottom(3, by: .job), "bottomk by (job) (3, a)"),
    (a.absent(), "absent(a)"),
    (a.plus(b), "a + b"),
    (a.minus(b), "a - b"),
    (a.times(b), "a * b"),
    (a.divided(by: b), "a / b"),
    (a.times(8), "a * 8"),
    (a.divided(by: 0.5), "a / 0.5"),
    (a.times(-1), "a * -1"),
    (a.above(1e9), "a > 1000000000"),
    (a.atLeast(1), "a >= 1"),
    (a.below(-0.25), "a < -0.25"),
    (a.atMost(.infinity), "a <= +Inf"),
    (a.equals(0), "a == 0"),
    (a.differs(from: 1), "a != 1"),
    (a.and(b), "a and b"),
    (a.or(b), "a or b"),
    (a.unless(b), "a unless b"),
    (.number(1), "1"),
    // What was asked for first is computed first.
    (a.plus(b).divided(by: c), "(a + b) / c"),
    (a.plus(b.divided(by: c)), "a + b / c"),
    (a.minus(b.minus(c)), "a - (b - c)"),
    (a.minus(b).minus(c), "a - b - c"),
    (a.divided(by: b.times(c)), "a / (b * c)"),
    (a.divided(by: b).times(c), "a / b * c"),
    (a.above(1).and(b.below(2)), "a > 1 and b < 2"),
    (a.or(b).and(c), "(a or b) and c"),
    (a.or(b.and(c)), "a or b and c"),
    (a.and(b).or(c), "a and b or c"),
    (a.unless(b.or(c)), "a unless (b or c)"),
    (a.above(1).above(2), "a > 1 > 2"),
    (a.equals(1).plus(b), "(a == 1) + b"),
    (a.plus(b).above(1), "a + b > 1"),
    (a.plus(b).sum(by: .job).above(1), "sum by (job) (a + b) > 1"),
    (a.above(1).sum().times(2), "sum(a > 1) * 2"),
    (a.or(b).absent(), "absent(a or b)"),
  ]

  @Test(arguments: texts) func makesTheTreeThatTheTextMeans(query: Query, text: String) throws {
    #expect(query.text == text)
    #expect(query.source == nil && query.location == nil)
    try expectSameMeaning(query, text)
  }

  static let interpolations: [(Query, String)] = [
    (.promql("up"), "up"),
    (.promql("sum(\(Gauge("a").where("x", "y")))"), #"sum(a{x="y"})"#),
    (.promql("rate(\(Counter("a_total"))[\(.minutes(5))])"), "rate(a_total[5m])"),
    (.promql("rate(\(Counter("a_total"))[\(.rateInterval)])"), "rate(a_total[$__rate_interval])"),
    (.promql("\(a.plus(b)) / \(c)"), "(a + b) / (c)"),
    (.promql("2 * \(.promql("a + b"))"), "2 * (a + b)"),
    (.promql("sum by (\(.region)) (a) > \(5)"), "sum by (region) (a) > 5"),
    (.promql("sum by (\("http.status" as Label)) (a)"), #"sum by ("http.status") (a)"#),
    (.promql("a > \(0.1) < \(1e6) == \(Double.infinity)"), "a > 0.1 < 1000000 == +Inf"),
    (.promql("a \(raw: "> 1 or") b"), "a > 1 or b"),
    (.promql("  a +\n  b # sum\n"), "  a +\n  b # sum\n"),
    // A comment ends with its line, not with the query around it.
    (.promql("\(.promql("a # of all")) * 2"), "(a # of all\n) * 2"),
  ]

  @Test(arguments: interpolations) func interpolates(query: Query, text: String) {
    #expect(query.text == text)
    #expect(query.source == text)
  }

  @Test func textBecomesTheParsersTree() throws {
    let query: Query = .promql("\(.promql("a # of all")) * \(Gauge("b").offset(.minutes(1)))")
    try expectSameMeaning(query, "a * b offset 1m")
    try expectSameMeaning(.promql("sum($x) > $threshold"), "sum($x) > $threshold")
  }

  @Test func combinesTextWithMethods() throws {
    let query = Query.promql("a or b").divided(by: .promql("c - 1"))
    #expect(query.text == "(a or b) / (c - 1)")
    #expect(query.source == nil)
    try expectSameMeaning(query, "(a or b) / (c - 1)")
  }

  @Test(arguments: [
    "", "sum(", "a b", "rate(up)", "{", "a #", "🔥", "sum(a", "a{b=\"\(String(repeating: "x", count: 300))}",
  ])
  func invalidTextIsKept(text: String) {
    let query: Query = .promql(.init(stringLiteral: text))
    #expect(query.text == text)
    if PromQLParser.parse(text, dialect: .panel).errors.isEmpty { return }
    #expect(query.expression.node == .invalid(text))
    #expect(query.above(1).text.contains(text))
  }

  /// Whether a flag is needed is said by the linter, that knows the server's flags.
  @Test(arguments: ["mad_over_time(a[5m])", "rate(a[5m * 2])", "a[$__interval]"])
  func featuresAreReadWhateverTheServerHas(text: String) {
    if case .invalid = Query.promql(.init(stringLiteral: text)).expression.node { Issue.record("\(text)") }
  }

  @Test func knowsWhereTheTextWasWritten() {
    let line = #line + 1
    let query: Query = .promql("up")
    #expect(query.location?.line == line)
    #expect(query.location?.fileID == "MonitoringTests/QueryTests.swift")
    #expect(query.above(1).location == nil)
  }

  /// Whatever tree methods make, what is printed means that tree.
  @Test func printedTextMeansTheTree() throws {
    var random = SplitMix64(seed: 0x9E7)
    for _ in 0..<300 {
      let query = Self.random(depth: 5, &random)
      try expectSameMeaning(query, query.text)
      try expectSameMeaning(query, Query.promql(.init(stringLiteral: query.text)).text)
    }
  }

  private static func random(depth: Int, _ random: inout SplitMix64) -> Query {
    guard depth > 0 else { return [a, b, c][Int.random(in: 0..<3, using: &random)] }
    let left = Self.random(depth: depth - 1, &random)
    var right: Query { Self.random(depth: depth - 2, &random) }
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return left.plus(right)
    case 1: return left.minus(right)
    case 2: return left.times(right)
    case 3: return left.divided(by: right)
    case 4: return left.and(right)
    case 5: return left.or(right)
    case 6: return left.unless(right)
    case 7: return left.above(-2.5)
    case 8: return left.equals(1)
    case 9: return left.sum(by: .job)
    case 10: return left.top(3)
    case 11: return right.minus(left)
    case 12: return right.divided(by: left)
    default: return left.times(-1)
    }
  }
}
