import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Mistakes of content: each is a finding at its line, and none stops the linter.
@Suite struct ContentMistakeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var severity: Diagnostic.Severity
    var words: String
    /// The line of the finding; the mistake says it.
    static let line = 4711
    var change: @Sendable (inout ContentSketch) -> Void

    init(
      _ name: String, _ code: String, _ severity: Diagnostic.Severity = .error, says words: String = "",
      _ change: @escaping @Sendable (inout ContentSketch) -> Void
    ) {
      testDescription = name
      self.code = code
      self.severity = severity
      self.words = words
      self.change = change
    }
  }

  private static let source = ContentSketch.exampleDatasource
  private static func dashboard(_ title: String, uid: String, line: Int = #line) -> Dashboard {
    Dashboard(title, uid: uid, datasource: source, line: line) { Row("Row") { Panel.example } }
  }
  private static let up: Query = Gauge("up").value
  private static let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))

  @Test(arguments: [
    Case("dashboard uid twice", "dashboard/duplicate-uid", says: "also that of \"A\"") {
      $0.dashboards = [dashboard("A", uid: "a"), dashboard("B", uid: "a", line: Case.line)]
    },
    Case("dashboard uids that are one file on some disks", "dashboard/duplicate-uid", says: "also that of \"A\"") {
      $0.dashboards = [dashboard("A", uid: "trail"), dashboard("B", uid: "Trail", line: Case.line)]
    },
    Case("dashboard title twice", "dashboard/duplicate-uid", says: "the title \"A\"") {
      $0.dashboards = [dashboard("A", uid: "a"), dashboard("A", uid: "b", line: Case.line)]
    },
    Case("dashboard without title", "panel/no-title") { $0.dashboards = [dashboard(" \n", uid: "a", line: Case.line)] },
    Case("panel without title", "panel/no-title", .warning) {
      $0.show(Panel(.stat, "\t", line: Case.line) { Target(up) })
    },
    Case("panel without query", "panel/no-query", .warning, says: "\"T\" has no query") {
      $0.show(Panel(.stat, "T", line: Case.line))
    },
    Case("empty query", "promql/syntax") { $0.show(Panel(.stat, "T") { Target(.promql("", line: Case.line)) }) },
    Case("empty Logs Insights query", "panel/no-query", .warning, says: "empty") {
      $0.show(
        Panel(.table, "T") {
          Target(
            insights: " ", in: [LogGroup("/a", region: "r", accountID: "1", retention: nil)], from: source,
            line: Case.line)
        })
    },
    Case("Logs Insights without log group", "panel/no-query", .warning, says: "no log group") {
      $0.show(Panel(.table, "T") { Target(insights: "fields @message", in: [], from: source, line: Case.line) })
    },
    Case("negative width", "panel/out-of-grid", says: "-3") { $0.show(wide(-3)) },
    Case("no width", "panel/out-of-grid", says: "a width of 0") { $0.show(wide(0)) },
    Case("width over 24", "panel/out-of-grid", says: "write 1 to 24") { $0.show(wide(25)) },
    Case("widest", "panel/out-of-grid") { $0.show(wide(.max)) },
    Case("least width", "panel/out-of-grid") { $0.show(wide(.min)) },
    Case("no height", "panel/out-of-grid", says: "a height of 0") { $0.show(wide(1, 0)) },
    Case("highest", "panel/out-of-grid") { $0.show(wide(1, .max)) },
    Case("least height", "panel/out-of-grid") { $0.show(wide(1, .min)) },
    Case("column over 24", "panel/out-of-grid", says: "column 20") { $0.show(wide(5, 1).position(x: 20, y: 0)) },
    Case("negative column", "panel/out-of-grid", says: "column -1") { $0.show(wide(5, 1).position(x: -1, y: 0)) },
    Case("far column", "panel/out-of-grid") { $0.show(wide(24, 1).position(x: .max, y: 0)) },
    Case("far line", "panel/out-of-grid") { $0.show(wide(24, 1).position(x: 0, y: .max)) },
    Case("line before the first", "panel/out-of-grid") { $0.show(wide(24, 1).position(x: 0, y: .min)) },
    Case("overlap", "panel/overlap", says: "\"Wide\" overlaps \"Targets\"") {
      $0.show(Panel.example.position(x: 0, y: 0), wide(4, 2).position(x: 11, y: 7))
    },
    Case("unknown receiver", "receiver/unknown", says: "did you mean mail?") {
      $0.alertmanager = Alertmanager(
        receivers: [mail], route: Route(to: mail) { Route(to: Receiver("mial"), line: Case.line) })
    },
    Case("unknown receiver of the root", "receiver/unknown", says: "receivers: […]") {
      $0.alertmanager = Alertmanager(receivers: [], route: Route(to: mail, line: Case.line))
    },
    Case("unused receiver", "receiver/unused", .warning, says: "pager") {
      $0.alertmanager = Alertmanager(receivers: [mail, Receiver("pager", line: Case.line)], route: Route(to: mail))
    },
    Case("receiver twice", "content/duplicate-name", says: "another receiver is called mail") {
      $0.alertmanager = Alertmanager(
        receivers: [mail, Receiver("mail", .webhook(url: "http://mail:8080/"), line: Case.line)], route: Route(to: mail)
      )
    },
    Case("receiver without name", "content/invalid-name", says: "the receiver \"\"") {
      $0.alertmanager = Alertmanager(
        receivers: [Receiver("", .webhook(url: "http://mail:8080/"), line: Case.line)], route: Route(to: Receiver("")))
    },
    Case("alert twice", "alert/duplicate", says: "another alert is called Down") {
      $0.ruleGroups = [
        RuleGroup("g") {
          Alert("Down", .warning, when: up)
          Alert("Down", .warning, when: up, line: Case.line)
        }
      ]
    },
    Case("alert twice, in two groups, of one series", "alert/duplicate", says: "Down") {
      $0.ruleGroups = [
        RuleGroup("g") { Alert("Down", .warning, when: up.sum().above(1)) },
        RuleGroup("h") { Alert("Down", .warning, when: up.sum().below(9), line: Case.line) },
      ]
    },
    Case("alert twice, perhaps of one series", "alert/duplicate", .warning, says: "may") {
      $0.ruleGroups = [
        RuleGroup("g") {
          Alert("Down", .warning, when: Gauge("a").value)
          Alert("Down", .warning, when: Gauge("b").value, line: Case.line)
        }
      ]
    },
    Case("alert without name", "content/invalid-name", says: "the alert \"\"") { $0.alert("", .warning) },
    Case("severity without name", "content/invalid-name", says: "the severity") { $0.alert("A", "") },
    Case("label with a blank", "content/invalid-name", says: "the label \"my label\"") {
      $0.ruleGroups = [RuleGroup("g") { Alert("A", .info, when: up).label("my label", "x", line: Case.line) }]
    },
    Case("annotation with a blank", "content/invalid-name", says: "the annotation \"my note\"") {
      $0.ruleGroups = [RuleGroup("g") { Alert("A", .info, when: up).annotation("my note", "x", line: Case.line) }]
    },
    Case("label twice", "content/duplicate-name", says: "label of A is called team") {
      $0.ruleGroups = [
        RuleGroup("g") { Alert("A", .info, when: up).label("team", "a").label("team", "b", line: Case.line) }
      ]
    },
    Case("severity as a label", "content/duplicate-name", says: "label of A is called severity") {
      $0.ruleGroups = [RuleGroup("g") { Alert("A", .info, when: up).label(.severity, "a", line: Case.line) }]
    },
    Case("annotation twice", "content/duplicate-name", says: "annotation of A is called summary") {
      $0.ruleGroups = [RuleGroup("g") { Alert("A", .info, when: up).summary("a").summary("b", line: Case.line) }]
    },
    Case("recorded metric with a blank", "content/invalid-name", says: "the recorded metric") {
      $0.ruleGroups = [RuleGroup("g", recordings: [RecordingRule("my metric", up, line: Case.line)])]
    },
    Case("recording with a bad label", "content/invalid-name", says: "the label \"my label\"") {
      $0.ruleGroups = [RuleGroup("g", recordings: [RecordingRule("m", up, labels: ["my label": "x"], line: Case.line)])]
    },
    Case("metric with a blank", "content/invalid-name", says: "the metric \"my metric\"") {
      $0.ruleGroups = [RuleGroup("g") { Alert("A", .info, when: Gauge("my metric").value, line: Case.line) }]
    },
    Case("metric with a blank in a panel", "content/invalid-name", says: "the metric \"my metric\"") {
      $0.show(Panel(.stat, "T") { Target(Counter("my metric").rate(.minutes(5)), line: Case.line) })
    },
    Case("group ../x", "content/invalid-name", says: "the rule group") { $0.group("../x") },
    Case("group a/b", "content/invalid-name") { $0.group("a/b") },
    Case("group ..", "content/invalid-name") { $0.group("..") },
    Case("group .hidden", "content/invalid-name") { $0.group(".hidden") },
    Case("group without name", "content/invalid-name") { $0.group("") },
    Case("group with NUL", "content/invalid-name") { $0.group("a\0b") },
    Case("group with a line feed", "content/invalid-name") { $0.group("a\n") },
    Case("group with a back slash", "content/invalid-name") { $0.group(#"a\b"#) },
    Case("group with a combining mark", "content/invalid-name") { $0.group("a\u{301}") },
    Case("long group", "content/invalid-name") { $0.group(String(repeating: "x", count: 300)) },
    Case("group twice", "content/duplicate-name", says: "another rule group is called trail") {
      $0.ruleGroups = [RuleGroup("trail"), RuleGroup("Trail", line: Case.line)]
    },
    Case("uid ../x", "content/invalid-name") { $0.dashboards = [dashboard("A", uid: "../x", line: Case.line)] },
    Case("uid without a character", "content/invalid-name") {
      $0.dashboards = [dashboard("A", uid: "", line: Case.line)]
    },
    Case("long uid", "content/invalid-name") {
      $0.dashboards = [dashboard("A", uid: String(repeating: "x", count: 41), line: Case.line)]
    },
    Case("snapshot ../x", "content/invalid-name") {
      $0.snapshots = [Snapshot("../x", job: World.node, line: Case.line)]
    },
    Case("job twice", "content/duplicate-name", says: "another scrape job") {
      $0.prometheus = Prometheus(jobs: [World.node, ScrapeJob("node", targets: [], line: Case.line)])
    },
    Case("external label with a blank", "content/invalid-name", says: "the external label") {
      $0.prometheus = Prometheus(externalLabels: ["my label": "x"], line: Case.line)
    },
    Case("data source uid twice", "content/duplicate-name", says: "another data source uid is called x") {
      $0.datasources = [
        .prometheus("A", uid: "x", url: "http://a"), .alertmanager("B", uid: "x", url: "http://b", line: Case.line),
      ]
    },
    Case("two defaults", "content/duplicate-name", says: "does not start") {
      $0.datasources = [
        .prometheus("A", uid: "a", url: "http://a", isDefault: true),
        .cloudWatch("B", uid: "b", region: "r", isDefault: true, line: Case.line),
      ]
    },
    Case("unknown data source", "datasource/unknown-uid", says: "did you mean prometheus-1?") {
      $0.show(Panel(.stat, "T") { Target(up, line: Case.line) })
      $0.datasources = [.prometheus("P", uid: "prometheus-1", url: "http://p")]
    },
    Case("no Alertmanager", "pipeline/no-alertmanager", says: "2 alerts are evaluated") {
      $0.ruleGroups = [
        RuleGroup("g") {
          Alert("A", .info, when: up)
          Alert("B", .info, when: up)
        }
      ]
      $0.prometheus = Prometheus(line: Case.line)
    },
    Case("no rule files", "pipeline/no-alertmanager", says: "reads no rule files") {
      $0.alert("A", .info)
      $0.prometheus = Prometheus(alertmanagers: ["a:9093"], ruleFiles: [], line: Case.line)
    },
    Case("no snapshot of a job", "meta/not-evaluated", .note, says: "the job node has no snapshot") {
      $0.alert("A", .info)
      $0.prometheus = Prometheus(
        alertmanagers: ["a:9093"], jobs: [ScrapeJob("node", targets: ["node:9100"], line: Case.line)])
    },
    Case("no job at all", "meta/not-evaluated", .note, says: "there is no snapshot") {
      $0.alert("A", .info)
      $0.prometheus = Prometheus(alertmanagers: ["a:9093"], line: Case.line)
    },
    Case("no such snapshot", "snapshot/malformed", says: "cannot be read: no such file") {
      $0.snapshots = [Snapshot("node", job: World.node, line: Case.line)]
    },
    Case("routes without alerts", "meta/not-evaluated", .note, says: "routes and inhibit rules were not checked") {
      $0.alertmanager = Alertmanager(receivers: [mail], route: Route(to: mail), line: Case.line)
    },
    Case("template that does not parse", "template/syntax", says: "note: ") {
      $0.ruleGroups = [
        RuleGroup("g") { Alert("A", .info, when: up).annotation("note", .template("{{ $value"), line: Case.line) }
      ]
    },
    Case("label template that does not parse", "template/syntax", says: "team: ") {
      $0.ruleGroups = [
        RuleGroup("g") { Alert("A", .info, when: up).label("team", .template("{{ $value"), line: Case.line) }
      ]
    },
    Case("variable twice", "content/duplicate-name", says: "another variable is called v") {
      $0.show(.example)
      $0.dashboards[0].variables = [Variable("v", .custom(["a"])), Variable("v", .custom(["b"]), line: Case.line)]
    },
    Case("variable with a blank", "content/invalid-name", says: "the variable \"my v\"") {
      $0.show(.example)
      $0.dashboards[0].variables = [Variable("my v", .custom(["a"]), line: Case.line)]
    },
    Case("short trail", "content/invalid-name", says: "the trail \"t\"") {
      let group = LogGroup("/a", region: "r", accountID: "1", retention: nil)
      $0.trail = Trail("t", logGroup: group, line: Case.line)
    },
    Case("log group with a blank", "content/invalid-name", says: "the log group \"/a b\"") {
      let group = LogGroup("/a b", region: "r", accountID: "1", retention: nil, line: Case.line)
      $0.trail = Trail("trail", logGroup: group)
    },
    Case("signal in AWS' namespace", "content/invalid-name", says: "the CloudWatch namespace \"AWS/Logs\"") {
      let group = LogGroup("/a", region: "r", accountID: "1", retention: nil)
      $0.signals = [Signal("S", in: "AWS/Logs", from: group, through: World.node, counting: "", line: Case.line)]
    },
    Case("signal with a colon", "content/invalid-name", says: "the CloudWatch metric \"a:b\"") {
      let group = LogGroup("/a", region: "r", accountID: "1", retention: nil)
      $0.signals = [Signal("a:b", in: "N", from: group, through: World.node, counting: "", line: Case.line)]
    },
    Case("signal twice", "content/duplicate-name", says: "another signal is called N S") {
      let group = LogGroup("/a", region: "r", accountID: "1", retention: nil)
      $0.signals = [
        Signal("S", in: "N", from: group, through: World.node, counting: ""),
        Signal("S", in: "N", from: group, through: World.node, counting: "", line: Case.line),
      ]
    },
    Case("alert list of an unknown data source", "datasource/unknown-uid", says: "gone is not provisioned") {
      let gone: Datasource = .alertmanager("A", uid: "gone", url: "http://a")
      $0.show(Panel(.alertList(of: gone), "T", line: Case.line))
      $0.datasources = [source]
    },
    Case("data source of a target", "datasource/unknown-uid", says: "gone is not provisioned") {
      let gone: Datasource = .prometheus("A", uid: "gone", url: "http://a")
      $0.show(Panel(.stat, "T") { Target(up, from: gone, line: Case.line) })
      $0.datasources = [source]
    },
    Case("secret in an annotation", "secret/plaintext", says: "note holds a Slack webhook address") {
      $0.ruleGroups = [
        RuleGroup("g") {
          Alert("A", .info, when: up).annotation(
            "note", "https://hooks.slack.com/services/T000/B000/xyz", line: Case.line)
        }
      ]
    },
    Case("password in a data source", "secret/plaintext", says: "the address of P is an address with a password") {
      $0.datasources = [.prometheus("P", uid: "p", url: "https://me:hunter2@prometheus", line: Case.line)]
    },
  ])
  func mistake(_ mistake: Case) {
    var content = ContentSketch()
    mistake.change(&content)
    let snapshots = content.snapshots.map {
      mistake.code == "snapshot/malformed"
        ? CapturedSnapshot($0, .unreadable("no such file")) : CapturedSnapshot($0, page: "x 1\n")
    }
    let all = Linter.findings(in: content, snapshots: snapshots)
    let findings = all.filter { $0.code.name == mistake.code && $0.location?.line == Case.line }
    #expect(findings.count == 1, "\(all.map { "\($0.location?.line ?? 0) \($0.code): \($0.message)" })")
    #expect(findings.first?.severity == mistake.severity)
    #expect(findings.first?.message.contains(mistake.words) == true, "\(findings.map(\.message))")
    // One cause, one finding of the kind that stops a build.
    let others = all.filter { $0.code.name != mistake.code && $0.severity == .error && $0.location?.line == Case.line }
    #expect(others.isEmpty, "\(others.map { "\($0.code): \($0.message)" })")
  }

  /// Two alerts of one name are two when their series cannot be the same.
  @Test(arguments: [
    (#"up{job="node"} == 0"#, #"up{job="cloudwatch"} == 0"#), (#"absent(up{job="a"})"#, #"absent(up{job="b"})"#),
    ("sum(temperature) > 1", "sum by (job) (temperature) > 1"),
    ("sum by (code) (http_requests_total) > 1", "sum by (room) (temperature) > 1"),
    (#"temperature{room="attic"} > 1"#, #"temperature{room="cellar"} > 2"#),
  ])
  func alertsOfOneName(first: String, second: String) {
    var content = World.known.content(.promql("up"), in: .alert)
    content.ruleGroups[0].alerts = [first, second].map {
      Alert("Same", .warning, when: .promql(QueryText(stringLiteral: $0))).for(.minutes(5))
    }
    let findings = World.known.findings(in: content)
    #expect(findings.isEmpty, "\(findings.map(\.message))")
  }

  @Test func severitiesAndLabelsTellAlertsApart() {
    var content = World.known.content(.promql("up"), in: .alert)
    let up: Query = .promql("up == 0")
    content.ruleGroups[0].alerts = [
      Alert("Same", .warning, when: up), Alert("Same", .critical, when: up),
      Alert("Same", .warning, when: up).label("window", "1h"),
      Alert("Same", .warning, when: up).label("window", "6h"),
    ]
    #expect(World.known.findings(in: content).isEmpty)
  }

  /// What is right, and looks like a mistake.
  @Test func alertListsAskNothing() {
    var content = ContentSketch()
    content.show(Panel(.alertList(of: Self.source), "Alerts"))
    content.datasources = [Self.source]
    #expect(Linter.findings(in: content, snapshots: []).isEmpty)
  }

  @Test func panelsSideBySide() {
    var content = ContentSketch()
    content.show(
      Panel.example.position(x: 0, y: 0), Panel.example.position(x: 12, y: 0), Panel.example.position(x: 0, y: 8),
      Self.wide(24, 1).position(x: 0, y: 16))
    #expect(!Linter.findings(in: content, snapshots: []).contains { $0.code.group == "panel" })
  }

  /// A template that copes with a missing label, and labels of a template of the rule's.
  @Test(arguments: [
    "{{ if $labels.nowhere }}in {{ $labels.nowhere }}{{ end }}", "{{ with $labels.nowhere }}{{ . }}{{ end }}",
    #"{{ or $labels.nowhere "none" }}"#, "{{ $labels.room }}", "{{ $externalLabels.cluster }}",
    #"{{ index $labels "room" }}"#,
  ])
  func guardedLabels(template: String) {
    var content = World.known.content(.promql("sum by (room) (temperature) > 1"), in: .alert)
    content.ruleGroups[0].alerts = content.ruleGroups[0].alerts.map { $0.description(.template(template)) }
    #expect(World.known.findings(in: content).isEmpty)
  }

  /// Pages that Prometheus takes, and that a person should know of.
  @Test func pagesWithWarnings() {
    let world = World(pages: [.init(job: World.node, text: "x{a=\"b\"} 1\nx{a=\"b\"} 2\n")])
    let findings = world.findings(.promql("x > 1")).filter { $0.code.name == "snapshot/malformed" }
    #expect(findings.map(\.severity) == [.warning])
    #expect(findings.first?.message.contains("node.prom:2:") == true)
  }

  /// What a failed scrape lacks may exist all the same.
  @Test(arguments: ["1.0", "NaN", "2"])
  func failedScrapes(value: String) {
    let page = World.cloudWatchPage.split(separator: "scrape_error 0.0").joined(separator: "scrape_error \(value)")
    let world = World(pages: [.init(job: World.cloudWatch, text: page)])
    let codes = world.findings(.promql("no_such_metric > 1")).map(\.code.name)
    #expect(codes == ["snapshot/scrape-error"])
  }

  /// A panel is found once, however many it covers.
  @Test func manyPanelsInOnePlace() {
    var content = ContentSketch()
    let row = Row("Row") { for index in 0..<300 { Panel.example.position(x: 0, y: 0).titled("\(index)") } }
    content.dashboards = [Dashboard("D", uid: "d", datasource: Self.source) { row }]
    #expect(Linter.findings(in: content, snapshots: []).count { $0.code.name == "panel/overlap" } == 299)
  }

  @Test func hugeListsAreLinted() {
    var content = ContentSketch()
    let receivers = (0..<500).map { Receiver("receiver\($0)") }
    var root = Route(to: receivers[0])
    root.routes = receivers.map { Route(to: $0, where: .severity(.critical), .label("nowhere", matches: "a|b")) }
    content.alertmanager = Alertmanager(receivers: receivers, route: root)
    content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [World.node])
    content.ruleGroups = (0..<50).map { group in
      RuleGroup("group\(group)") {
        for index in 0..<10 {
          Alert("Alert\(group)-\(index)", index < 5 ? .critical : .warning, when: Self.up.above(Double(index)))
        }
      }
    }
    content.alertmanager?.inhibitRules = [
      InhibitRule("r", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.alertname])
    ]
    let findings = Linter.findings(in: content, snapshots: [])
    #expect(findings.count { $0.code.name == "route/label-never-set" } == 500)
    #expect(findings.count { $0.code.name == "inhibit/never-matches" } == 1)
  }

  /// A tree of routes that is deeper than a stack.
  @Test func deepRoutes() {
    var content = ContentSketch()
    let mail = Self.mail
    var route = Route(to: mail, where: .severity("nobody"), line: Case.line)
    for _ in 0..<2000 {
      var parent = Route(to: mail, where: .severity(.info))
      parent.routes = [route]
      route = parent
    }
    var root = Route(to: mail)
    root.routes = [route]
    content.alert("A", .info)
    content.alertmanager = Alertmanager(receivers: [mail], route: root)
    let findings = Linter.findings(in: content, snapshots: []).filter { $0.code.name == "route/never-matches" }
    #expect(findings.map { $0.location?.line } == [Case.line])
  }

  private static func wide(_ width: Int, _ height: Int = 4) -> Panel {
    Panel(.stat, "Wide", line: Case.line) { Target(up) }.size(width: width, height: height)
  }
}

extension Panel {
  fileprivate func titled(_ title: String) -> Panel {
    var copy = self
    copy.title = title
    return copy
  }
}

extension ContentSketch {
  fileprivate mutating func group(_ name: String) {
    ruleGroups = [RuleGroup(name, line: ContentMistakeTests.Case.line)]
  }

  fileprivate mutating func alert(_ name: String, _ severity: Severity) {
    ruleGroups = [
      RuleGroup("g") { Alert(name, severity, when: Gauge("up").value, line: ContentMistakeTests.Case.line) }
    ]
  }
}
