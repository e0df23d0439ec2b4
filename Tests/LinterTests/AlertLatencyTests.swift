import Monitoring
import Testing

@testable import Linter

/// From the event to the notification. The sums are those that were measured with real programs, give or take their phases.
@Suite struct AlertLatencyTests {
  private static let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
  private static let pager = Receiver("pager", .webhook(url: "http://pager:8080/"))
  private static let chat = Receiver("chat", .webhook(url: "http://chat:8080/"))

  private static let exporter = ScrapeJob(
    "cloudwatch", targets: ["cloudwatch:9106"], interval: .seconds(60),
    exporter: CloudWatchExporter(region: "eu-west-1", delay: .seconds(300)))
  private static let node = ScrapeJob("node", targets: ["node:9100"], interval: .seconds(15))

  /// The root waits 30 s and 5 min.
  private func content(
    _ query: Query, route: Route = Route(to: mail), recordings: [RecordingRule] = [], queryOffset: Duration? = nil,
    pending: Duration? = nil
  ) -> ContentSketch {
    var content = ContentSketch()
    content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [Self.exporter, Self.node])
    content.signals = [.example(through: Self.exporter)]
    content.alertmanager = Alertmanager(receivers: [Self.mail, Self.pager, Self.chat], route: route)
    var alert = Alert("Trial", .critical, when: query)
    alert.pendingPeriod = pending
    content.ruleGroups = [RuleGroup("group", queryOffset: queryOffset, recordings: recordings) { alert }]
    return content
  }

  private func seconds(_ content: ContentSketch) -> [[Int64]] {
    let page = CapturedSnapshot(Snapshot("node", job: Self.node), page: "temperature 21\n")
    return Linter.latencies(of: content, snapshots: [page]).map {
      [$0.earliest.milliseconds / 1000, $0.latest.milliseconds / 1000]
    }
  }

  struct Case: Sendable {
    var query: String
    var queryOffset: Duration?
    var pending: Duration?
    var expected: [Int64]

    /// The terms of the earliest and of the latest time, in seconds.
    init(
      _ query: String, queryOffset: Int? = nil, pending: Int? = nil, earliest: [Int64], latest: [Int64]
    ) {
      self.query = query
      self.queryOffset = queryOffset.map { .seconds($0) }
      self.pending = pending.map { .seconds($0) }
      expected = [earliest.reduce(0, +), latest.reduce(0, +)]
    }
  }

  @Test(arguments: [
    // The scrape (15 s), the evaluation (60 s), and the group's wait of 30 s or interval of 300 s.
    Case("temperature > 30", earliest: [30], latest: [15, 60, 300]),
    Case("max_over_time(temperature[1h]) > 30", earliest: [30], latest: [15, 60, 300]),
    Case("temperature offset 1m > 30", queryOffset: 60, earliest: [120, 30], latest: [120, 15, 60, 300]),
    Case("vector(1) > 0", earliest: [30], latest: [60, 300]),
    // A wait of 90 s ends with the second evaluation.
    Case("vector(1) > 0", pending: 90, earliest: [30, 120], latest: [60, 120, 300]),
    // Measured: 328 s after the end of the minute.
    Case("sum_over_time(trail_denied_sum[5m] offset 5m) > 0", earliest: [300, -60, 30], latest: [360, 60, 300]),
    Case("sum_over_time(trail_denied_sum[5m] offset 7m) > 0", earliest: [420, -60, 30], latest: [420, 60, 300]),
    Case("sum_over_time(trail_denied_sum[10m]) > 0", earliest: [300, -60, 30], latest: [360, 60, 300]),
    // Measured: 486 s after the end of the minute.
    Case(
      "sum_over_time(trail_denied_sum[5m]) > 0", queryOffset: 480, earliest: [480, -60, 30], latest: [480, 60, 300]),
    Case("recorded > 0", earliest: [360, 30], latest: [420, 60, 60, 300]),
    Case("absent(trail_denied_sum offset 7m)", earliest: [300, 30], latest: [420, 60, 300]),
  ])
  func fromEventToNotification(_ trial: Case) {
    let content = content(
      .promql(QueryText(stringLiteral: trial.query)),
      recordings: [RecordingRule("recorded", .promql("sum_over_time(trail_denied_sum[5m] offset 7m)"))],
      queryOffset: trial.queryOffset, pending: trial.pending)
    #expect(seconds(content) == [trial.expected])
  }

  @Test func withoutTimestamps() {
    var content = content(.promql("trail_denied_sum > 0"))
    content.signals[0].job.honorTimestamps = false
    #expect(seconds(content) == [[270, 720]])
  }

  /// Who is told: what a `continue` passes on, what may or must match; a child waits as its parent unless it says.
  @Test func receivers() {
    let route = Route(to: Self.mail, groupWait: .seconds(10)) {
      Route(to: Self.chat, where: .severity(.critical), groupWait: .zero).continuing()
      Route(to: Self.pager, where: .label("region", "x"), groupInterval: .minutes(1))
      Route(to: Self.chat, where: .severity(.critical))
      Route(to: Self.mail, where: .severity(.critical))
    }
    let query = #"label_replace(vector(1), "region", "$1", "a", "(.*)")"#
    let told = Linter.latencies(of: content(.promql(QueryText(stringLiteral: query)), route: route))
    #expect(told.map(\.receiver) == ["chat", "pager"])
    #expect(told.map(\.earliest) == [.zero, .seconds(10)])
    #expect(told.map(\.latest) == [.seconds(360), .seconds(120)])
    #expect(told.allSatisfy { $0.alert == "Trial" && $0.severity == "critical" })
  }

  @Test func whatIsNotKnown() {
    #expect(Linter.latencies(of: content(.promql("no_such_metric > 0"))).isEmpty)
    #expect(Linter.latencies(of: content(.promql("sum(("))).isEmpty)
    // `up` is of two jobs with intervals of their own.
    #expect(Linter.latencies(of: content(.promql("up == 0"))).isEmpty)
    // Two recordings of each other have no beginning.
    let cycle = [RecordingRule("a", .promql("b + 1")), RecordingRule("b", .promql("a + 1"))]
    #expect(Linter.latencies(of: content(.promql("a > 0"), recordings: cycle)).isEmpty)
    var silent = content(.promql("vector(1)"))
    silent.alertmanager = nil
    #expect(Linter.latencies(of: silent).isEmpty)
  }
}
