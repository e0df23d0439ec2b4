import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Which inhibit rules can never mute anything.
@Suite struct InhibitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: [LabelMatcher]
    var target: [LabelMatcher]
    var equal: [Label]
    /// Parts of the message; `nil` where the rule can mute something.
    var words: String?

    init(_ source: [LabelMatcher], _ target: [LabelMatcher], _ equal: [Label] = [], says words: String? = nil) {
      self.source = source
      self.target = target
      self.equal = equal
      self.words = words
    }

    var testDescription: String {
      "\(source.map(\.text)) mutes \(target.map(\.text)) with equal \(equal.map(\.name))"
    }
  }

  private static let alerts: [Alert] = [
    Alert("Hot", .critical, when: .promql(#"temperature{room="attic"} > 30"#)).label("team", ""),
    Alert("Warm", .warning, when: .promql("temperature > 20")).label("zone", "\(.label("room"))"),
    Alert("Errors", .warning, when: .promql(#"sum by (code) (http_requests_total) > 1"#)),
    Alert("Down", .critical, when: .promql("up == 0")),
  ]

  @Test(arguments: [
    Case([.alert("Hot")], [.alert("Warm")], ["room"]),
    Case([.alert("Hot")], [.alert("Warm")]),
    Case([.severity(.critical)], [.severity(.warning)], ["room", "job"]),
    Case(
      [.severity("crtical")], [.severity(.warning)],
      says: "no alert can be a source of \"trial\": no alert fulfils severity=\"crtical\"; did you mean critical?"),
    Case([.severity(.critical)], [.severity("waning")], says: "no alert can be a target"),
    Case(
      [.alert("Hot"), .severity(.warning)], [], says: "a source of \"trial\": no alert fulfils all of alertname=\"Hot\""
    ),
    Case([.alert("Hot")], [.alert("Warm")], ["alertname"], says: "the same alertname"),
    // Neither has it: the two are equal.
    Case([.alert("Errors")], [.alert("Down")], ["room"]),
    // Only one side has it, always.
    Case([.alert("Down")], [.alert("Errors")], ["job"], says: "the same job"),
    Case([.alert("Errors")], [.alert("Down")], ["code"], says: "the same code"),
    // One side may have it.
    Case([.alert("Hot")], [.alert("Errors")], ["floor"]),
    Case([.alert("Warm")], [.alert("Errors")], ["zone"]),
    // An empty value is none.
    Case([.alert("Hot")], [.alert("Down")], ["team"]),
    // An alert that is on both sides is not muted by one that is on both sides too.
    Case([.alert("Hot")], [.alert("Hot")], says: "both"),
    Case([], [], says: "both"),
    Case([.severity(.critical)], [.severity(.critical)], ["job"], says: "both"),
    Case([.severity(.critical)], [.alert("Hot")]),
    Case([.alert("Hot")], [.severity(.critical)]),
    Case([.label("zone", "a")], [.label("zone", "a")], says: "both"),
    Case([.label("zone", "a")], [.label("zone", "b")]),
    Case([.severity(.critical)], [.label(.severity, matches: "critical|warning")]),
  ])
  func rule(_ rule: Case) {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].alerts = Self.alerts
    let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
    content.alertmanager = Alertmanager(
      receivers: [mail], route: Route(to: mail),
      inhibitRules: [InhibitRule("trial", source: rule.source, target: rule.target, equal: rule.equal, line: 7)])
    let findings = World.known.findings(in: content).filter { $0.code.name == "inhibit/never-matches" }
    #expect(findings.count == (rule.words == nil ? 0 : 1), "\(findings.map(\.message))")
    if let finding = findings.first {
      #expect(finding.message.contains(rule.words ?? ""), "\(finding.message)")
      #expect(finding.location?.line == 7)
    }
  }

  @Test func refusedMatchers() {
    var content = World.known.content(.promql("up == 0"), in: .alert)
    let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
    content.alertmanager = Alertmanager(
      receivers: [mail], route: Route(to: mail),
      inhibitRules: [
        InhibitRule(
          "a", source: [.label("x", matches: "(")], target: [.label("x", notMatches: "[")], equal: [], line: 7)
      ])
    let findings = World.known.findings(in: content).filter { $0.code.name == "route/invalid-matcher" }
    #expect(findings.map { $0.location?.line } == [7, 7])
  }
}
