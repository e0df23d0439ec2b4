import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// What the rules of values, kinds and units find: the place in the query, and the words.
@Suite struct FoundValueTests {
  typealias Case = FoundQueryTests.Case

  @Test(arguments: [
    Case(
      "value/never-true",
      """
      count(temperature) == 0
      ^~~~~~~~~~~~~~~~~~~~~~~
      """, says: "`count(temperature)` is at least 1", "write `absent(temperature)`"),
    Case("value/never-true", "count by (room) (temperature) < 1", says: "`absent(temperature)`"),
    Case(
      "value/never-true", "count_over_time(temperature[5m]) == 0", says: "`absent_over_time(temperature[5m])`"),
    Case("value/never-true", "0 == count(temperature)", says: "is at least 1"),
    Case("value/never-true", "up > 1", says: "`up` is between 0 and 1"),
    Case("value/never-true", "up == 2 and up", says: "never holds"),
    Case("value/never-true", "absent(temperature) == 0", says: "leave the comparison out"),
    Case("value/never-true", "http_requests_total < 0", says: "at least 0"),
    Case("value/never-true", "rate(http_requests_total[5m]) < 0", says: "at least 0"),
    Case(
      "value/never-true",
      """
      temperature > 5 and on () hour() > 23
                                ^~~~~~~~~~~
      """, says: "between 0 and 23"),
    Case("value/never-true", "day_of_week() == 7", says: "between 0 and 6"),
    Case("value/never-true", "avg(up) * 100 > 100", says: "between 0 and 100"),
    Case("value/never-true", "(up > 0.5) == 0", says: "always 1"),
    Case("value/never-true", "up == 0.5", says: "`up` is a whole number, between 0 and 1"),
    Case("value/never-true", "count(temperature) == 2.5", says: "is a whole number, at least 1"),
    Case("value/never-true", "hour() == 4.5", says: "a whole number, between 0 and 23"),
    Case("value/never-true", "sum(temperature > bool 30) == 1.5", says: "a whole number, at least 0"),
    Case("value/never-true", "max(changes(temperature[5m])) == 0.5", says: "a whole number"),
    Case("value/never-true", "count(temperature) == 0", says: "never", in: .panel),
    Case("value/never-true", .warning, "count(temperature) == 0 or up == 0", says: "never")
      .only(first: 0..<23),
    Case("value/never-true", .warning, "(count(temperature) == bool 0) > 0", says: "never").only(first: 1..<29),
  ])
  func neverTrue(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "value/no-condition", .warning,
      """
      temperature
      ^~~~~~~~~~~
      """, says: "as long as `temperature` has series"),
    Case("value/no-condition", .warning, "rate(http_requests_total[5m])", says: "whatever their values"),
    Case("value/no-condition", .warning, "sum by (room) (temperature) / 2", says: "has series"),
    Case(
      "value/no-condition", .warning,
      """
      temperature > bool 5
      ^~~~~~~~~~~~~~~~~~~~
      """, says: "leave `bool` out"),
    Case("value/no-condition", .warning, "(temperature > bool 5) * (temperature < bool 9)", says: "`bool`"),
    Case(
      "value/no-condition", .warning,
      """
      temperature > 5 or vector(0)
                         ^~~~~~~~~
      """, says: "`vector(0)` always has a result"),
    Case(
      "value/no-condition", .warning,
      """
      absent(temperature) or temperature
                             ^~~~~~~~~~~
      """, says: "has series"),
    Case("value/no-condition", .warning, "vector(scalar(temperature > 5))", says: "has series"),
  ])
  func noCondition(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "value/always-true", .warning,
      """
      rate(http_requests_total[5m]) >= 0
      ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "at least 0"),
    Case("value/always-true", .warning, "up <= 1", says: "between 0 and 1"),
    Case("value/always-true", .warning, "sum(up) > -1", says: "at least 0"),
    Case("value/always-true", .warning, "up != 0.5", says: "between 0 and 1"),
  ])
  func alwaysTrue(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "type/quantile-without-le",
      """
      histogram_quantile(0.9, sum by (handler) (rate(latency_seconds_bucket[5m]))) > 1
                              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "sum() drops `le`", "`by (handler, le)`"),
    Case(
      "type/quantile-without-le", "histogram_quantile(0.9, sum(rate(latency_seconds_bucket[5m]))) > 1",
      says: "sum by (le)"),
    Case(
      "type/quantile-without-le",
      "histogram_quantile(0.9, avg without (le) (rate(latency_seconds_bucket[5m]))) > 1", says: "`without (le)`"),
    Case(
      "type/quantile-without-le",
      """
      histogram_quantile(0.9, rate(http_requests_total[5m])) > 1
                                   ^~~~~~~~~~~~~~~~~~~
      """, says: "http_requests_total has no buckets", note: "node.prom"),
    Case(
      "type/quantile-without-le", "histogram_quantile(0.9, sum by (job) (rate(other_bucket[5m]))) > 1",
      says: "drops `le`", world: .unknown),
  ])
  func quantileWithoutBoundary(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "type/raw-counter", .warning,
      """
      http_requests_total{code="500"} > 5
      ^~~~~~~~~~~~~~~~~~~
      """, says: "compared with 5", "increase(http_requests_total[…])", note: "node.prom"),
    Case("type/raw-counter", .warning, "sum by (code) (http_requests_total) * 2 > 5", says: "compared with 5"),
    Case("type/raw-counter", .warning, "5 < latency_seconds_count", says: "latency_seconds_count is a counter"),
    Case(
      "type/raw-counter", .note,
      """
      sum(http_requests_total)
          ^~~~~~~~~~~~~~~~~~~
      """, says: "drawn", in: .panel),
    Case("type/raw-counter", .warning, "job:requests:sum > 5", says: "job:requests:sum is a counter", world: .summed),
  ])
  func rawCounter(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "type/gauge-function-on-counter", .warning,
      """
      delta(http_requests_total[5m]) > 5
            ^~~~~~~~~~~~~~~~~~~
      """, says: "use increase()", note: "node.prom"),
    Case("type/gauge-function-on-counter", .warning, "deriv(latency_seconds_sum[5m]) > 5", says: "use rate()"),
    Case("type/gauge-function-on-counter", .warning, "avg_over_time(http_requests_total[5m]) > 5", says: "a counter"),
    Case(
      "type/gauge-function-on-counter", .warning, "quantile_over_time(0.5, http_requests_total[5m]) > 5",
      says: "a counter"),
  ])
  func gaugeFunctionOnCounter(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "type/rate-of-sum",
      """
      rate(sum(http_requests_total)[5m:1m]) > 5
           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """, says: "rate() of a sum of counters", "sum(rate(…))"),
    Case(
      "type/rate-of-sum", .warning, "rate(sum by (handler) (http_requests_total)[5m:1m]) > 5", says: "sum(rate(…))"),
    Case(
      "type/rate-of-sum",
      """
      increase(job:requests:sum[5m]) > 5
               ^~~~~~~~~~~~~~~~~~~~
      """, says: "record increases there", note: "sum(http_requests_total)", world: .summed),
  ])
  func rateOfSum(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "type/statistic-mismatch", .warning,
      """
      sum_over_time(cpu_average[1h]) > 5
                    ^~~~~~~~~~~
      """, says: "CloudWatch's Average", "ask for Sum", note: "Statistic: Average", world: .measured),
    Case("type/statistic-mismatch", .warning, "sum(cpu_average) > 5", says: "avg() or max()", world: .measured),
    Case("type/statistic-mismatch", .warning, "avg(latency_p95) > 5", says: "p95", world: .measured),
    Case("type/statistic-mismatch", .warning, "max_over_time(free_minimum[1h]) > 5", says: "Maximum", world: .measured),
  ])
  func statisticMismatch(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "value/scale", .warning,
      """
      avg(cpu_average) > 0.9
                         ^~~
      """, says: "a percentage", "write 90", note: "Unit: Percent", world: .measured),
    Case("value/scale", .warning, "80 < used_ratio", says: "a ratio", "write 0.8", world: .measured),
  ])
  func scale(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    Case(
      "promql/feature-flag",
      """
      limitk(3, temperature) > 1
      ^~~~~~
      """, says: "--enable-feature=promql-experimental-functions", ".experimentalFunctions"),
    Case("promql/feature-flag", "mad_over_time(temperature[5m]) > 1", says: "experimental"),
    Case("promql/feature-flag", "max_over_time(temperature[2m*5]) > 1", says: ".durationExpressions"),
    Case(
      "promql/redundant-regex", .note,
      """
      temperature{room=~"attic"} > 1
                  ^~~~~~~~~~~~~
      """, says: "write `room=\"attic\"`"),
    Case("promql/redundant-regex", .note, #"temperature{room!~"attic"} > 1"#, says: "write `room!=\"attic\"`"),
    Case(
      "promql/redundant-anchor", .note,
      """
      temperature{room=~"^at.*$"} > 1
                  ^~~~~~~~~~~~~~
      """, says: "write `room=~\"at.*\"`"),
    Case("promql/redundant-anchor", .note, #"temperature{room!~"at.*$"} > 1"#, says: "`room!~\"at.*\"`"),
  ])
  func text(in found: Case) { FoundQueryTests().expect(found) }

  struct Shown: Sendable, CustomTestStringConvertible {
    var query: String
    var unit: Unit
    /// What is proposed; `nil` when the unit is right.
    var proposal: String?
    init(_ query: String, _ unit: Unit, _ proposal: String?) {
      self.query = query
      self.unit = unit
      self.proposal = proposal
    }
    var testDescription: String { "\(query) as \(unit.id)" }
  }

  @Test(arguments: [
    Shown("rate(received_bytes_total[5m])", .bytes, ".bytesPerSecond"),
    Shown("rate(received_bytes_total[5m])", .bytesPerSecond, nil),
    Shown("sum(rate(received_bytes_total[5m])) * 8", .bytesPerSecond, "Unit(\"bps\")"),
    Shown("increase(received_bytes_total[5m])", .bytesPerSecond, ".bytes"),
    Shown("increase(received_bytes_total[5m]) / 1024 / 1024", Unit("mbytes"), nil),
    Shown("increase(received_bytes_total[5m]) / (1024 * 1024)", Unit("decmbytes"), nil),
    Shown("rate(latency_seconds_sum[5m]) / rate(latency_seconds_count[5m])", .seconds, nil),
    Shown("rate(latency_seconds_sum[5m]) / rate(latency_seconds_count[5m])", .milliseconds, ".seconds"),
    Shown("1000 * rate(latency_seconds_sum[5m]) / rate(latency_seconds_count[5m])", .milliseconds, nil),
    Shown("rate(latency_seconds_count[5m])", .requestsPerSecond, nil),
    Shown("rate(latency_seconds_count[5m])", .seconds, ".operationsPerSecond"),
    Shown("histogram_quantile(0.9, sum by (le) (rate(latency_seconds_bucket[5m])))", .seconds, nil),
    Shown("histogram_quantile(0.9, sum by (le) (rate(latency_seconds_bucket[5m])))", .milliseconds, ".seconds"),
    Shown("used_ratio", .ratio, nil), Shown("used_ratio", .percent, ".ratio"), Shown("used_ratio * 100", .percent, nil),
    Shown("1 - used_ratio", .ratio, nil), Shown("cpu_average", .ratio, ".percent"), Shown("cpu_average", .percent, nil),
    Shown("cpu_average / 100", .ratio, nil), Shown("link_speed_bytes * 8", Unit("bps"), nil),
    Shown("used_ratio", .short, nil), Shown("temperature", .percent, nil),
    Shown("rate(cpu_seconds_total[5m])", .ratio, nil), Shown("rate(cpu_seconds_total[5m])", .seconds, ".ratio"),
    Shown("sum(used_ratio)", .percent, nil), Shown("job_start_time_seconds", .milliseconds, nil),
    Shown("sum(rate(received_bytes_total[5m])) or vector(0)", .bytesPerSecond, nil),
  ])
  func units(of shown: Shown) {
    let world = World.measured
    var content = world.content(.promql("up == 0"), in: .alert)
    let query = Query.promql(QueryText(stringLiteral: shown.query))
    content.show(Panel(.timeSeries, "Trial") { Target(query) }.unit(shown.unit))
    let findings = world.findings(in: content).filter { $0.code.name == "panel/unit-mismatch" }
    guard let proposal = shown.proposal else {
      #expect(findings.isEmpty, "\(findings.map(\.message))")
      return
    }
    #expect(findings.count == 1)
    #expect(findings.first?.severity == .warning)
    #expect(findings.first?.message.contains("write .unit(\(proposal))") == true, "\(findings.map(\.message))")
  }
}

/// What is right, or may be.
@Suite struct SilentValueTests {
  typealias Case = SilentQueryTests.Case

  @Test(arguments: [
    Case("vector(1)"), Case("absent(temperature)"), Case("absent(temperature) == 1"),
    Case(#"ALERTS{alertname="Trial"}"#), Case(#"count(ALERTS{alertname="Trial"}) > 0"#),
    Case("temperature unless up == 0"), Case("temperature > 5 or absent(temperature)"),
    Case("count(temperature) > 0"), Case("count(temperature > 5) > 0"), Case("count(up == 0) by (job) >= 1"),
    Case("(count(temperature) or vector(0)) == 0"), Case("count(up == 1) / count(up) < 1"),
    Case("count_over_time((temperature > 5)[10m:1m]) > 0"), Case("present_over_time(temperature[5m]) == 1"),
    Case("up{job=\"node\"} != 1"), Case("avg_over_time(up[5m]) < 0.9"), Case("sum(up) == 0"), Case("sum(up) < 1"),
    Case("changes(up[5m]) > 2"), Case("temperature > 5 and on () (hour() >= 9 < 17)"),
    Case("temperature > 5 and on () day_of_week() != 6"),
    Case("temperature:bad", world: .conditional),
    Case("label_replace(temperature > 5, \"a\", \"b\", \"room\", \".*\")"), Case("sort_desc(temperature > 5)"),
    Case("topk(3, temperature > 5)"), Case("vector(scalar(sum(temperature))) > 5"), Case("temperature > 5 == 7"),
    Case("up >= 1"), Case("up > 0"), Case("up > 0.5"), Case("avg(up) == 0.5"), Case("up * 0.5 == 0.5"),
    Case("count(up == 1) / 2 == 1.5"), Case("time() - temperature > 5"),
  ])
  func conditions(in query: Case) { SilentQueryTests().expectSilence(query) }

  @Test(arguments: [
    Case("http_requests_total > 0"), Case("http_requests_total == 0"), Case("sum(http_requests_total) >= 1"),
    Case("count(http_requests_total) > 5"), Case("absent(http_requests_total)"),
    Case("changes(http_requests_total[5m]) > 5"), Case("resets(http_requests_total[5m]) > 5"),
    Case("temperature > 5 unless http_requests_total"), Case("timestamp(http_requests_total) < time() - 300"),
    Case("http_requests_total - http_requests_total offset 5m > 5"),
    Case("latency_seconds_sum / latency_seconds_count > 5"), Case("max_over_time(http_requests_total[5m]) > 0"),
    Case("http_requests_total > http_requests_total offset 5m"), Case("latency_seconds_count == latency_seconds_count"),
    Case("sum(rate(http_requests_total[5m])) > 5"), Case("rate(sum by (instance) (http_requests_total)[5m:1m]) > 5"),
    Case("rate(max(http_requests_total)[5m:1m]) > 5"), Case("rate(http_requests_total[5m])", .panel),
    Case("http_requests_total", .instantPanel), Case("pause_seconds{quantile=\"0.5\"} > 5"),
    Case("temperature * on () group_left () count(http_requests_total) > 5"), Case("delta(temperature[5m]) > 5"),
    Case("count_over_time(http_requests_total[5m]) > 5"),
  ])
  func counters(in query: Case) { SilentQueryTests().expectSilence(query) }

  @Test(arguments: [
    Case("histogram_quantile(0.9, sum by (job, le) (rate(latency_seconds_bucket[5m]))) > 1"),
    Case("histogram_quantile(0.9, sum without (job) (rate(latency_seconds_bucket[5m]))) > 1"),
    Case("histogram_quantile(0.9, rate(latency_seconds_bucket[5m])) > 1"),
    Case("sum(histogram_quantile(0.9, rate(latency_seconds_bucket[5m]))) > 1"),
    Case("histogram_quantile(0.9, topk(3, rate(latency_seconds_bucket[5m]))) > 1"),
    Case(
      "histogram_quantile(0.9, label_replace(sum(rate(latency_seconds_bucket[5m])), \"le\", \"1\", \"\", \"\")) > 1"),
    Case("histogram_quantile(0.9, sum by (job) (rate(native_seconds[5m]))) > 1", world: .unknown),
    Case("histogram_quantile(0.9, job:latency:rate5m) > 1", world: .unknown),
    Case("histogram_quantile(0.9, sum by ($group) (rate(latency_seconds_bucket[5m])))", .panel),
  ])
  func quantiles(in query: Case) { SilentQueryTests().expectSilence(query) }

  @Test(arguments: [
    Case("sum_over_time(requests_sum[1h]) > 5", world: .measured), Case("sum(requests_sum) > 5", world: .measured),
    Case("sum(size_average) > 5", world: .measured), Case("avg(cpu_average) > 90", world: .measured),
    Case("max(cpu_average) > 5", world: .measured), Case("cpu_average < 1", world: .measured),
    Case("cpu_average / 100 > 0.9", world: .measured), Case("used_ratio > 1.5", world: .measured),
    Case("sum(used_ratio) > 20", world: .measured), Case("avg(used_ratio) * 100 > 90", world: .measured),
    Case("max(latency_p95) > 5", world: .measured),
  ])
  func statistics(in query: Case) { SilentQueryTests().expectSilence(query) }

  @Test(arguments: [
    Case(#"temperature{room=~"a.*"} > 1"#), Case(#"temperature{room=~"attic|hall"} > 1"#),
    Case(#"temperature{room=~"$room"}"#, .panel), Case(#"temperature{room=~"^$room$"}"#, .panel),
    Case(#"temperature{room!~"at\\$"} > 1"#),
  ])
  func patterns(in query: Case) {
    let findings = query.world.findings(Query.promql(QueryText(stringLiteral: query.promQL)), in: query.place)
    #expect(!findings.contains { $0.code.group == "promql" }, "\(findings.map(\.message))")
  }

  @Test func declaredFlagsAreNotMissed() {
    var content = World.known.content(.promql("limitk(3, max_over_time(temperature[2m*5])) > 1"), in: .alert)
    content.prometheus?.promQLFeatures = [.experimentalFunctions, .durationExpressions]
    #expect(!World.known.findings(in: content).contains { $0.code.group == "promql" })
  }
}

extension FoundQueryTests.Case {
  /// With the place of the finding in bytes.
  fileprivate func only(first range: Range<Int>) -> Self {
    var copy = self
    copy.query = MarkedQuery(
      query.text + "\n" + String(repeating: " ", count: range.lowerBound) + "^"
        + String(repeating: "~", count: range.count - 1))
    return copy
  }
}

extension World {
  /// Metrics that say what they measure.
  fileprivate static let measured = World(pages: [
    Page(
      job: node,
      text: nodePage + """
        # HELP cpu_average CloudWatch metric AWS/EC2 CPUUtilization Dimensions: [InstanceId] Statistic: Average Unit: Percent
        # TYPE cpu_average gauge
        cpu_average 3
        # HELP size_average CloudWatch metric AWS/S3 BucketSizeBytes Dimensions: [] Statistic: Average Unit: Bytes
        # TYPE size_average gauge
        size_average 3
        # HELP latency_p95 CloudWatch metric AWS/X Latency Dimensions: [] Statistic: p95 Unit: Seconds
        # TYPE latency_p95 gauge
        latency_p95 3
        # HELP free_minimum CloudWatch metric AWS/X Free Dimensions: [] Statistic: Minimum Unit: Bytes
        # TYPE free_minimum gauge
        free_minimum 3
        # HELP requests_sum CloudWatch metric AWS/X Requests Dimensions: [] Statistic: Sum Unit: Count
        # TYPE requests_sum gauge
        requests_sum 3
        # TYPE used_ratio gauge
        used_ratio 0.5
        # TYPE received_bytes_total counter
        received_bytes_total 3
        # TYPE cpu_seconds_total counter
        cpu_seconds_total 3
        # TYPE link_speed_bytes gauge
        link_speed_bytes 3
        # TYPE job_start_time_seconds gauge
        job_start_time_seconds 1700000000

        """)
  ])

  fileprivate static let summed: World = {
    var world = known
    world.recordings = [RecordingRule("job:requests:sum", .promql("sum(http_requests_total)"))]
    return world
  }()

  fileprivate static let conditional: World = {
    var world = known
    world.recordings = [RecordingRule("temperature:bad", .promql("temperature > 30"))]
    return world
  }()
}
