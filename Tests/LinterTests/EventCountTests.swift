import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// What is said of queries on the counts of declared signals.
@Suite struct EventCountTests {
  typealias Case = FoundQueryTests.Case

  private static func found(_ code: String, _ query: String, says words: String) -> Case {
    Case(code, .warning, query.replacingCount, says: words, world: .signalled)
  }

  @Test(arguments: [
    found("value/always-true", "sum(COUNT) > -1", says: "at least 0"),
    found("value/always-true", "sum(COUNT) >= 0", says: "at least 0"),
    found("value/always-true", "COUNT != 0.5", says: "at least 0"),
    Case("value/never-true", "trail_denied_count_sum offset 12m < 0", says: "at least 0", world: .signalled),
    Case("value/never-true", "trail_denied_count_sum offset 12m == 1.5", says: "a whole number", world: .signalled),
  ])
  func countsHaveBounds(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    found("value/holds-at-rest", "sum(COUNT) < 20", says: "`> 20`"),
    found("value/holds-at-rest", "COUNT == 0", says: "is 0, and the condition holds"),
    found("value/holds-at-rest", "sum(COUNT) != 5", says: "as long as nothing happens"),
    found("value/holds-at-rest", "sum(COUNT) <= 0", says: "`> 0`"),
    found("value/holds-at-rest", "20 > sum(COUNT)", says: "`> 20`"),
    found("value/holds-at-rest", "(sum(COUNT) or vector(0)) < 5", says: "`> 5`"),
    found("value/holds-at-rest", "sum(COUNT) * 2 + 1 < 20", says: "is 1, and the condition holds"),
    found("value/holds-at-rest", "sum(COUNT) < 20 and sum(COUNT) >= 0", says: "all that it counts is 0"),
    found("value/holds-at-rest", "sum(COUNT) < 20 unless sum(COUNT) > 3", says: "all that it counts is 0"),
    found("value/holds-at-rest", "temperature > 30 or sum(COUNT) < 20", says: "all that it counts is 0"),
    Case("value/holds-at-rest", .warning, "denied:sum5m < 20", says: "denied:sum5m", world: .recordingCounts),
  ])
  func conditionHoldsAtRest(in found: Case) {
    FoundQueryTests().expect(found)
    #expect(!Self.codes(found).contains("value/always-true"))
  }

  @Test(arguments: [
    "sum(COUNT) > 20", "sum(COUNT) >= 1", "sum(COUNT) > 0 < 20", "sum(COUNT) == 5", "absent(COUNT)",
    "sum(COUNT) < 20 and sum(COUNT) > 3", "sum(COUNT) < 20 and on () hour() > 8", "sum(COUNT) < 20 and on () up == 1",
    "sum(COUNT) / sum(COUNT) < 0.1", "sum(COUNT) < 20 unless on () up", "sum(COUNT > 0) < 20",
    "sum(COUNT) > bool 0 == 1",
  ])
  func conditionFailsAtRest(query: String) {
    #expect(!Self.codes(query).contains("value/holds-at-rest"), "\(query)")
  }

  /// Without a default value there is no data point while nothing happens.
  @Test func signalWithoutZeroIsNotThereAtRest() {
    var world = World.signalled
    world.signals[0].countsZero = false
    #expect(!Self.codes("sum(COUNT) < 20", world).contains("value/holds-at-rest"))
    #expect(Self.codes("sum(COUNT) > -1", world).contains("value/always-true"))
  }

  /// Of a metric that no signal declares nobody knows what it counts.
  @Test func onlyDeclaredSignalsAreEventCounts() {
    for query in ["sum(COUNT) < 20", "sum(COUNT) > -1", "count(COUNT) > 1", "delta(trail_denied_count_sum[1h]) > 1"] {
      let codes = Self.codes(query, .known)
      #expect(codes.isDisjoint(with: ["value/holds-at-rest", "value/always-true", "type/statistic-mismatch"]))
    }
  }

  @Test(arguments: [
    Case(
      "type/statistic-mismatch", .warning,
      """
      count(sum_over_time(trail_denied_count_sum[5m] offset 12m)) > 5
                          ^~~~~~~~~~~~~~~~~~~~~~
      """, says: "count() of trail_denied_count_sum", "counts series, and not events", "sum()", note: "cloudwatch.prom",
      world: .signalled),
    found("type/statistic-mismatch", "stddev by (job) (COUNT) > 5", says: "here there is one"),
    found("type/statistic-mismatch", "quantile(0.9, COUNT) > 5", says: "here there is one"),
    found("type/statistic-mismatch", "group(COUNT) > 5", says: "is 1"),
    found(
      "type/statistic-mismatch", "sum(count_over_time(trail_denied_count_sum[5m] offset 12m)) > 0",
      says: "counts periods, and not events"),
    found(
      "type/statistic-mismatch", "sum(delta(trail_denied_count_sum[5m] offset 12m)) > 5", says: "sum_over_time()"),
    found(
      "type/statistic-mismatch", "predict_linear(trail_denied_count_sum[1h] offset 12m, 3600) > 5", says: "one period"),
    found("type/statistic-mismatch", "stddev_over_time(sum(COUNT)[1h:5m]) > 5", says: "periods differ"),
    found("type/statistic-mismatch", "max(count(COUNT * 2)) > 5", says: "counts series"),
    found("type/statistic-mismatch", "count(COUNT) > 5 or up == 0", says: "counts series"),
    Case(
      "type/statistic-mismatch", .warning, "count(sum_over_time(trail_denied_count_sum[5m]))", says: "counts series",
      in: .panel, world: .signalled),
  ])
  func operatorLosesTheNumberOfEvents(in found: Case) { FoundQueryTests().expect(found) }

  @Test(arguments: [
    "sum(COUNT) > 5", "count(COUNT > 0) > 5", "max(COUNT) > 5", "avg(COUNT) > 5",
    "max_over_time(trail_denied_count_sum[1h] offset 12m) > 5",
    "avg_over_time(trail_denied_count_sum[1h] offset 12m) > 5",
    "present_over_time(trail_denied_count_sum[1h] offset 12m) == 1",
    "absent_over_time(trail_denied_count_sum[1h] offset 12m)",
    "quantile_over_time(0.9, trail_denied_count_sum[1h] offset 12m) > 5",
    "count_over_time(trail_denied_count_sum[1h] offset 12m) < 50",
    "sum(count_over_time(trail_denied_count_sum[1h] offset 12m)) < 50",
    "sum(COUNT) / count(COUNT) > 5",
    "COUNT > avg_over_time(COUNT[1d:5m]) + 3 * stddev_over_time(COUNT[1d:5m])",
    "sum(COUNT) / scalar(count(COUNT)) > 5", "count(up == 0) > 1", "temperature and on () group(COUNT)",
    "count(temperature) > 5", "stddev(temperature) > 5",
  ])
  func operatorTellsOfEvents(query: String) {
    #expect(!Self.codes(query).contains("type/statistic-mismatch"), "\(query)")
  }

  /// The deviation between regions is a question of its own; how many regions there are is none.
  @Test func severalSeriesMayBeCompared() {
    let world = World.signalledInTwoRegions
    #expect(!Self.codes("stddev(COUNT) > 5", world).contains("type/statistic-mismatch"))
    #expect(Self.codes("stddev by (region) (COUNT) > 5", world).contains("type/statistic-mismatch"))
    #expect(Self.codes("count(COUNT) > 5", world).contains("type/statistic-mismatch"))
  }

  private static func codes(_ found: Case) -> Set<String> { codes(found.query.text, found.world) }

  private static func codes(_ query: String, _ world: World = .signalled) -> Set<String> {
    Set(world.findings(.promql(QueryText(stringLiteral: query.replacingCount))).map(\.code.name))
  }
}

extension String {
  /// `COUNT` stands for the events of five minutes.
  fileprivate var replacingCount: String {
    split(separator: "COUNT", omittingEmptySubsequences: false)
      .joined(separator: "sum_over_time(trail_denied_count_sum[5m] offset 12m)")
  }
}

extension World {
  fileprivate static let recordingCounts: World = {
    var world = signalled
    world.recordings = [
      RecordingRule("denied:sum5m", .promql("sum(sum_over_time(trail_denied_count_sum[5m] offset 12m))"))
    ]
    return world
  }()

  fileprivate static let signalledInTwoRegions: World = {
    var world = signalled
    let second = ScrapeJob(
      "cloudwatch2", targets: ["cloudwatch2:9106"], interval: .seconds(30), labels: [.region: "us-east-1"],
      exporter: CloudWatchExporter(region: "us-east-1"))
    world.pages.append(Page(job: second, text: cloudWatchPage))
    return world
  }()
}
