import Diagnostics
import Monitoring
import PromQL
import Testing

@testable import Linter

/// The labels that rules add, and what they do to the results.
@Suite struct RuleLabelTests {
  private func findings(_ promQL: String, label: Label, _ text: AlertText) -> [Diagnostic] {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].alerts = [
      Alert("Trial", .warning, when: .promql(QueryText(stringLiteral: promQL))).label(label, text)
    ]
    return World.known.findings(in: content)
  }

  @Test(arguments: [
    ("temperature > 1", "error"), ("temperature == 12", "warning"), ("temperature unless on () up == 0", "warning"),
    ("rate(temperature[5m])", "error"), (#"temperature{room=~"attic|cellar"}"#, "error"),
  ])
  func resultsThatBecomeOne(promQL: String, severity: String) {
    let found = findings(promQL, label: "room", "all").filter { $0.code.name == "labels/duplicate-labelset" }
    #expect(found.map(\.severity.rawValue) == [severity])
    #expect(found.first?.message.contains("the rule sets room") == true, "\(found)")
  }

  @Test func resultsOfSeveralNamesThatBecomeOne() {
    let found = findings("temperature or on (__name__) http_requests_total * 0", label: "team", "x")
    #expect(!found.contains { $0.code.name == "labels/duplicate-labelset" })
    let twins = findings("up or on (__name__) scrape_duration_seconds", label: "team", "x")
    #expect(twins.contains { $0.code.name == "labels/duplicate-labelset" && $0.message.contains("names go") })
  }

  @Test(arguments: [
    "sum(temperature) > 1", #"temperature{room="attic"} > 1"#, "max without (room, floor) (temperature) > 1",
    "unknown_metric > 1",
  ])
  func resultsThatStayApart(promQL: String) {
    #expect(!findings(promQL, label: "room", "all").contains { $0.code.name == "labels/duplicate-labelset" })
  }

  @Test func aTemplateMayKeepThemApart() {
    #expect(
      !findings("temperature > 1", label: "room", "\(.label("room"))").contains { $0.code.group == "labels" })
  }

  @Test func aLabelOverAnother() {
    let found = findings("queue_length > 1", label: "queue", "any").filter { $0.code.group == "labels" }
    #expect(found.map(\.code.name) == ["labels/static-shadows-result"])
    #expect(found.first?.message.contains("over what the result has, out") == true)
    #expect(!findings("queue_length > 1", label: "queue", "out").contains { $0.code.group == "labels" })
    #expect(!findings("queue_length > 1", label: "queue", "").contains { $0.code.group == "labels" })
  }

  @Test func aRecordingRuleThatFails() {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].recordings = [RecordingRule("room:t", .promql("temperature"), labels: ["room": "all"])]
    let found = World.known.findings(in: content).filter { $0.code.group == "labels" }
    #expect(found.map(\.code.name) == ["labels/duplicate-labelset"])
    #expect(found.first?.message.contains("fails at every evaluation") == true)
  }

  @Test func labelsOfARecordingRule() {
    var world = World.known
    world.recordings = [
      RecordingRule("room:t", .promql("sum by (room) (temperature)"), labels: ["kind": "sum"]),
      RecordingRule("later:t", .promql("latest:t"), labels: [:]),
      RecordingRule("latest:t", .promql("sum(temperature)"), labels: [:]),
      RecordingRule("twice:t", .promql("sum by (room) (temperature)"), labels: [:]),
      RecordingRule("twice:t", .promql("sum by (job) (temperature)"), labels: [:]),
    ]
    func unknown(_ promQL: String) -> Bool {
      world.findings(.promql(QueryText(stringLiteral: promQL))).contains { $0.code.name == "series/unknown-label" }
    }
    #expect(unknown(#"room:t{job="node"} > 1"#))
    #expect(!unknown(#"room:t{room="attic", kind="sum"} > 1"#))
    #expect(unknown(#"later:t{room="attic"} > 1"#))
    #expect(unknown(#"latest:t{room="attic"} > 1"#))
    #expect(!unknown(#"twice:t{room="attic", job="node"} > 1"#))
    #expect(unknown(#"twice:t{instance="x"} > 1"#))
  }

  @Test func seriesOfARecordingRule() {
    var world = World.known
    world.recordings = [
      RecordingRule("job:requests", .promql("sum by (job, code) (http_requests_total)"), labels: ["kind": "sum"]),
      RecordingRule("again:requests", .promql("job:requests"), labels: [:]),
      RecordingRule("one", .promql("other"), labels: [:]), RecordingRule("other", .promql("one + one"), labels: [:]),
    ]
    func codes(_ promQL: String) -> [String] {
      world.findings(.promql(QueryText(stringLiteral: promQL))).map(\.code.name)
    }
    #expect(codes("temperature / on (job) group_left () again:requests > 1") == ["match/many-to-many"])
    #expect(codes("temperature / on (job) group_left (kind) max by (job, kind) (again:requests) > 1").isEmpty)
    #expect(codes("temperature / on (job) group_left () one > 1").isEmpty)
  }

  @Test(arguments: ["{{room}}", "in {{ room }}", "{{job}}/{{room}}"])
  func legends(legend: String) {
    func found(_ promQL: String) -> [String] {
      var content = World.known.content(.promql("up == 0"), in: .alert)
      content.show(Panel(.timeSeries, "Trial") { Target(.promql(QueryText(stringLiteral: promQL)), legend: legend) })
      return World.known.findings(in: content).filter { $0.code.name == "panel/legend-label-missing" }.map(\.message)
    }
    #expect(found("sum by (job) (temperature)").count == 1)
    #expect(found("temperature").isEmpty)
    #expect(found("unknown_metric").isEmpty)
  }

  @Test func everyFunctionAndAggregatorHasAnEffect() {
    for function in PromQLFunction.all where function.name != "info" {
      #expect(LabelEffect.of(function) != .addsMetadata, "\(function.name)")
    }
    #expect(PromQLAggregator.allCases.filter { LabelEffect.of($0) == .selects }.count == 4)
  }
}
