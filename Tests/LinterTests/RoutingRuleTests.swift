import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Trees of routes, inhibit rules and receivers, and what is said of them.
@Suite struct RoutingRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var severity: Diagnostic.Severity
    var words: String?
    var change: @Sendable (inout Alertmanager) -> Void

    /// Without `words` nothing is found.
    init(
      _ name: String, _ code: String, is severity: Diagnostic.Severity = .error, says words: String? = nil,
      _ change: @escaping @Sendable (inout Alertmanager) -> Void
    ) {
      testDescription = name
      self.code = code
      self.severity = severity
      self.words = words
      self.change = change
    }
  }

  private static let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
  private static let chat = Receiver("chat", .webhook(url: "http://chat:8080/"))
  private static let pager = Receiver("pager", .webhook(url: "http://pager:8080/"))

  /// Hot is critical and has the room attic, Errors a code of 200 or 500, Down is critical and of the team ops.
  private static let alerts: [Alert] = [
    Alert("Hot", .critical, when: .promql(#"temperature{room="attic"} > 30"#)).summary("hot"),
    Alert("Errors", .warning, when: .promql("sum by (code) (http_requests_total) > 1")).summary("errors"),
    Alert("Down", .critical, when: .promql(#"up{job="node"} == 0"#)).label("team", "ops").summary("down"),
  ]

  private static func findings(alerts: [Alert] = alerts, _ change: (inout Alertmanager) -> Void) -> [Diagnostic] {
    var world = World.known
    world.externalLabels = ["cluster": "one"]
    var content = world.content(.promql("up == 0"), in: .alert)
    content.ruleGroups[0].alerts = alerts
    var alertmanager = Alertmanager(receivers: [mail, chat, pager], route: Route(to: mail))
    change(&alertmanager)
    content.alertmanager = alertmanager
    return World.known.findings(in: content)
  }

  private static func check(_ test: Case) {
    let findings = findings(test.change).filter { $0.code.name == test.code }
    #expect(findings.count == (test.words == nil ? 0 : 1), "\(findings.map(\.message))")
    guard let words = test.words else { return }
    #expect(findings.first?.message.contains(words) == true, "\(findings.map(\.message))")
    #expect(findings.first?.severity == test.severity)
  }

  private static func routes(_ routes: Route...) -> @Sendable (inout Alertmanager) -> Void {
    { $0.route.routes = routes }
  }

  @Test(arguments: [
    // Not every critical alert.
    Case(
      "a label that one lacks", "route/alert-unrouted", says: "Hot is critical and reaches only mail",
      routes(Route(to: pager, where: .severity(.critical), .label("team", "ops")))),
    Case("the root alone", "route/alert-unrouted", routes()),
    Case("a route for all critical", "route/alert-unrouted", routes(Route(to: pager, where: .severity(.critical)))),
    Case(
      "a pattern for all critical", "route/alert-unrouted",
      routes(Route(to: pager, where: .label(.severity, matches: "critical|page")))),
    // The root's receiver is the one for critical alerts.
    Case("a route for warnings", "route/alert-unrouted", routes(Route(to: chat, where: .severity(.warning)))),
    Case(
      "a route to the root's receiver", "route/alert-unrouted",
      routes(Route(to: mail, where: .severity(.critical), .label("team", "ops")))),
    // A route of the team is enough.
    Case(
      "the one lacking has a route of its own", "route/alert-unrouted",
      routes(
        Route(to: pager, where: .severity(.critical), .label("team", "ops")), Route(to: chat, where: .alert("Hot")))),
    Case("a silent root", "route/alert-unrouted", says: "Hot reaches only nowhere, which tells nobody") {
      let nowhere = Receiver("nowhere")
      $0.receivers.append(nowhere)
      $0.route = Route(to: nowhere) {
        Route(to: pager, where: .alert("Down"))
        Route(to: chat, where: .severity(.warning))
      }
    },
    Case("a silent root for warnings", "route/alert-unrouted", is: .warning, says: "Errors reaches only nowhere") {
      let nowhere = Receiver("nowhere")
      $0.receivers.append(nowhere)
      $0.route = Route(to: nowhere) { Route(to: pager, where: .severity(.critical)) }
    },
    // Labels that no alert has.
    Case(
      "label misspelt", "route/label-never-set", says: "did you mean severity?",
      routes(Route(to: pager, where: .label("serverity", "critical")))),
    Case(
      "alert for alertname", "route/label-never-set", says: "alertname",
      routes(Route(to: pager, where: .label("alert", "Hot")))),
    Case(
      "negative of an unknown label", "route/label-never-set", is: .warning, says: "holds for every alert",
      routes(Route(to: pager, where: .label("owner", not: "dev")))),
    Case(
      "negative of a known label", "route/label-never-set", routes(Route(to: pager, where: .label("team", not: "dev")))),
    Case("lack of an unknown label", "route/label-never-set", routes(Route(to: pager, where: .label("owner", "")))),
    Case("value misspelt", "route/label-never-set", routes(Route(to: pager, where: .severity("crtical")))),
    // The first sibling that takes an alert.
    Case(
      "behind one that takes all", "route/shadowed", says: "taken by an earlier route, to chat",
      routes(Route(to: chat), Route(to: pager, where: .severity(.critical)))),
    Case(
      "behind one that continues", "route/shadowed",
      routes(Route(to: chat).continuing(), Route(to: pager, where: .severity(.critical)))),
    Case(
      "behind two that take all together", "route/shadowed", says: "to chat, mail",
      routes(
        Route(to: chat, where: .alert("Hot")), Route(to: mail, where: .label("team", "ops")),
        Route(to: pager, where: .severity(.critical)))),
    Case(
      "behind one that takes some", "route/shadowed",
      routes(Route(to: chat, where: .alert("Hot")), Route(to: pager, where: .severity(.critical)))),
    Case(
      "behind one that may take all", "route/shadowed",
      routes(Route(to: chat, where: .label("code", "500")), Route(to: pager, where: .alert("Errors")))),
    Case(
      "behind one that takes every code", "route/shadowed", says: "chat",
      routes(Route(to: chat, where: .label("code", matches: "200|500")), Route(to: pager, where: .alert("Errors")))),
    Case(
      "below another parent", "route/shadowed",
      routes(
        Route(to: chat, where: .alert("Hot")) { Route(to: chat, where: .severity(.critical)) },
        Route(to: pager, where: .alert("Down")) { Route(to: mail, where: .severity(.critical)) })),
    Case(
      "the last, for all else", "route/shadowed",
      routes(Route(to: pager, where: .severity(.critical)), Route(to: chat))),
    // Continue.
    Case(
      "the last continues", "route/useless-continue", is: .warning, says: "does nothing",
      routes(Route(to: pager, where: .severity(.critical)).continuing())),
    Case(
      "to others' alerts", "route/useless-continue", is: .warning, says: "does nothing",
      routes(Route(to: pager, where: .severity(.critical)).continuing(), Route(to: chat, where: .severity(.warning)))),
    Case(
      "to one of its alerts", "route/useless-continue",
      routes(Route(to: pager, where: .severity(.critical)).continuing(), Route(to: chat, where: .alert("Hot")))),
    // Everything.
    Case(
      "all to the chat too", "route/takes-everything", is: .warning, says: "chat is told of everything",
      routes(Route(to: chat).continuing(), Route(to: pager, where: .severity(.critical)))),
    Case(
      "all, explicitly", "route/takes-everything",
      routes(
        Route(to: chat, where: .label(.alertname, matches: ".+")).continuing(),
        Route(to: pager, where: .severity(.critical)))),
    Case(
      "several receivers for the same", "route/takes-everything",
      routes(
        Route(to: mail, where: .severity(.critical)) {
          Route(to: chat).continuing()
          Route(to: pager)
        })),
    Case(
      "all else to another", "route/takes-everything",
      routes(Route(to: pager, where: .severity(.critical)).continuing(), Route(to: chat))),
    Case(
      "all else to the root's", "route/takes-everything", is: .warning, says: "mail is told of what the routes before",
      routes(Route(to: pager, where: .severity(.critical)).continuing(), Route(to: mail))),
    Case(
      "all else to the root's, of routes that stop", "route/takes-everything",
      routes(Route(to: pager, where: .severity(.critical)), Route(to: mail))),
    Case(
      "all to the root's, in groups of its own", "route/takes-everything",
      routes(Route(to: pager, where: .severity(.critical)).continuing(), Route(to: mail, groupBy: [.alertname]))),
    Case(
      "below a route", "route/takes-everything", is: .warning, says: "pager is told of everything",
      routes(
        Route(to: mail, where: .label("team", "ops")) {
          Route(to: pager).continuing()
          Route(to: chat, where: .severity(.critical))
        })),
    // Grouping.
    Case("group label misspelt", "route/group-by-unknown", is: .warning, says: "label rom") {
      $0.route.grouping = .labels([.alertname, "rom"])
    },
    Case("group label of one alert", "route/group-by-unknown") { $0.route.grouping = .labels([.alertname, "room"]) },
    Case(
      "group label of another route's alert", "route/group-by-unknown", is: .warning, says: "room",
      routes(Route(to: chat, where: .alert("Down"), groupBy: ["room"]))),
    Case("all", "route/group-by-unknown") { $0.route.grouping = .everything },
    Case("few groups", "route/group-by-unique") { $0.route.grouping = .labels([.alertname, "code"]) },
    // Timing.
    Case("repeat below group", "route/timing", is: .warning, says: "reminders come every 5m") {
      $0.route.repeatInterval = .minutes(1)
    },
    Case("repeat of the group's", "route/timing") { $0.route.repeatInterval = .minutes(5) },
    Case(
      "repeat below the inherited group interval", "route/timing", is: .warning, says: "reminders come every 10m",
      {
        $0.route = Route(to: mail, groupInterval: .minutes(10)) {
          Route(to: pager, where: .severity(.critical), repeatInterval: .minutes(6))
        }
      }),
    Case("wait above interval", "route/timing", is: .warning, says: "slowest") { $0.route.groupWait = .minutes(6) },
  ])
  func route(_ test: Case) { Self.check(test) }

  /// A severity that the routes spell otherwise.
  @Test func unknownSeverities() {
    func found(_ severity: Severity) -> [Diagnostic] {
      let alerts = Self.alerts + [Alert("Odd", severity, when: .promql("up == 0")).summary("odd")]
      return Self.findings(alerts: alerts) {
        $0.route.routes = [
          Route(to: Self.pager, where: .severity(.critical)), Route(to: Self.chat, where: .severity(.warning)),
        ]
      }.filter { $0.code.name == "route/alert-unrouted" }
    }
    #expect(found("crtical").map(\.severity) == [.warning])
    #expect(found("crtical").first?.message.contains("did you mean critical?") == true)
    #expect(found(.info).isEmpty)
  }

  /// An alert in `severity`, beside one in another, and whom the routes tell.
  private static func findings(
    of code: String, _ severity: Severity, beside other: Severity? = nil, _ routes: Route...
  ) -> [Diagnostic] {
    let alerts = [severity, other].compactMap { $0 }.map {
      Alert("Ladder", $0, when: .promql("temperature > \($0.name.utf8.count)")).summary("up")
    }
    return findings(alerts: alerts) { $0.route.routes = routes }.filter { $0.code.name == code }
  }

  /// Whose severity no route names, and who is told of it.
  @Test func unroutedSeverities() {
    let code = "route/severity-unrouted"
    let critical = Route(to: Self.pager, where: .severity(.critical))
    let both = Route(to: Self.chat, where: .label(.severity, matches: "critical|warning"))
    let warning = Route(to: Self.chat, where: .severity(.warning))
    let toRoot = Route(to: Self.mail, where: .severity(.critical))
    // The root's receiver is spared the warnings.
    let found = Self.findings(of: code, .info, both.continuing(), toRoot)
    #expect(found.map(\.severity) == [.warning])
    #expect(
      found.first?.message.contains("reaches mail, which is told of critical alerts and not of warning ones") == true)
    #expect(Self.findings(of: code, .info, critical.continuing(), warning, toRoot).count == 1)
    #expect(Self.findings(of: code, "notice", warning, toRoot).count == 1)
    // "All else", as most people have it.
    #expect(Self.findings(of: code, .info, critical, warning).isEmpty)
    #expect(Self.findings(of: code, .warning, critical).isEmpty)
    #expect(Self.findings(of: code, .info, critical.continuing(), toRoot).isEmpty)
    #expect(Self.findings(of: code, .warning, both.continuing(), toRoot).isEmpty)
    #expect(
      Self.findings(of: code, .info, both.continuing(), toRoot, Route(to: Self.mail, where: .severity(.info))).isEmpty)
    // How urgent it is, is not known; or it is misspelt, which is another finding.
    #expect(Self.findings(of: code, "heartbeat", both.continuing(), toRoot).isEmpty)
    #expect(Self.findings(of: code, "warnin", both.continuing(), toRoot).isEmpty)
  }

  /// Whom an alert reaches when it becomes worse.
  @Test func invertedSeverities() {
    let code = "route/severity-inverted"
    let toChat = Route(to: Self.chat, where: .severity(.warning))
    let both = Route(to: Self.pager, where: .label(.severity, matches: "critical|warning"))
    let found = Self.findings(of: code, .critical, beside: .warning, toChat.continuing(), both)
    #expect(found.map(\.severity) == [.warning])
    #expect(
      found.first?.message.contains("reaches pager when it is critical, and chat too when it is only warning") == true)
    #expect(Self.findings(of: code, .critical, toChat.continuing(), both).isEmpty)
    #expect(Self.findings(of: code, .warning, beside: .info, toChat.continuing(), both).isEmpty)
    let critical = Route(to: Self.pager, where: .severity(.critical))
    #expect(Self.findings(of: code, .critical, beside: .warning, critical, toChat).isEmpty)
    #expect(Self.findings(of: code, .critical, beside: .warning, critical.continuing(), both).isEmpty)
    #expect(
      Self.findings(
        of: code, .critical, beside: .warning, Route(to: Self.chat, where: .severity(.critical)).continuing(), both
      ).isEmpty)
  }

  private static func inhibit(
    _ source: [LabelMatcher], _ target: [LabelMatcher], _ equal: [Label]
  ) -> @Sendable (inout Alertmanager) -> Void {
    { $0.inhibitRules = [InhibitRule("r", source: source, target: target, equal: equal)] }
  }

  @Test(arguments: [
    Case(
      "a label of neither", "inhibit/equal-missing", says: "has the label account_id",
      inhibit([.severity(.critical)], [.severity(.warning)], ["account_id"])),
    Case("a label of the sources", "inhibit/equal-missing", inhibit([.alert("Hot")], [.severity(.warning)], ["room"])),
    Case("a label of both", "inhibit/equal-missing", inhibit([.alert("Hot")], [.alert("Down")], [.job])),
    Case("no source", "inhibit/equal-missing", inhibit([.alert("Nobody")], [.alert("Down")], ["account_id"])),
    Case(
      "nothing to compare", "inhibit/no-equal", is: .warning, says: "any of its sources",
      inhibit([.severity(.critical)], [.severity(.warning)], [])),
    Case("one source by name", "inhibit/no-equal", inhibit([.alert("Down")], [.severity(.warning)], [])),
    Case(
      "the server's own label", "inhibit/equal-constant", is: .warning, says: "has the same cluster",
      inhibit([.severity(.critical)], [.severity(.warning)], ["cluster"])),
    Case(
      "the server's own label, and one more", "inhibit/equal-constant",
      inhibit([.severity(.critical)], [.severity(.warning)], ["cluster", "room"])),
    Case(
      "the only target", "inhibit/equal-constant",
      inhibit([.severity(.critical)], [.severity(.warning)], ["cluster", .job])
    ),
    Case(
      "values that a page shows", "inhibit/equal-constant",
      inhibit([.label("room", "attic")], [.severity(.critical)], ["room"])),
    Case(
      "a source by name", "inhibit/equal-constant", inhibit([.alert("Down")], [.severity(.warning)], ["cluster"])),
    Case(
      "a label of neither", "inhibit/equal-constant",
      inhibit([.severity(.critical)], [.severity(.warning)], ["account_id"])),
    Case(
      "on both sides", "inhibit/self", is: .note, says: "Hot is on both sides",
      inhibit([.severity(.critical)], [.label(.severity, matches: "critical|warning")], ["cluster"])),
    Case("on one side each", "inhibit/self", inhibit([.severity(.critical)], [.severity(.warning)], ["cluster"])),
    Case("all on both sides", "inhibit/self", inhibit([.severity(.critical)], [.severity(.critical)], ["cluster"])),
    Case("each the other", "inhibit/circular", says: "nobody is told of either") {
      $0.inhibitRules = [
        InhibitRule("a", source: [.alert("Hot")], target: [.alert("Down")], equal: [.job]),
        InhibitRule("b", source: [.alert("Down")], target: [.alert("Hot")], equal: []),
      ]
    },
    Case("a chain", "inhibit/circular") {
      $0.inhibitRules = [
        InhibitRule("a", source: [.alert("Hot")], target: [.alert("Down")], equal: []),
        InhibitRule("b", source: [.alert("Down")], target: [.alert("Errors")], equal: []),
      ]
    },
    Case("of other series", "inhibit/circular") {
      $0.inhibitRules = [
        InhibitRule("a", source: [.alert("Hot")], target: [.alert("Down")], equal: [.severity]),
        InhibitRule("b", source: [.alert("Down")], target: [.alert("Hot")], equal: [.alertname]),
      ]
    },
    Case("both sides alike", "inhibit/circular") {
      $0.inhibitRules = [
        InhibitRule("a", source: [.severity(.critical)], target: [.severity(.critical)], equal: [.job]),
        InhibitRule("b", source: [.severity(.critical)], target: [.severity(.critical)], equal: [.job]),
      ]
    },
  ])
  func inhibitRule(_ test: Case) { Self.check(test) }

  private static func slack(_ text: String, title: String? = nil) -> @Sendable (inout Alertmanager) -> Void {
    {
      let slack = Receiver("slack", .slack(channel: "#a", webhookURL: .file("/s"), title: title, text: text))
      $0.receivers.append(slack)
      $0.route = Route(to: slack, groupBy: [.alertname])
    }
  }

  @Test(arguments: [
    Case("routed and empty", "receiver/empty", says: "tells nobody") {
      $0.receivers.append(Receiver("team"))
      $0.route.routes = [Route(to: Receiver("team"), where: .alert("Hot"))]
    },
    Case("not routed and empty", "receiver/empty") { $0.receivers.append(Receiver("team")) },
    Case("empty by name", "receiver/empty") {
      $0.receivers.append(Receiver("dev-null"))
      $0.route.routes = [Route(to: Receiver("dev-null"), where: .alert("Hot"))]
    },
    Case(
      "no such template", "receiver/template-undefined", says: "did you mean slack.default.title?",
      slack(#"{{ template "slack.defualt.title" . }}"#)),
    Case("own template", "receiver/template-undefined", slack(#"{{ define "x" }}a{{ end }}{{ template "x" . }}"#)),
    Case("built-in template", "receiver/template-undefined", slack(#"{{ template "__subject" . }}"#)),
    Case("field of a group", "receiver/template-field", says: "the text of slack", slack("{{ .Labels.job }}")),
    Case("field of an alert", "receiver/template-field", slack("{{ range .Alerts }}{{ .Labels.job }}{{ end }}")),
    Case(
      "template that does not parse", "receiver/template-field", says: "the title of slack",
      slack("a", title: "{{ .Status")),
    Case(
      "label of another grouping", "receiver/template-field", says: "its routes group by alertname",
      slack("{{ .GroupLabels.room }}")),
    Case("label of the grouping", "receiver/template-field", slack("{{ .GroupLabels.alertname }}")),
    Case(
      "label that is asked for first", "receiver/template-field",
      slack("{{ if .GroupLabels.room }}{{ .GroupLabels.room }}{{ end }}")),
    Case("label of all groups", "receiver/template-field") {
      slack("{{ .GroupLabels.room }}")(&$0)
      $0.route.grouping = .everything
    },
    Case(
      "label of no alert", "receiver/template-label", is: .warning, says: "did you mean room?",
      slack("{{ .CommonLabels.rom }}")),
    Case("label of an alert", "receiver/template-label", slack("{{ .CommonLabels.room }}")),
    Case(
      "annotation of no alert", "receiver/template-label", is: .warning, says: "the annotation runbook_url",
      slack("{{ range .Alerts }}{{ .Annotations.runbook_url }}{{ end }}")),
    Case("annotation of an alert", "receiver/template-label", slack("{{ .CommonAnnotations.summary }}")),
    Case("one says the end", "receiver/send-resolved-differs", is: .warning, says: "the webhook of both") {
      $0.receivers.append(
        Receiver("both", .webhook(url: "http://a", sendsResolved: false), .webhook(url: "http://b")))
    },
    Case("none says the end", "receiver/send-resolved-differs") {
      $0.receivers.append(Receiver("one", .webhook(url: "http://a", sendsResolved: false)))
    },
  ])
  func receiver(_ test: Case) { Self.check(test) }
}
