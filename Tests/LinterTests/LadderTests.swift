import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Alerts of one name with several severities, and panels that draw their thresholds.
@Suite struct LadderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var warning: String
    var critical: String
    /// Minutes.
    var waits: (warning: Int, critical: Int)
    /// `nil` when nothing is found.
    var words: String?

    init(_ warning: String, _ critical: String, waits: (Int, Int) = (5, 5), says words: String? = nil) {
      self.warning = warning
      self.critical = critical
      self.waits = waits
      self.words = words
    }

    var testDescription: String { "\(warning), \(critical)" }
  }

  private static func findings(_ alerts: Alert..., world: World = .known) -> [Diagnostic] {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].alerts = alerts
    return world.findings(in: content).filter { $0.code.name == "alert/severity-ladder" }
  }

  private static func alert(_ severity: Severity, _ promQL: String, for minutes: Int = 5) -> Alert {
    Alert("Trial", severity, when: .promql(QueryText(stringLiteral: promQL))).for(.minutes(minutes))
  }

  @Test(arguments: [
    Case("temperature > 30", "temperature > 20", says: "`> 20`, which is looser than `> 30`"),
    Case("temperature < 10", "temperature < 12", says: "number than 10"),
    Case("temperature > 30", "temperature >= 30", says: "looser"),
    Case("30 < temperature", "20 < temperature", says: "`> 20`"),
    Case("temperature > 30", "(temperature > 20)", says: "looser"),
    Case("temperature > 30", "temperature > 20", waits: (5, 1), says: "looser"),
    Case("temperature > 30", "temperature > 30", waits: (10, 5), says: "waits less"),
    Case("up == 0", "up == 0", waits: (10, 5), says: "waits less"),
    Case("temperature > 30", "temperature < 40", says: "the other way round"),
    Case(
      "sum(sum_over_time(temperature[5m])) > 30", "sum(avg_over_time(temperature[5m])) > 40",
      says: "avg_over_time(), the warning one for sum_over_time()"),
    Case("sum by (room) (temperature) > 30", "count by (room) (temperature) > 40", says: "count()"),
    Case("sum(temperature) / 2 > 30", "stddev(temperature) / 2 > 40", says: "another name"),
    Case("sum(delta(temperature[5m])) > 3", "sum(increase(temperature[5m])) > 3", says: "increase()"),
  ])
  func higherSeverityIsNotStricter(of test: Case) throws {
    let findings = Self.findings(
      Self.alert(.warning, test.warning, for: test.waits.warning),
      Self.alert(.critical, test.critical, for: test.waits.critical))
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.severity == .warning)
    #expect(finding.message.contains(test.words ?? ""), "\(finding.message)")
    #expect(finding.related.count == 1)
  }

  @Test(arguments: [
    Case("temperature > 30", "temperature > 40"), Case("temperature < 10", "temperature < 5"),
    Case("temperature >= 30", "temperature > 30"),
    Case("temperature > 30", "temperature > 30"), Case("up == 0", "up == 0"),
    // Goes on for longer, or is worse for longer.
    Case("up == 0", "up == 0", waits: (5, 15)), Case("temperature > 30", "temperature > 20", waits: (5, 120)),
    // States.
    Case("temperature == 1", "temperature == 2"), Case("temperature != 0", "temperature == 2"),
    Case("temperature == 1", "temperature > 1"),
    // Of other series.
    Case(#"temperature{room="attic"} > 30"#, #"temperature{room="hall"} > 20"#),
    Case("temperature > 30", "up < 1"),
    Case("sum by (room) (temperature) > 30", "sum(temperature) > 20"),
    // Several windows.
    Case("sum(rate(http_requests_total[1d])) > 3", "sum(rate(http_requests_total[1h])) > 14.4"),
    Case("sum(rate(http_requests_total[1h])) > 14.4", "sum(rate(http_requests_total[1d])) > 3"),
    Case(
      "sum(rate(http_requests_total[1d])) > 3 and sum(rate(http_requests_total[2h])) > 3",
      "sum(rate(http_requests_total[1h])) > 1 and sum(rate(http_requests_total[5m])) > 1"),
    // Stricter and looser forms of one measure.
    Case("avg_over_time(temperature[5m]) > 30", "max_over_time(temperature[5m]) > 20"),
    Case("max(temperature) > 30", "avg(temperature) > 20"),
    Case("rate(http_requests_total[5m]) > 30", "increase(http_requests_total[5m]) > 20"),
    Case("temperature / 2 < 30", "predict_linear(temperature[6h], 3600) < 0"),
    // The limit is no number.
    Case("temperature > 3 * 10", "temperature > 2 * 10"), Case("temperature > up", "temperature > up"),
  ])
  func higherSeverityMayBeStricter(in test: Case) {
    let findings = Self.findings(
      Self.alert(.warning, test.warning, for: test.waits.warning),
      Self.alert(.critical, test.critical, for: test.waits.critical))
    #expect(findings.isEmpty, "\(findings.map(\.message))")
  }

  @Test func onlyKnownSeveritiesHaveAnOrder() {
    #expect(Self.findings(Self.alert(.info, "up > 3"), Self.alert(.warning, "up > 1")).count == 1)
    #expect(Self.findings(Self.alert(.info, "up > 3"), Self.alert(.critical, "up > 1")).count == 1)
    #expect(Self.findings(Self.alert("page", "up > 1"), Self.alert("minor", "up > 3")).count == 1)
    #expect(Self.findings(Self.alert("page", "up > 3"), Self.alert("ticket", "up > 1")).isEmpty)
    #expect(Self.findings(Self.alert(.warning, "up > 3"), Self.alert(.warning, "up > 1")).isEmpty)
    // Whatever the order in which they are written.
    #expect(Self.findings(Self.alert(.critical, "up > 1"), Self.alert(.warning, "up > 3")).count == 1)
  }

  @Test func alertsOfOtherThingsAreNoLadder() {
    let warning = Self.alert(.warning, "temperature > 30")
    let critical = Self.alert(.critical, "temperature > 20")
    #expect(Self.findings(warning.label("team", "a"), critical.label("team", "b")).isEmpty)
    #expect(Self.findings(warning.label("team", "a"), critical.label("team", "a")).count == 1)
    #expect(Self.findings(warning, critical.label("page", "yes")).count == 1)
  }

  /// What one of the two has on its own account is said once.
  @Test func oneCauseOneFinding() {
    var content = World.signalled.content(.promql("up == 0"), in: .alert)
    func codes(_ critical: String) -> [String] {
      content.ruleGroups[0].alerts = [
        Self.alert(.warning, "sum(sum_over_time(trail_denied_count_sum[5m] offset 12m)) > 5", for: 0),
        Self.alert(.critical, critical, for: 0),
      ]
      return World.signalled.findings(in: content).map(\.code.name)
    }
    #expect(codes("sum(sum_over_time(trail_denied_count_sum[5m] offset 12m)) < 20") == ["value/holds-at-rest"])
    #expect(codes("sum(count_over_time(trail_denied_count_sum[5m] offset 12m)) > 20") == ["type/statistic-mismatch"])
    #expect(codes("sum(avg_over_time(trail_denied_count_sum[5m] offset 12m)) > 20") == ["alert/severity-ladder"])
    #expect(codes("sum(sum_over_time(trail_denied_count_sum[5m] offset 12m)) > 20") == [])
  }

  /// As deep as the parser lets a tree be, twice.
  @Test func deepExpressions() {
    func query(_ function: String) -> String {
      let count = 90
      return String(repeating: "\(function)(", count: count) + "up" + String(repeating: ")", count: count) + " > 5"
    }
    #expect(Self.findings(Self.alert(.warning, query("sum")), Self.alert(.critical, query("count"))).count == 1)
  }

  struct Drawing: Sendable, CustomTestStringConvertible {
    var condition: String
    var lines: [Double]
    var isDrift: Bool
    var query = "temperature"
    var kind: Panel.Kind = .timeSeries
    var testDescription: String { "\(condition), \(lines)" }
  }

  @Test(arguments: [
    Drawing(condition: "temperature > 30", lines: [25], isDrift: true),
    Drawing(condition: "temperature > 30", lines: [31], isDrift: true),
    Drawing(condition: "temperature > 30", lines: [20, 30], isDrift: false),
    Drawing(condition: "30 < (temperature)", lines: [30], isDrift: false),
    Drawing(condition: "temperature > 30", lines: [], isDrift: false),
    Drawing(condition: "temperature + 1 > 30", lines: [25], isDrift: false),
    Drawing(condition: "count(temperature) > 30", lines: [31], isDrift: false, query: "count(temperature)"),
    Drawing(condition: "count(temperature) > 30", lines: [32], isDrift: true, query: "count(temperature)"),
    Drawing(condition: "count(temperature) < 2", lines: [0, 2], isDrift: false, query: "count(temperature)"),
    Drawing(condition: "count(temperature) <= 2", lines: [3], isDrift: false, query: "count(temperature)"),
    Drawing(condition: "up == 0", lines: [0, 1], isDrift: false, query: "up"),
    Drawing(condition: "temperature > 30", lines: [25], isDrift: true, kind: .stat(.max)),
    Drawing(condition: "temperature > 30", lines: [25], isDrift: false, kind: .stat(.sum)),
  ])
  func drift(of drawing: Drawing) {
    var content = World.known.content(.promql(QueryText(stringLiteral: drawing.condition)), in: .alert)
    var panel = Panel(drawing.kind, "Trial") { Target(.promql(QueryText(stringLiteral: drawing.query))) }
    panel.thresholds = drawing.lines.map { .from($0, .red) }
    content.show(panel)
    let findings = World.known.findings(in: content).filter { $0.code.name == "alert/threshold-drift" }
    #expect(findings.count == (drawing.isDrift ? 1 : 0), "\(findings.map(\.message))")
    for finding in findings { #expect(finding.severity == .note && finding.related.count == 1) }
  }

  /// A line for each of two alerts, or for one of them.
  @Test func severalAlertsAndLines() {
    func findings(_ lines: Double...) -> Int {
      var content = World.known.content(.promql("up == 0"), in: .alert)
      content.ruleGroups[0].alerts = [
        Self.alert(.warning, "temperature > 30"), Self.alert(.critical, "temperature > 40"),
      ]
      var panel = Panel(.timeSeries, "Trial") { Target(Gauge("temperature").value) }
      panel.thresholds = lines.map { .from($0, .red) }
      content.show(panel)
      return World.known.findings(in: content).filter { $0.code.name == "alert/threshold-drift" }.count
    }
    #expect(findings(30, 40) == 0)
    #expect(findings(40) == 0)
    #expect(findings(20, 30, 40) == 0)
    #expect(findings(30, 45) == 1)
    #expect(findings(20) == 1)
  }
}
