import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Which routes no alert can take. A route is only called dead when that is proven.
@Suite struct RouteTests {
  /// A path of routes, each below the one before.
  struct Path: Sendable, CustomTestStringConvertible {
    var matchers: [[LabelMatcher]]
    /// Which of the path is said to be dead; `nil` for none.
    var dead: Int?
    var words: String

    init(_ matchers: [LabelMatcher]..., dead: Int? = nil, says words: String = "") {
      self.matchers = matchers
      self.dead = dead
      self.words = words
    }

    var testDescription: String {
      matchers.map { "{\($0.map(\.text).joined(separator: ", "))}" }.joined(separator: " > ")
    }
  }

  /// Hot has the room attic and perhaps a floor, Errors a code of 200 or 500, Down a team and a zone that a template makes.
  private static let alerts: [Alert] = [
    Alert("Hot", .critical, when: .promql(#"temperature{room="attic"} > 30"#)),
    Alert("Errors", .warning, when: .promql("sum by (code) (http_requests_total) > 1")),
    Alert("Down", .critical, when: .promql("up == 0")).label("team", "ops").label("zone", "\(.label(.instance))"),
  ]

  @Test(arguments: [
    Path([.severity(.critical)]),
    Path([.severity("crtical")], dead: 0, says: "did you mean critical?"),
    Path([.severity("page")], dead: 0, says: "the alerts have critical, warning"),
    Path([.label(.severity, "")], dead: 0),
    Path([.label(.severity, not: "")]),
    Path(
      [.label("severty", "critical")], dead: 0,
      says: "the route takes nothing: no alert has the label severty; did you mean severity?"),
    Path([.alert("Hot")]), Path([.alert("Hto")], dead: 0, says: "did you mean Hot?"),
    Path([.label("room", "attic")]), Path([.label("room", "cellar")], dead: 0, says: "attic"),
    Path([.label("room", matches: "a.*")]), Path([.label("room", matches: "a")], dead: 0),
    Path([.label("room", not: "attic")]), Path([.label("room", notMatches: "attic|")], dead: 0),
    Path([.label("code", "500")]), Path([.label("code", "404")], dead: 0, says: "the alerts have 200, 500"),
    Path([.label("code", matches: "5..")]), Path([.label("code", matches: "4..|3..")], dead: 0),
    Path([.label("code", not: "200")]), Path([.label("code", notMatches: "200|500")]),
    Path([.label("code", not: ""), .label("code", notMatches: "200|500")], dead: 0, says: "no alert fulfils all of"),
    Path([.label("team", "ops")]), Path([.label("team", "")]), Path([.label("team", "dev")], dead: 0),
    Path([.label("zone", "anything")]), Path([.label("zone", matches: "any.+")]), Path([.label("zone", not: "x")]),
    Path([.label("zone", "")]),
    Path([.label("floor", "0")]), Path([.label("floor", "")]), Path([.label("floor", "1")], dead: 0),
    Path([.label("cluster", "one")]), Path([.label("cluster", "two")], dead: 0, says: "the alerts have one"),
    Path([.label("cluster", not: "one")], dead: 0), Path([.label("cluster", "")], dead: 0),
    Path([.label("nowhere", "")]), Path([.label("nowhere", matches: ".*")]), Path([.label("nowhere", not: "x")]),
    Path([.label("nowhere", "x")], dead: 0, says: "no alert has the label nowhere"),
    Path([.label("nowhere", not: "")], dead: 0), Path([.label("nowhere", matches: ".+")], dead: 0),
    // Together.
    Path([.alert("Hot"), .severity(.critical)]), Path([.alert("Hot"), .severity(.warning)], dead: 0, says: "all of"),
    Path([.label("code", "200"), .label("code", "500")], dead: 0, says: "all of"),
    Path([.label("code", matches: "2.*"), .label("code", matches: ".*5.*")], dead: 0, says: "all of"),
    Path([.label("code", "200"), .label("code", matches: "2..")]),
    Path([.label("zone", "a"), .label("zone", "b")], dead: 0),
    Path([.label("zone", "a"), .label("zone", matches: "a|b")]),
    Path([.label("zone", "a"), .label("zone", not: "a")], dead: 0),
    Path([.label("zone", matches: "a.*"), .label("zone", matches: "b.*")]),
    // Nested.
    Path([.severity(.critical)], [.alert("Down")]),
    Path([.severity(.critical)], [.alert("Errors")], dead: 1, says: "above"),
    Path([.label("code", "200")], [.label("code", "500")], dead: 1, says: "above"),
    Path([.label("room", "attic")], [.label("room", not: "attic")], dead: 1),
    Path([.severity(.critical)], [], [.severity(.warning)], dead: 2),
    Path([.severity("crtical")], [.alert("Nobody")], [.label("x", "y")], dead: 0),
    Path([.severity(.critical)], [.severity("page")], [.alert("Nobody")], dead: 1),
    // A pattern that is none is another rule's.
    Path([.label("code", matches: "(")]), Path([.label("code", notMatches: "[")]),
  ])
  func path(_ path: Path) {
    let findings = Self.findings(path, alerts: Self.alerts)
    #expect(findings.map { $0.location?.line } == (path.dead.map { [$0] } ?? []), "\(findings.map(\.message))")
    if let finding = findings.first {
      #expect(finding.message.contains(path.words), "\(finding.message)")
      #expect(finding.severity == .error)
    }
  }

  /// What a recording rule keeps of a metric's labels is known.
  @Test func labelsOfARecordingRule() {
    let alerts = [Alert("Recorded", .warning, when: .promql("room:temperature:max > 1"))]
    #expect(Self.findings(Path([.label("code", "404")]), alerts: alerts).count == 1)
    #expect(Self.findings(Path([.label("room", "attic")]), alerts: alerts).isEmpty)
  }

  /// Where the labels of an alert are not known, it can take every route.
  @Test(arguments: [
    "no_such_metric > 1", "room:humidity:max > 1", "this is no query", #"{__name__=~"x.*"} > 1"#,
    "sum without (x) (nothing)",
    #"label_replace(temperature, "code", "$1", "room", "(.*)")"#,
  ])
  func unknownLabels(promQL: String) {
    let alerts = [Alert("Unclear", .warning, when: .promql(QueryText(stringLiteral: promQL)))]
    for path in [Path([.label("code", "404")]), Path([.label("code", not: "")]), Path([.label("code", "")])] {
      #expect(Self.findings(path, alerts: alerts).isEmpty, "\(path.testDescription)")
    }
    #expect(Self.findings(Path([.severity(.critical)]), alerts: alerts).count == 1)
  }

  /// An external label gives way to the series' own.
  @Test func externalLabelsGiveWay() {
    let unclear = [Alert("Unclear", .warning, when: .promql("no_such_metric > 1"))]
    #expect(Self.findings(Path([.label("cluster", "two")]), alerts: unclear).isEmpty)
    #expect(Self.findings(Path([.label("cluster", "")]), alerts: unclear).count == 1)
    let partly = [Alert("Floor", .warning, when: .promql("temperature > 1"))]
    for (value, isDead) in [("0", false), ("9", false), ("1", true), ("", true)] {
      #expect(Self.findings(Path([.label("floor", value)]), alerts: partly, external: ["floor": "9"]).isEmpty != isDead)
    }
  }

  /// What a rule says wins over its result, and an empty value takes the label away.
  @Test func ownLabelsWin() {
    let alerts = [
      Alert("Own", .warning, when: .promql(#"temperature{room="attic"} > 1"#)).label("room", "any").label("job", "")
    ]
    for (label, value, isDead) in [
      ("room", "any", false), ("room", "attic", true), ("job", "", false), ("job", "node", true),
    ] {
      let path = Path([.label(Label(label), value)])
      #expect(Self.findings(path, alerts: alerts).isEmpty != isDead, "\(path.testDescription)")
    }
  }

  @Test func withoutAlertsNothingIsProven() {
    let findings = World.known.findings(in: Self.content(Path([.severity("crtical")]), alerts: []))
    #expect(!findings.contains { $0.code.name == "route/never-matches" })
    #expect(findings.contains { $0.code.name == "meta/not-evaluated" })
  }

  /// Matchers that Alertmanager refuses.
  @Test(arguments: [
    ([LabelMatcher.label("code", matches: "(")], "is not closed"), ([.label("code", notMatches: "a**")], "a**"),
    ([.label("", "x")], "no label"),
  ])
  func refusedMatcher(matchers: [LabelMatcher], words: String) {
    let findings = Self.findings(Path([], matchers), alerts: Self.alerts, code: "route/invalid-matcher")
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains(words) == true, "\(findings.map(\.message))")
    #expect(findings.first?.location?.line == 1)
  }

  @Test func theRootHasNoMatchers() {
    var content = Self.content(Path(), alerts: Self.alerts)
    content.alertmanager?.route.matchers = [.severity(.critical)]
    let findings = World.known.findings(in: content)
    #expect(findings.contains { $0.code.name == "route/invalid-matcher" && $0.message.contains("root") })
  }

  static func findings(
    _ path: Path, alerts: [Alert], external: KeyValuePairs<Label, String> = ["cluster": "one"],
    code: String? = nil
  ) -> [Diagnostic] {
    // A dead route is a finding of one of two kinds.
    let codes = code.map { [$0] } ?? ["route/never-matches", "route/label-never-set"]
    return World.known.findings(in: content(path, alerts: alerts, external: external)).filter {
      codes.contains($0.code.name) && $0.severity == .error
    }
  }

  private static func content(
    _ path: Path, alerts: [Alert], external: KeyValuePairs<Label, String> = ["cluster": "one"]
  ) -> ContentSketch {
    var world = World.known
    world.externalLabels = external
    world.recordings = [
      RecordingRule("room:temperature:max", .promql("max by (room) (temperature)")),
      RecordingRule("room:humidity:max", .promql("elsewhere:humidity:max")),
    ]
    var content = world.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].alerts = alerts
    let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
    var below: [Route] = []
    for (depth, matchers) in path.matchers.enumerated().reversed() {
      var route = Route(to: mail, line: depth)
      route.matchers = matchers
      route.routes = below
      below = [route]
    }
    var root = Route(to: mail)
    root.routes = below
    content.alertmanager = Alertmanager(receivers: [mail], route: root)
    return content
  }
}
