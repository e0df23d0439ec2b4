import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// The changes that findings carry: what the query is afterwards, and whether that is surely what was meant.
@Suite struct FixTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var query: String
    var code: String
    var fixed: String?
    var isSafe = true
    init(_ query: String, _ code: String, _ fixed: String?, safe: Bool = true) {
      self.query = query
      self.code = code
      self.fixed = fixed
      isSafe = safe
    }
    var testDescription: String { query }
  }

  @Test(arguments: [
    Case("temprature > 3", "series/unknown-metric", "temperature > 3"),
    Case("sum(aws_trail_denied_count_sum[5m])", "promql/syntax", nil),
    Case("htttp_request_totals > 3", "series/unknown-metric", "http_requests_total > 3", safe: false),
    Case("up or temprature", "series/unknown-metric", "up or temperature", safe: false),
    Case(#"{"temprature"} > 3"#, "series/unknown-metric", nil),
    Case(#"temperature{rom="attic"} > 3"#, "series/unknown-label", #"temperature{room="attic"} > 3"#),
    Case(#"temperature{ rom = "attic"} > 3"#, "series/unknown-label", #"temperature{ room = "attic"} > 3"#),
    Case(#"temperature{"rom"="attic"} > 3"#, "series/unknown-label", nil),
    Case(#"temperature{rom!="attic"} > 3"#, "series/unknown-label", #"temperature{room!="attic"} > 3"#, safe: false),
    Case(#"temperature{xyz="attic"} > 3"#, "series/unknown-label", nil),
    Case("trail_denied_count_sum > 3", "time/offset-missing", "trail_denied_count_sum offset 11m30s > 3"),
    Case(
      "sum_over_time(trail_denied_count_sum[5m]) > 3", "time/offset-missing",
      "sum_over_time(trail_denied_count_sum[5m] offset 11m30s) > 3"),
    Case("sum_over_time(trail_denied_count_sum[5m] offset 1m) > 3", "time/offset-missing", nil),
    Case("rate(http_requests_total[1m]) > 3", "time/window-too-short", "rate(http_requests_total[4m]) > 3"),
    Case(
      #"rate(http_requests_total{code=~"[45].."}[ 1m ]) > 3"#, "time/window-too-short",
      #"rate(http_requests_total{code=~"[45].."}[4m]) > 3"#),
    Case(
      "increase(http_requests_total[1m]) > 3", "time/window-too-short", "increase(http_requests_total[4m]) > 3",
      safe: false),
  ])
  func fixes(_ row: Case) throws {
    let findings = World.known.findings(.promql(QueryText(stringLiteral: row.query)))
    let finding = try #require(findings.first { $0.code.name == row.code }, "\(findings.map(\.message))")
    let fix = finding.fix
    #expect(fix.map { Self.text(row.query, $0) } == row.fixed)
    #expect(fix.map { $0.isSafe == row.isSafe } ?? true)
  }

  /// What a safe fix promises: the finding is gone.
  @Test func aFixedQueryHasTheFindingNoMore() throws {
    for query in ["temprature > 3", #"temperature{rom="attic"} > 3"#, "trail_denied_count_sum > 3"] {
      let finding = try #require(World.known.findings(.promql(QueryText(stringLiteral: query))).first { $0.fix != nil })
      let fixed = Self.text(query, try #require(finding.fix))
      let codes = World.known.findings(.promql(QueryText(stringLiteral: fixed))).map(\.code)
      #expect(!codes.contains(finding.code))
    }
  }

  private static func text(_ query: String, _ fix: Diagnostic.Fix) -> String {
    let bytes = Array(query.utf8)
    let new = bytes[..<fix.range.lowerBound] + Array(fix.replacement.utf8) + bytes[fix.range.upperBound...]
    return String(decoding: new, as: UTF8.self)
  }
}
