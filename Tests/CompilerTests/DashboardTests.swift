import Foundation
import Monitoring
import Testing

@testable import Compiler

@Suite struct DashboardTests {
  static let source: Datasource = .prometheus("P", uid: "p", url: "http://p:9090")

  /// The JSON of a dashboard with one row, as Foundation reads it.
  private static func read(
    variables: [Variable] = [], time: Duration = .hours(6), refresh: Duration? = nil,
    @ListBuilder<Panel> _ panels: () -> [Panel]
  ) throws -> [String: Any] {
    let dashboard = Dashboard("D", uid: "d", datasource: source, variables: variables) { Row("R", panels: panels) }
      .time(time).refresh(refresh)
    let artifact = DashboardFile.artifact(dashboard)
    #expect(artifact.path == "dashboards/d.json")
    return try #require(try JSONSerialization.jsonObject(with: Data(artifact.bytes)) as? [String: Any])
  }

  private static func panel(@ListBuilder<Target> _ targets: () -> [Target]) throws -> [String: Any] {
    let panels = try #require(try read { Panel(.stat, "P", targets: targets) }["panels"] as? [[String: Any]])
    return try #require(panels.last)
  }

  private static func uid(of value: [String: Any]) -> String? {
    (value["datasource"] as? [String: Any])?["uid"] as? String
  }

  // MARK: Durations

  /// Grafana reads one number with one unit.
  static let durations: [(Duration, String)] = [
    (.zero, "0s"), (.milliseconds(1), "1ms"), (.milliseconds(1500), "1500ms"), (.seconds(30), "30s"),
    (.seconds(90), "90s"),
    (.minutes(1), "1m"), (.minutes(90), "90m"), (.hours(36), "36h"), (.hours(48), "2d"), (.days(7), "7d"),
    (.days(365), "365d"),
    (.days(365) + .seconds(1), "31536001s"), (.milliseconds(Int64.max), "9223372036854775807ms"),
  ]

  @Test(arguments: durations) func durationsHaveOneUnit(duration: Duration, text: String) throws {
    #expect(duration.grafanaText == text)
    #expect(try Self.read(refresh: duration) {}["refresh"] as? String == text)
  }

  static let ranges: [(Duration, String)] = [
    (.minutes(90), "now-90m"), (.days(1), "now-1d"), (.milliseconds(1500), "now-1s"), (.milliseconds(1), "now-1s"),
    (.zero, "now-1s"),
    (.seconds(-5), "now-1s"),
  ]

  @Test(arguments: ranges) func timeRangesHaveOneUnit(duration: Duration, text: String) throws {
    let time = try #require(try Self.read(time: duration) {}["time"] as? [String: String])
    #expect(time == ["from": text, "to": "now"])
  }

  // MARK: Targets

  @Test func targetsAreLetteredLikeColumns() throws {
    let panel = try Self.panel { for _ in 0..<(26 * 27 + 2) { Target(.promql("up")) } }
    let letters = try #require(panel["targets"] as? [[String: Any]]).compactMap { $0["refId"] as? String }
    #expect(Set(letters).count == 704)
    #expect(
      [0, 25, 26, 51, 52, 701, 702, 703].map { letters[$0] } == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "AAB"])
  }

  /// A data source is known by its uid, wherever it was declared.
  @Test func onePanelWithOneDatasourceIsNotMixed() throws {
    let panel = try Self.panel {
      Target(.promql("up"))
      Target(.promql("up"), from: .prometheus("P", uid: "p", url: "http://p:9090"))
    }
    #expect(Self.uid(of: panel) == "p")
  }

  @Test func onePanelWithTwoDatasourcesIsMixed() throws {
    let panel = try Self.panel {
      Target(.promql("up"))
      Target(insights: "fields @message", in: [], from: .cloudWatch("C", uid: "c", region: "r"))
    }
    #expect(Self.uid(of: panel) == "-- Mixed --")
    #expect((panel["targets"] as? [[String: Any]])?.map { Self.uid(of: $0) } == ["p", "c"])
  }

  @Test func onePanelWithoutTargetsHasNoDatasource() throws {
    let panel = try Self.panel {}
    #expect(panel["datasource"] == nil && panel["targets"] == nil)
  }

  @Test func tablesAskForTheNewestValue() throws {
    func target(_ kind: Panel.Kind, instant: Bool?) throws -> [String] {
      let panels = try #require(
        try Self.read { Panel(kind, "P") { Target(.promql("up"), instant: instant) } }["panels"] as? [[String: Any]])
      let target = try #require((panels.last?["targets"] as? [[String: Any]])?.first)
      return ["format", "instant", "range"].map { "\(target[$0] ?? "none")" }
    }
    #expect(try target(.table, instant: nil) == ["table", "1", "0"].map(Self.bool))
    #expect(try target(.table, instant: false) == ["table", "0", "1"].map(Self.bool))
    #expect(try target(.stat, instant: nil) == ["time_series", "0", "1"].map(Self.bool))
    #expect(try target(.stat, instant: true) == ["time_series", "1", "0"].map(Self.bool))
  }

  /// How Foundation prints a boolean that it read.
  private static func bool(_ text: String) -> String {
    switch text {
    case "1": "\(NSNumber(value: true))"
    case "0": "\(NSNumber(value: false))"
    default: text
    }
  }

  // MARK: Variables

  static let searches: [(Query, String)] = [
    (Gauge("up").value, "up"),
    (Gauge("up").where("job", matches: "$job").value, #"up{job=~"$job"}"#),
    // Grafana searches for series, which happened at no time, and reads one line.
    (Gauge("up").offset(.minutes(10)).value, "up"),
    (.promql("up{\n  job=\"a\" # this one\n}"), #"up{job="a"}"#),
    (.promql("up{"), "up{"),
  ]

  @Test(arguments: searches) func valuesOfALabelAreSearchedInSeries(query: Query, text: String) throws {
    let variable = Variable("v", .labelValues("job", selector: query, allowsMany: false))
    let templating = try #require(try Self.read(variables: [variable]) {}["templating"] as? [String: [[String: Any]]])
    #expect(templating["list"]?.first?["definition"] as? String == "label_values(\(text), job)")
  }

  // MARK: PromQL

  /// Comments are what somebody wrote for somebody to read.
  static let formatted: [(Query, String)] = [
    (.promql("up   ==  0"), "up == 0"),
    (.promql("up  # all\n ==  0"), "up  # all\n ==  0"),
    (.promql("up{"), "up{"),
    (.promql(##"up{a="#"}"##), ##"up{a="#"}"##),
    (.promql("up{ # \n"), "up{ # \n"),
  ]

  @Test(arguments: formatted) func queriesAreFormattedButNotRobbed(query: Query, text: String) {
    #expect(query.formattedText == text)
  }
}
