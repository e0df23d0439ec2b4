import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// The rules of time that look at the content around the queries.
@Suite struct TimeRuleTests {
  // MARK: CloudWatch

  struct Reading: Sendable {
    var period: Int = 60
    var range: Int = 600
    var interval: Int = 30
    var setsTimestamps = true
    var honorTimestamps = true
    var countsZero = true
    var codes: [String]

    var content: ContentSketch {
      let exporter = CloudWatchExporter(
        region: "eu-west-1", period: .seconds(period), range: .seconds(range), setsTimestamps: setsTimestamps)
      let job = ScrapeJob(
        "cloudwatch", targets: ["cloudwatch:9106"], interval: .seconds(interval), honorTimestamps: honorTimestamps,
        exporter: exporter)
      var signal = Signal.example(through: job)
      signal.countsZero = countsZero
      var content = World(pages: [.init(job: job, text: nil)]).content(
        signal.count(over: .minutes(30)).above(0), in: .alert)
      content.signals = [signal]
      return content
    }
  }

  @Test(arguments: [
    Reading(codes: []),
    Reading(interval: 60, codes: ["cloudwatch/missed-datapoints"]),
    Reading(interval: 300, codes: ["cloudwatch/missed-datapoints", "time/interval-over-lookback"]),
    Reading(period: 300, interval: 60, codes: []),
    Reading(period: 600, interval: 60, codes: ["time/interval-over-lookback"]),
    Reading(setsTimestamps: false, codes: ["cloudwatch/double-count"]),
    Reading(honorTimestamps: false, codes: ["cloudwatch/double-count"]),
    Reading(interval: 60, setsTimestamps: false, codes: []),
    Reading(interval: 60, setsTimestamps: false, countsZero: false, codes: ["cloudwatch/double-count"]),
    Reading(interval: 59, honorTimestamps: false, codes: ["cloudwatch/double-count"]),
    Reading(interval: 120, setsTimestamps: false, codes: ["cloudwatch/missed-datapoints"]),
    Reading(period: 90, codes: ["cloudwatch/invalid-period"]),
    Reading(period: 30, interval: 10, codes: ["cloudwatch/invalid-period"]),
    Reading(period: 120, range: 60, codes: ["cloudwatch/invalid-period"]),
    // The beginning of the range is rounded down to the minute.
    Reading(period: 120, range: 61, codes: []),
    Reading(range: 1, codes: []),
  ])
  func cloudWatch(_ reading: Reading) {
    let findings = Linter.findings(in: reading.content, snapshots: []).filter {
      $0.code.name.hasPrefix("cloudwatch/") || $0.code.name.hasPrefix("time/")
    }
    #expect(findings.map(\.code.name).sorted() == reading.codes, "\(findings.map(\.message))")
  }

  @Test func severityOfPeriods() {
    for (period, range, severity) in [(90, 600, Diagnostic.Severity.error), (300, 240, .warning)] {
      let reading = Reading(period: period, range: range, codes: [])
      let findings = Linter.findings(in: reading.content, snapshots: []).filter {
        $0.code.name == "cloudwatch/invalid-period"
      }
      #expect(findings.map(\.severity) == [severity])
    }
  }

  // MARK: Counts and how often they are taken

  struct Counting: Sendable, CustomTestStringConvertible {
    var query: QueryText
    /// In minutes; of the group, and of the server.
    var interval: Int?
    var evaluationInterval: Int = 1
    /// Of a panel: the shortest step in minutes, the kind, and the time of the dashboard in days.
    var panel: (minimum: Int, kind: Panel.Kind, days: Int)?
    var words: String?
    var testDescription: String { "\(query) \(interval ?? evaluationInterval)m" }

    var content: ContentSketch {
      var content = World.known.content(.promql(query), in: panel == nil ? .alert : .panel)
      content.prometheus?.evaluationInterval = .minutes(evaluationInterval)
      content.ruleGroups[0].interval = interval.map { .minutes($0) }
      if let panel {
        var changed = Panel(panel.kind, "Trial") { Target(.promql(query)) }
        changed.minimumInterval = .minutes(panel.minimum)
        content.show(changed)
        content.dashboards[0].timeRange = .days(panel.days)
      }
      return content
    }
  }

  private static let failures: QueryText = "increase(http_requests_total[5m]) > 0"

  @Test(arguments: [
    Counting(query: failures, interval: 5),
    Counting(query: failures, interval: 6, words: "every 6m, and increase() looks at 5m: what happens in the other 1m"),
    Counting(query: failures, evaluationInterval: 30, words: "write `interval: .seconds(300)`"),
    Counting(query: failures, interval: 1, evaluationInterval: 30),
    Counting(query: "sum_over_time(trail_denied_count_sum[5m] offset 12m) > 0", interval: 30, words: "sum_over_time()"),
    Counting(query: "max_over_time(increase(http_requests_total[5m])[1h:5m]) > 0", interval: 30),
    // Levels are as good at any moment.
    Counting(query: "rate(http_requests_total[5m]) > 0", interval: 30),
    Counting(query: "max_over_time(temperature[5m]) > 30", interval: 30),
    Counting(query: "up == 0", interval: 30),
    Counting(query: "increase(http_requests_total[5m])", panel: (10, .timeSeries, 1), words: "are 10m or more apart"),
    Counting(query: "increase(http_requests_total[5m])", panel: (5, .timeSeries, 1)),
    Counting(query: "increase(http_requests_total[5m])", panel: (1, .timeSeries, 7)),
    Counting(query: "increase(http_requests_total[5m])", panel: (1, .timeSeries, 90), words: "write `[$__interval]`"),
    Counting(query: "increase(http_requests_total[$__interval])", panel: (10, .timeSeries, 1)),
    // One point is shown, and no other is missed.
    Counting(query: "increase(http_requests_total[5m])", panel: (10, .stat, 1)),
    Counting(query: "increase(http_requests_total[5m])", panel: (10, .stat(.sum), 1), words: "increase()"),
  ])
  func counting(_ test: Counting) {
    let findings = World.known.findings(in: test.content).filter { $0.code.name == "time/interval-over-lookback" }
    #expect(findings.count == (test.words == nil ? 0 : 1), "\(findings.map(\.message))")
    guard let words = test.words else { return }
    #expect(findings.first?.message.contains(words) == true, "\(findings.map(\.message))")
    #expect(findings.first?.severity == .warning)
  }

  /// The group's interval is one cause, whatever number of rules suffers from it.
  @Test func oneFindingAGroup() {
    var content = World.known.content(.promql(Self.failures), in: .alert)
    content.ruleGroups[0].interval = .minutes(30)
    content.ruleGroups[0].alerts.append(
      Alert("Other", .warning, when: .promql("increase(http_requests_total[2m]) > 0")))
    content.ruleGroups[0].recordings = [RecordingRule("a:b", .promql("increase(http_requests_total[10m])"))]
    let findings = World.known.findings(in: content).filter { $0.code.name == "time/interval-over-lookback" }
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("looks at 2m") == true)
    #expect(findings.first?.location == content.ruleGroups[0].location)
  }

  /// The declaration says how samples will come, over a page that was captured before.
  @Test func declarationOverSnapshot() {
    var world = World.known
    world.pages[1].job.exporter?.setsTimestamps = false
    world.pages[1].job.interval = .seconds(15)
    let finding = world.findings(.promql("sum_over_time(trail_denied_count_sum[5m]) > 0")).first {
      $0.code.name == "cloudwatch/double-count"
    }
    #expect(finding?.severity == .error)
    #expect(finding?.message.contains("up to 4 times") == true)
    // One value is right however often it is read.
    #expect(
      !world.findings(.promql("max_over_time(trail_denied_count_sum[5m]) > 0")).contains {
        $0.code.name == "cloudwatch/double-count"
      })
  }

  @Test func sparseSignalsAreAbsentInPeace() {
    for countsZero in [true, false] {
      var world = World(pages: [.init(job: World.cloudWatch, text: nil)])
      var signal = Signal.example(through: World.cloudWatch)
      signal.countsZero = countsZero
      world.signals = [signal]
      let findings = world.findings(.promql("absent(trail_denied_sum offset 12m)"))
      #expect(findings.contains { $0.code.name == "time/absent-delayed" } == !countsZero)
    }
  }

  // MARK: Rules and their groups

  struct Waiting: Sendable {
    var query: String
    var pending: Int
    var severity: Diagnostic.Severity?

    init(_ query: String, _ pending: Int, _ severity: Diagnostic.Severity?) {
      self.query = query
      self.pending = pending
      self.severity = severity
    }
  }

  @Test(arguments: [
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) > 0", 0, nil),
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) > 0", 240, nil),
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) > 0", 300, .error),
    Waiting("(0 < sum by (job) (sum_over_time(trail_denied_sum[5m] offset 12m)))", 300, .error),
    Waiting("sum(sum_over_time(trail_denied_sum[5m] offset 12m)) >= 1 and on () hour() > 20", 300, .error),
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) != 0", 300, .error),
    // Several events in a moment are no less a burst.
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) > 5", 300, .warning),
    // Quiet can last.
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) == 0", 300, nil),
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) < 5", 300, nil),
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) >= 0", 300, nil),
    Waiting("absent(trail_denied_sum offset 12m) > 0", 600, nil),
    // An instant selector turns to the next zero, if there is one.
    Waiting("trail_denied_sum offset 12m > 0", 60, .warning),
    Waiting("trail_denied_sum offset 12m > 0", 300, .error),
    Waiting("temperature > 30", 600, nil),
    Waiting("max_over_time(temperature[5m]) > 30", 600, nil),
    Waiting("sum_over_time(trail_denied_sum[5m] offset 12m) > 0 or temperature > 1", 300, nil),
  ])
  func pendingPeriods(_ waiting: Waiting) {
    var world = World.known
    world.signals = [.example(through: World.cloudWatch)]
    var content = world.content(.promql(QueryText(stringLiteral: waiting.query)), in: .alert)
    content.ruleGroups[0].alerts[0].pendingPeriod = .seconds(waiting.pending)
    let finding = world.findings(in: content).first { $0.code.name == "time/for-outlives-event" }
    #expect(finding?.severity == waiting.severity, "\(finding?.message ?? "")")
  }

  @Test func groupIntervalDecidesAboutFor() {
    func isFound(_ period: Int, _ interval: Int?) -> Bool {
      !findings("time/for-below-interval") {
        $0.ruleGroups[0].interval = interval.map { .seconds($0) }
        $0.ruleGroups[0].alerts[0].pendingPeriod = .seconds(period)
      }.isEmpty
    }
    #expect(isFound(59, nil) && !isFound(60, nil) && !isFound(0, nil))
    #expect(!isFound(30, 30) && isFound(29, 30) && isFound(60, 61))
  }

  @Test(arguments: [(0, false), (60, true), (720, true)])
  func offsetsOfGroupAndSignal(queryOffset: Int, isFound: Bool) {
    var world = World(pages: [.init(job: World.cloudWatch, text: nil)])
    let signal = Signal.example(through: World.cloudWatch)
    world.signals = [signal]
    world.queryOffset = .seconds(queryOffset)
    func isSaid(_ query: Query) -> Bool {
      world.findings(query).contains { $0.code.name == "time/offset-twice" }
    }
    #expect(isSaid(signal.count(over: .minutes(5)).above(0)) == isFound)
    #expect(!isSaid(.promql("sum_over_time(trail_denied_sum[5m]) > 0")))
    // What completes a short offset is not too much.
    #expect(!isSaid(.promql("sum_over_time(trail_denied_sum[5m] offset 6m) > 0")))
    #expect(!isSaid(.promql("trail_denied_sum - trail_denied_sum offset 1d > 0")))
  }

  @Test(arguments: [(119, true), (120, false)])
  func absenceWaitsForTwoScrapes(pending: Int, isFound: Bool) {
    let findings = findings("time/absent-without-for") {
      $0.ruleGroups[0].alerts[0].query = .promql("absent(up)")
      $0.ruleGroups[0].alerts[0].pendingPeriod = .seconds(pending)
    }
    #expect(findings.isEmpty == !isFound)
  }

  // MARK: Dashboards

  @Test(arguments: [(59, true), (60, false), (61, false)])
  func refresh(seconds: Int, isFound: Bool) {
    #expect(findings("dashboard/refresh-too-fast") { $0.dashboards[0].refresh = .seconds(seconds) }.isEmpty == !isFound)
  }

  @Test(arguments: [(59, true), (60, false), (300, false)])
  func scrapeInterval(seconds: Int, isFound: Bool) {
    let source = { (uid: String) -> Datasource in
      .prometheus(uid, uid: uid, url: "http://prometheus:9090", scrapeInterval: .seconds(seconds))
    }
    let code = "datasource/time-interval-differs"
    #expect(findings(code) { $0.datasources = [source("a")] }.isEmpty == !isFound)
    // Which of two is this server, nobody says.
    #expect(findings(code) { $0.datasources = [source("a"), source("b")] }.isEmpty)
  }

  @Test(arguments: [(689, "", true), (690, "", false), (689, " offset 1s", false), (300, " offset 12m", false)])
  func shownTime(seconds: Int, modifier: String, isFound: Bool) {
    let query = Query.promql(QueryText(stringLiteral: "trail_denied_count_sum\(modifier)"))
    var content = World.known.content(query, in: .panel)
    content.dashboards[0].timeRange = .seconds(seconds)
    let findings = World.known.findings(in: content).filter { $0.code.name == "dashboard/range-too-short" }
    #expect(findings.count == (isFound ? 1 : 0))
  }

  /// The findings of a code in a small content that `change` makes worse.
  private func findings(_ code: String, _ change: (inout ContentSketch) -> Void) -> [Diagnostic] {
    let job = ScrapeJob("node", targets: ["node:9100"])
    var content = ContentSketch()
    content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    content.ruleGroups = [RuleGroup("node") { Alert("Down", .critical, when: job.up.value.equals(0)) }]
    content.show(.example)
    change(&content)
    return Linter.findings(in: content, snapshots: []).filter { $0.code.name == code }
  }
}
