import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// The rules of time beside a simulation that counts samples second by second.
///
/// A sample at `s` is seen at the time `t` by a selector with offset `o` that looks back `r` if t − o − r < s ≤ t − o: since
/// Prometheus 3 windows are open on the left.
@Suite struct TimeBoundaryTests {
  struct Timing: Sendable, CustomTestStringConvertible {
    var delay: Int
    var period: Int
    var interval: Int
    var lookback: Int = 300

    var testDescription: String { "delay \(delay), period \(period), scraped every \(interval), lookback \(lookback)" }

    var world: World {
      let exporter = CloudWatchExporter(region: "eu-west-1", period: .seconds(period), delay: .seconds(delay))
      let job = ScrapeJob("late", targets: ["late:1"], interval: .seconds(interval), exporter: exporter)
      var world = World(pages: [.init(job: job, text: "# TYPE x gauge\nx 1 1777885260000\n# TYPE y gauge\ny 1\n")])
      world.lookback = .seconds(lookback)
      return world
    }

    var simulation: TimeSimulation { TimeSimulation(delay: delay, period: period, interval: interval) }

    /// Whether at some time in a period a sample is seen. A sample shows when it is `delay` old.
    func isEverSeen(offset: Int, reach: Int) -> Bool {
      (0..<period).contains { time in
        let end = min(time - offset, time - delay)
        let newest = Int((Double(end) / Double(period)).rounded(.down)) * period
        return newest > time - offset - reach
      }
    }
  }

  private static let timings = [
    Timing(delay: 600, period: 60, interval: 60), Timing(delay: 300, period: 60, interval: 15),
    Timing(delay: 299, period: 60, interval: 60), Timing(delay: 301, period: 300, interval: 60),
    Timing(delay: 600, period: 60, interval: 60, lookback: 600),
    Timing(delay: 600, period: 60, interval: 60, lookback: 601),
    Timing(delay: 120, period: 300, interval: 60), Timing(delay: 0, period: 60, interval: 60),
  ]

  @Test(arguments: timings)
  func instantSelectorsSeeNothing(of timing: Timing) {
    for offset in [-60, 0, 1, 299, 300, 301, 600, 720] {
      let text = offset == 0 ? "x > 0" : "x offset \(offset)s > 0"
      let isFound = found("time/offset-missing", text, timing.world)
      #expect(isFound == !timing.isEverSeen(offset: offset, reach: timing.lookback), "\(text)")
    }
  }

  @Test(arguments: timings)
  func windowsSeeNothing(of timing: Timing) {
    for offset in [-60, 0, 60, 300, 599, 600] {
      for window in [60, 299, 300, 301, 540, 541, 600, 660, 661] {
        let text = "sum_over_time(x[\(window)s] offset \(offset)s) > 0"
        let isFound = found("time/offset-missing", text, timing.world)
        #expect(isFound == !timing.isEverSeen(offset: offset, reach: window), "\(text)")
      }
    }
  }

  /// `query_offset` counts as an offset of every selector, and what is proposed is what is left.
  @Test(arguments: [0, 60, 299, 300, 301, 720])
  func queryOffset(of seconds: Int) {
    var world = Timing(delay: 600, period: 60, interval: 60).world
    world.queryOffset = .seconds(seconds)
    let findings = world.findings(.promql("x > 0")).filter { $0.code.name == "time/offset-missing" }
    #expect(findings.isEmpty == (seconds > 300))
    for finding in findings {
      #expect(
        finding.message.contains("`offset \((Duration.seconds(720 - seconds)).prometheusText)`"), "\(finding.message)")
    }
  }

  /// An offset in a subquery moves what is inside it; the times inside are the subquery's own.
  @Test func offsetsOfSubqueries() {
    let world = Timing(delay: 600, period: 60, interval: 60).world
    #expect(!found("time/offset-missing", "max_over_time(x[10m:1m]) > 0", world))
    #expect(!found("time/offset-missing", "max_over_time(x[10m:1m] offset 12m) > 0", world))
  }

  struct Spacing: Sendable {
    var period: Int
    var interval: Int
  }

  /// A function that needs two samples is found when some window of the length holds fewer; one that needs one, likewise.
  @Test(arguments: [
    Spacing(period: 60, interval: 60), Spacing(period: 300, interval: 60), Spacing(period: 60, interval: 300),
    Spacing(period: 60, interval: 15),
  ])
  func windowsHoldTooFew(of spacing: Spacing) {
    let world = Timing(delay: 0, period: spacing.period, interval: spacing.interval).world
    // x is stamped by period, and read once a scrape; y is as old as its scrape.
    for (name, distance) in [("x", max(spacing.period, spacing.interval)), ("y", spacing.interval)] {
      for window in [14, 15, 16, 29, 30, 31, 59, 60, 61, 119, 120, 121, 299, 300, 301, 599, 600, 601] {
        // Samples stand at the multiples of the distance.
        let fewest = (window..<(window + distance)).map { $0 / distance - ($0 - window) / distance }.min() ?? 0
        for (function, needed) in [("deriv", 2), ("max_over_time", 1)] {
          let text = "\(function)(\(name)[\(window)s]) > 0"
          #expect(found("time/window-too-short", text, world) == (fewest < needed), "\(text), every \(distance)")
        }
      }
    }
  }

  @Test(arguments: ["rate", "irate", "increase", "delta", "idelta", "deriv", "changes", "resets"])
  func functionsThatNeedTwo(function: String) throws {
    let world = World(pages: [.init(job: World.node, text: World.nodePage)])
    let findings = world.findings(.promql("\(raw: function)(http_requests_total[1m]) > 0"))
    let finding = try #require(findings.first { $0.code.name == "time/window-too-short" })
    #expect(finding.severity == .error)
    #expect(finding.message.contains("\(function)() needs two"))
  }

  /// What is proposed is itself right.
  @Test(arguments: timings)
  func proposalsAreRight(for timing: Timing) throws {
    for text in ["x > 0", "sum_over_time(x[1m]) > 0"] {
      let findings = timing.world.findings(.promql(QueryText(stringLiteral: text)))
      guard let message = findings.first(where: { $0.code.name == "time/offset-missing" })?.message,
        let quoted = message.split(separator: "`").dropFirst().first
      else { continue }
      let repaired = text.contains("]") ? "sum_over_time(x[1m] \(quoted)) > 0" : "x \(quoted) > 0"
      #expect(!found("time/offset-missing", repaired, timing.world), "\(repaired)")
    }
  }

  /// An offset is too short where an evaluation can see nothing; an error where that needs no bad luck.
  @Test(arguments: timings)
  func instantSelectorsHaveGaps(of timing: Timing) {
    let simulation = timing.simulation
    let latest = timing.delay + timing.period + timing.interval
    let spacing = max(timing.period, timing.interval)
    let ends = [
      timing.delay - 1, timing.delay, timing.delay + 1, timing.delay + spacing - 60, timing.delay + spacing - 59,
      timing.delay + spacing, latest - 60, latest - 3, latest + 1, latest + 60, latest + 600,
    ]
    for offset in ends.map({ $0 - timing.lookback }) {
      let finding = timing.world.findings(.promql("x offset \(raw: String(offset))s > 0")).first {
        $0.code.name == "time/offset-too-short"
      }
      let isSeen = timing.isEverSeen(offset: offset, reach: timing.lookback)
      let hasGap = simulation.hasGap(offset: offset, reach: timing.lookback)
      #expect((finding != nil) == (isSeen && hasGap && timing.lookback >= spacing), "offset \(offset)s")
      if finding?.severity == .error {
        #expect(simulation.hasGapAtEveryPhase(offset: offset, reach: timing.lookback), "offset \(offset)s")
      }
    }
  }

  /// Each window that may be partial is found, and none that waits for the exporter's delay, period and scrape.
  @Test(arguments: timings)
  func windowsArePartial(of timing: Timing) {
    let complete = timing.delay + timing.period + timing.interval
    for offset in [0, timing.delay, timing.delay + timing.interval - 2, complete - 1, complete, complete + 60] {
      let isFound = found("time/window-partial", "sum_over_time(x[1h] offset \(offset)s) > 0", timing.world)
      if timing.simulation.isEverPartial(offset: offset) { #expect(isFound, "offset \(offset)s") }
      #expect(isFound == (offset < complete), "offset \(offset)s")
      #expect(!found("time/window-partial", "max_over_time(x[1h] offset \(offset)s) > 0", timing.world))
    }
  }

  /// An alert that waits as long as its window holds an event never fires, and one that waits at most an evaluation less than
  /// that always does.
  @Test(arguments: timings)
  func alertsOutliveEvents(of timing: Timing) {
    var world = timing.world
    let simulation = timing.simulation
    world.pages[0].text = "# TYPE trail_denied_sum gauge\ntrail_denied_sum{job=\"trail\"} 1 1777885260000\n"
    world.signals = [.example(through: world.pages[0].job)]
    let complete = timing.delay + timing.period + timing.interval
    for (window, offset) in [(300, complete), (270, complete + 60), (600, complete), (900, timing.delay)] {
      for pending in [1, 60, 61, 179, 180, 181, 239, 240, 241, 299, 300, 301, 540, 541, 600, 840, 841, 900] {
        let text = "sum_over_time(trail_denied_sum[\(window)s] offset \(offset)s) > 0"
        var content = world.content(.promql(QueryText(stringLiteral: text)), in: .alert)
        content.ruleGroups[0].alerts[0].pendingPeriod = .seconds(pending)
        let finding = world.findings(in: content).first { $0.code.name == "time/for-outlives-event" }
        let firings = simulation.firings(offset: offset, reach: window, pending: pending)
        let severity: Diagnostic.Severity? = firings.all ? nil : firings.some ? .warning : .error
        #expect(finding?.severity == severity, "[\(window)s] offset \(offset)s, for \(pending)s")
      }
    }
  }

  private func found(_ code: String, _ promQL: String, _ world: World) -> Bool {
    world.findings(.promql(QueryText(stringLiteral: promQL))).contains { $0.code.name == code }
  }
}
