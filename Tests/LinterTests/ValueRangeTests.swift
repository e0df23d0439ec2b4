import Monitoring
import PromQL
import Testing

@testable import Linter

/// What is inferred of values holds for the values.
@Suite struct ValueRangeTests {
  private static func inference(_ recordings: [RecordingRule] = []) -> ValueInference {
    var world = World.known
    world.recordings = recordings
    let content = world.content(.promql("up"), in: .recording)
    let snapshots = world.pages.map { CapturedSnapshot(Snapshot($0.job.name, job: $0.job), page: $0.text ?? "") }
    return LintContext(content, snapshots: snapshots).values
  }

  private static func range(of text: String, _ inference: ValueInference) throws -> ValueRange? {
    let dialect = PromQLDialect(experimentalFunctions: true, durationExpressions: true)
    return inference.values(of: try #require(PromQLParser.parse(text, dialect: dialect).expression, "\(text)"))
  }

  @Test func everyFunctionIsInTheTable() {
    for function in PromQLFunction.all {
      #expect(FunctionRange.of(function.name) != nil, "\(function.name)")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// `nil` for an expression that never has a result.
    var range: ValueRange?
    init(_ text: String, _ range: ValueRange?) {
      self.text = text
      self.range = range
    }
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case("up", .truth), Case("1 - up", .truth), Case("up * 100", .whole(0, 100)), Case("up / 2", ValueRange(0, 0.5)),
    Case("sum(up)", .count), Case("avg by (job) (up)", ValueRange(0, 1)), Case("max(up)", .truth),
    Case("count(temperature)", .oneOrMore), Case("count(temperature) or vector(0)", .count),
    Case("absent(temperature)", ValueRange(1)), Case("group(temperature)", ValueRange(1)),
    Case("rate(http_requests_total[5m])", .notNegative), Case("rate(temperature[5m])", .anything),
    Case("changes(temperature[5m])", .count), Case("resets(temperature[5m]) - 3", .whole(-3, .infinity)),
    Case("temperature > 5", ValueRange(5, .infinity)), Case("5 < temperature", ValueRange(5, .infinity)),
    Case("temperature > bool 5", .truth), Case("up > bool 1", ValueRange(0)),
    Case("sum(temperature > bool 5)", .count), Case("sum(temperature > bool 5) / 2", .notNegative),
    Case("up >= bool 0", ValueRange(1)), Case("up == bool 0.5", ValueRange(0)), Case("up != bool 0.5", ValueRange(1)),
    Case("up > 1", nil), Case("up == 0.5", nil), Case("up == 0.5 or vector(3)", ValueRange(3)),
    Case("count(up > 1)", nil), Case("up > 0.2 < 0.8", nil), Case("avg(up) == 0.5", ValueRange(0.5)),
    Case("count(temperature) > 2", .whole(3, .infinity)), Case("count(temperature) < 2.5", .whole(1, 2)),
    Case("up > 0", ValueRange(1)), Case("avg_over_time(up[5m]) > 0", ValueRange(0, 1)),
    Case("(up > 1) or vector(3)", ValueRange(3)), Case("absent(up > 1)", ValueRange(1)),
    Case("up unless up > 1", .truth), Case("up and (up > 1)", nil), Case("up or vector(0.5)", ValueRange(0, 1)),
    Case("hour()", .whole(0, 23)), Case("day_of_week(temperature)", .whole(0, 6)),
    Case("abs(vector(-3))", ValueRange(3)), Case("abs(up - 1)", .truth), Case("-up", .whole(-1, 0)),
    Case("sqrt(up + 3)", ValueRange(3.0.squareRoot(), 2)), Case("floor(up / 3)", ValueRange(0, 0)),
    Case("clamp(temperature, 2, 7)", ValueRange(2, 7, mayBeNaN: true)), Case("clamp_max(up, 0.5)", ValueRange(0, 0.5)),
    Case("clamp_min(up, 0.5)", ValueRange(0.5, 1)), Case("quantile(0.5, up)", ValueRange(0, 1)),
    Case("quantile(0.5, rate(http_requests_total[5m]))", ValueRange(0, .infinity, mayBeNaN: true)),
    Case("quantile(1.5, up)", .anything), Case("up / 0", .anything),
    Case("max_over_time(up[5m])", .truth), Case("count_over_time(up[5m])", .oneOrMore),
    Case("stddev_over_time(up[5m])", .notNegative),
    Case("stddev_over_time(temperature[5m])", ValueRange(0, .infinity, mayBeNaN: true)),
    Case("avg_over_time((up > 0)[5m:1m])", ValueRange(1)), Case("latency_seconds_bucket", .notNegative),
    Case("latency_seconds_sum", .anything), Case("ALERTS", ValueRange(1)),
    Case("recorded:up:avg * 2", ValueRange(0, 2)), Case("recorded:twice", ValueRange(0, 9)),
    Case("2 ^ 10", ValueRange(1024)), Case("10 ^ -3", .notNegative), Case("no_such_metric", .anything),
  ])
  func bounds(of query: Case) throws {
    let inference = Self.inference([
      RecordingRule("recorded:up:avg", .promql("avg(up)")), RecordingRule("recorded:twice", .promql("avg(up)")),
      RecordingRule("recorded:twice", .promql("vector(9)")),
    ])
    #expect(try Self.range(of: query.text, inference) == query.range)
  }

  /// As deep as the parser lets a tree be, on a thread with a small stack.
  @Test(arguments: [
    ("", " + up", "up"), ("", " or up", "up"), ("", " == bool 3", "up"), ("", " > 0", "up"), ("", " and up", "up"),
    ("abs(", ")", "up"), ("sum(", ")", "up"), ("max_over_time(", "[5m:1m])", "up"),
    ("histogram_quantile(0.9, ", ")", "sum(latency_seconds_bucket)"),
  ])
  func deepExpressions(prefix: String, suffix: String, core: String) {
    let count = prefix.isEmpty ? PromQLParser.depthLimit - 2 : PromQLParser.nestingLimit - 5
    let text = String(repeating: prefix, count: count) + core + String(repeating: suffix, count: count)
    let query = Query.promql(QueryText(stringLiteral: text))
    #expect(PromQLParser.parse(text).isValid)
    for place in [World.Place.alert, .recording, .panel] {
      let codes = World.known.findings(query, in: place).map(\.code.name)
      #expect(!codes.contains("promql/syntax"))
    }
  }

  /// Constant expressions, computed by a small evaluator beside them.
  @Test func constantExpressions() throws {
    var random = SplitMix64(seed: 3)
    let inference = Self.inference()
    for _ in 0..<3_000 {
      let (text, value) = Constant.random(depth: Int.random(in: 0...4, using: &random), &random)
      let range = try #require(try Self.range(of: text, inference), "\(text)")
      #expect(range.contains(value), "\(text) is \(value), not \(range)")
    }
  }

  /// Whatever two ranges hold, their image holds what comes of it.
  @Test func arithmetic() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<4_000 {
      let (left, a) = Self.randomRange(&random)
      let (right, b) = Self.randomRange(&random)
      for operation in PromQLExpression.BinaryOperator.allCases {
        if let value = ValueRange.value(a, operation, b) {
          let image = left.applying(operation, right)
          #expect(image.contains(value), "\(a) \(operation.rawValue) \(b) = \(value) is not in \(image)")
        } else if let holds = Constant.holds(a, operation, b) {
          #expect(!holds || left.mayHold(operation, right), "\(a) \(operation.rawValue) \(b)")
          #expect(holds || !left.alwaysHolds(operation, right), "\(a) \(operation.rawValue) \(b)")
          if holds { #expect(left.filtered(operation, right)?.contains(a) == true, "\(a) \(operation.rawValue) \(b)") }
        }
      }
    }
  }

  @Test func functions() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<3_000 {
      let (range, value) = Self.randomRange(&random)
      for function in PromQLFunction.all {
        let image: Double
        switch FunctionRange.of(function.name) {
        case .rising(let f, _), .approximatelyRising(let f, _), .bounded(let f, _, _), .rounding(let f):
          image = f(value)
        case .magnitude: image = abs(value)
        default: continue
        }
        let inferred = FunctionRange.of(function.name).flatMap { range.image($0) }
        #expect(inferred?.contains(image) == true, "\(function.name)(\(value)) = \(image) of \(range)")
      }
    }
  }

  /// What is computed from whole numbers is whole, and what is chosen between two lies between them.
  @Test func rangesOfSeveralValues() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<3_000 {
      let (range, first) = Self.randomRange(&random)
      let values = [first, first, first].map { Bool.random(using: &random) || range.mayBeNaN ? $0 : range.lower }
      let share = Double.random(in: 0...1, using: &random)
      #expect(range.summed.contains(values.reduce(0, +)), "\(values) of \(range)")
      #expect(range.averaged.contains(values.reduce(0, +) / 3), "\(values) of \(range)")
      #expect(range.interpolated.contains(first * (1 - share) + first * share), "\(first), \(share) of \(range)")
    }
  }

  private static let numbers: [Double] = [
    0, -0.0, 1, -1, 0.5, -0.5, 2, 3, 10, -7, 0.1, 1e9, 1e-9, .infinity, -.infinity, .greatestFiniteMagnitude,
  ]

  /// A range and a value in it.
  private static func randomRange(_ random: inout SplitMix64) -> (ValueRange, Double) {
    let ends = [0, 1, 2].map { _ in numbers.randomElement(using: &random) ?? 0 }.sorted()
    if Int.random(in: 0..<10, using: &random) == 0 {
      return (ValueRange(ends[0], ends[2], mayBeNaN: true), .nan)
    }
    if Int.random(in: 0..<5, using: &random) == 0 { return (ValueRange(ends[1]), ends[1]) }
    let range = ValueRange(ends[0], ends[2], mayBeNaN: Bool.random(using: &random))
    return (range.whole.contains(ends[1]) && Bool.random(using: &random) ? range.whole : range, ends[1])
  }
}

/// Expressions of numbers only, with their values.
private enum Constant {
  static func random(depth: Int, _ random: inout SplitMix64) -> (text: String, value: Double) {
    if depth == 0 {
      let literals: [(String, Double)] = [
        ("0", 0), ("1", 1), ("2", 2), ("0.5", 0.5), ("100", 100), ("Inf", .infinity), ("NaN", .nan), ("1e9", 1e9),
      ]
      return literals.randomElement(using: &random) ?? ("0", 0)
    }
    let left = self.random(depth: depth - 1, &random)
    if Int.random(in: 0..<6, using: &random) == 0 { return ("-(\(left.text))", -left.value) }
    let right = self.random(depth: Int.random(in: 0..<depth, using: &random), &random)
    let operation =
      PromQLExpression.BinaryOperator.allCases.filter { !$0.isSetOperator }.randomElement(using: &random) ?? .add
    let word = operation.isComparison ? "\(operation.rawValue) bool" : operation.rawValue
    let value =
      ValueRange.value(left.value, operation, right.value)
      ?? (holds(left.value, operation, right.value) == true ? 1 : 0)
    return ("(\(left.text)) \(word) (\(right.text))", value)
  }

  static func holds(_ left: Double, _ operation: PromQLExpression.BinaryOperator, _ right: Double) -> Bool? {
    switch operation {
    case .equal: left == right
    case .notEqual: left != right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .less: left < right
    case .lessOrEqual: left <= right
    default: nil
    }
  }
}
