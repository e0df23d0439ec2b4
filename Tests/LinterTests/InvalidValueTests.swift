import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Values that a server refuses, and their neighbours that it takes.
@Suite struct InvalidValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var words: String?
    var change: @Sendable (inout ContentSketch) -> Void

    /// Without `words` nothing is found.
    init(
      _ name: String, says words: String? = nil, _ change: @escaping @Sendable (inout ContentSketch) -> Void
    ) {
      testDescription = name
      self.words = words
      self.change = change
    }
  }

  private static func findings(_ change: (inout ContentSketch) -> Void) -> [Diagnostic] {
    var content = ContentSketch()
    change(&content)
    return Linter.findings(in: content, snapshots: []).filter { $0.code.name == "content/invalid-value" }
  }

  private static func check(_ test: Case) {
    let findings = findings(test.change)
    #expect(findings.count == (test.words == nil ? 0 : 1), "\(findings.map(\.message))")
    if let words = test.words { #expect(findings.first?.message.contains(words) == true, "\(findings.map(\.message))") }
  }

  // MARK: Prometheus

  private static func alert(_ change: @escaping @Sendable (Alert) -> Alert) -> @Sendable (inout ContentSketch) -> Void {
    { $0.ruleGroups = [RuleGroup("g") { change(Alert("A", .info, when: Gauge("up").value)) }] }
  }
  private static func job(
    _ target: String = "a:9100", interval: Duration = .minutes(1), timeout: Duration? = nil,
    exporter: CloudWatchExporter? = nil
  ) -> @Sendable (inout ContentSketch) -> Void {
    {
      $0.prometheus = Prometheus(jobs: [
        ScrapeJob("j", targets: [target], interval: interval, timeout: timeout, exporter: exporter)
      ])
    }
  }

  @Test(arguments: [
    Case("for below zero", says: "(for) of A is -1m; write 0 or more", alert { $0.for(.minutes(-1)) }),
    Case("for of zero", alert { $0.for(.zero) }),
    Case("longest for", alert { $0.for(.days(292 * 365)) }),
    Case("for of ages", says: "at most 292y", alert { $0.for(.days(293 * 365)) }),
    Case("for without end", says: "at most 292y", alert { $0.for(.days(.max)) }),
    Case("keep firing below zero", says: "keep-firing", alert { $0.keepFiring(for: .seconds(-1)) }),
    Case("group interval of zero", says: "is 0s; write more than 0") {
      $0.ruleGroups = [RuleGroup("g", interval: .zero)]
    },
    Case("group interval below zero", says: "is -1m") { $0.ruleGroups = [RuleGroup("g", interval: .minutes(-1))] },
    Case("query offset below zero", says: "query offset") {
      $0.ruleGroups = [RuleGroup("g", queryOffset: .minutes(-1))]
    },
    Case("query offset of zero") { $0.ruleGroups = [RuleGroup("g", queryOffset: .zero)] },
    Case("evaluation interval of zero", says: "evaluation") { $0.prometheus = Prometheus(evaluationInterval: .zero) },
    Case("lookback of zero", says: "lookback") { $0.prometheus = Prometheus(lookback: .zero) },
    Case("scrape interval of zero", says: "interval of the job j is 0s", job(interval: .zero)),
    Case("scrape interval below zero", says: "interval of the job j is -1s", job(interval: .seconds(-1))),
    Case("timeout over the interval", says: "at most the interval of 1m", job(timeout: .seconds(61))),
    Case("timeout of the interval", job(timeout: .minutes(1))),
    Case("timeout of zero", says: "is 0s; write more than 0", job(timeout: .zero)),
    Case("timeout below a millisecond", says: "is 0s", job(timeout: .microseconds(10))),
    Case("target with a scheme", says: "\"http://a:9100\"; write host:port", job("http://a:9100")),
    Case("target with a path", says: "host:port", job("a:9100/metrics")),
    Case("empty target", says: "a target of the job j is \"\"", job("")),
    Case("target with a blank", says: "host:port", job("a :9100")),
    Case("target without port", job("a")),
    Case("target of IPv6", job("[::1]:9100")),
    Case("placeholder", job("<exporter-host>:9106")),
    Case("Alertmanager with a scheme", says: "address of an Alertmanager") {
      $0.prometheus = Prometheus(alertmanagers: ["http://a:9093"])
    },
    Case("empty Alertmanager", says: "is \"\"") { $0.prometheus = Prometheus(alertmanagers: [""]) },
    Case("star in a folder", says: "*") { $0.prometheus = Prometheus(ruleFiles: ["/etc/*/a.yml"]) },
    Case("star in a file") { $0.prometheus = Prometheus(ruleFiles: ["/etc/a*b*.yml", "a.yml"]) },
    Case("empty rule file", says: "a path") { $0.prometheus = Prometheus(ruleFiles: [" "]) },
    Case("exporter without region", says: "region", job(exporter: CloudWatchExporter(region: ""))),
    Case("period of zero", says: "period", job(exporter: CloudWatchExporter(region: "r", period: .zero))),
    Case(
      "period of half seconds", says: "whole",
      job(exporter: CloudWatchExporter(region: "r", period: .milliseconds(1500)))),
    Case("range of zero", says: "range", job(exporter: CloudWatchExporter(region: "r", range: .zero))),
    Case("delay below zero", says: "delay", job(exporter: CloudWatchExporter(region: "r", delay: .seconds(-1)))),
    Case("no delay", job(exporter: CloudWatchExporter(region: "r", delay: .zero))),
  ])
  func prometheus(_ test: Case) { Self.check(test) }

  // MARK: Alertmanager

  private static func route(
    groupBy labels: [Label]? = nil, groupWait: Duration? = nil, groupInterval: Duration? = nil,
    repeatInterval: Duration? = nil
  ) -> @Sendable (inout ContentSketch) -> Void {
    {
      let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
      let child = Route(
        to: mail, where: .severity(.info), groupBy: labels, groupWait: groupWait, groupInterval: groupInterval,
        repeatInterval: repeatInterval)
      $0.alertmanager = Alertmanager(receivers: [mail], route: Route(to: mail) { child })
    }
  }
  private static func receiver(_ integration: Receiver.Integration) -> @Sendable (inout ContentSketch) -> Void {
    {
      let receiver = Receiver("r", integration)
      $0.alertmanager = Alertmanager(receivers: [receiver], route: Route(to: receiver))
    }
  }
  private static func email(
    to: String = "a@example.com", from: String = "b@example.com", smarthost: String = "smtp.example.com:587",
    password: Secret? = nil
  ) -> @Sendable (inout ContentSketch) -> Void {
    receiver(.email(to: to, from: from, smarthost: smarthost, password: password))
  }
  private static func nested(_ depth: Int) -> @Sendable (inout ContentSketch) -> Void {
    {
      let mail = Receiver("mail", .webhook(url: "http://mail:8080/"))
      var route = Route(to: mail)
      for _ in 0..<depth {
        var parent = Route(to: mail)
        parent.routes = [route]
        route = parent
      }
      $0.alertmanager = Alertmanager(receivers: [mail], route: route)
    }
  }

  @Test(arguments: [
    Case("group wait below zero", says: "the group wait is -30s", route(groupWait: .seconds(-30))),
    Case("no group wait", route(groupWait: .zero)),
    Case("group interval of zero", says: "the group interval is 0s", route(groupInterval: .zero)),
    Case("repeat interval of zero", says: "the repeat interval is 0s", route(repeatInterval: .zero)),
    Case("repeat interval below zero", says: "the repeat interval", route(repeatInterval: .hours(-1))),
    Case("label twice", says: "job twice", route(groupBy: [.job, .region, .job])),
    Case("all and one", says: "mixes ...", route(groupBy: ["...", .job])),
    Case("all", route(groupBy: ["..."])),
    Case("no label", route(groupBy: [])),
    Case("label without name", says: "without a name", route(groupBy: [""])),
    Case("100 levels", nested(100)),
    Case("101 levels", says: "Vigil", nested(101)),
    Case("smarthost without port", says: "such as smtp.example.com:587", email(smarthost: "smtp.example.com")),
    Case("smarthost with an empty port", says: "smarthost", email(smarthost: "smtp.example.com:")),
    Case("smarthost with a large port", says: "smarthost", email(smarthost: "smtp.example.com:70000")),
    Case("smarthost without host", says: "smarthost", email(smarthost: ":25")),
    Case("smarthost with two ports", says: "smarthost", email(smarthost: "a:25:25")),
    Case("smarthost of IPv6", email(smarthost: "[::1]:25")),
    Case("smarthost with a service", email(smarthost: "mail:submission")),
    Case("no sender", says: "from which r mails", email(from: "")),
    Case("no recipient", says: "to which r mails", email(to: " ")),
    Case("recipient of a template", email(to: "{{ .CommonLabels.owner }}")),
    Case("password from nowhere", says: "the password of r is nowhere", email(password: .file(""))),
    Case("Slack from nowhere", says: "webhook address", receiver(.slack(channel: "#a", webhookURL: .file(" ")))),
    Case("Teams from nowhere", says: "webhook address", receiver(.microsoftTeams(webhookURL: .environment("")))),
    Case("secret webhook from nowhere", says: "webhook address", receiver(.webhook(url: Secret.file("")))),
    Case("webhook without scheme", says: "http://", receiver(.webhook(url: "pager:8080/"))),
    Case("webhook of another scheme", says: "http://", receiver(.webhook(url: "ftp://pager/"))),
    Case("webhook without host", says: "http://", receiver(.webhook(url: "http:///alerts"))),
    Case("webhook with a port only", says: "http://", receiver(.webhook(url: "http://:80"))),
    Case("empty webhook", says: "http://", receiver(.webhook(url: ""))),
    Case("webhook of a template", receiver(.webhook(url: "{{ .CommonLabels.url }}"))),
    Case("webhook in capitals", receiver(.webhook(url: "HTTPS://pager"))),
    Case("alerts below zero", says: "maximumAlerts of r is -1", receiver(.webhook(url: "http://a", maximumAlerts: -1))),
    Case("all alerts", receiver(.webhook(url: "http://a", maximumAlerts: 0))),
  ])
  func alertmanager(_ test: Case) { Self.check(test) }

  // MARK: Grafana

  private static func panel(_ change: @escaping @Sendable (Panel) -> Panel) -> @Sendable (inout ContentSketch) -> Void {
    { $0.show(change(.example)) }
  }
  private static func dashboard(
    _ change: @escaping @Sendable (Dashboard) -> Dashboard
  ) -> @Sendable (inout ContentSketch) -> Void {
    {
      $0.show(.example)
      $0.dashboards = $0.dashboards.map(change)
    }
  }
  private static func variable(_ kind: Variable.Kind) -> @Sendable (inout ContentSketch) -> Void {
    {
      $0.show(.example)
      $0.dashboards[0].variables = [Variable("v", kind)]
    }
  }

  @Test(arguments: [
    Case(
      "thresholds that fall", says: "1.0 comes after 5.0", panel { $0.thresholds(.from(5, .red), .from(1, .green)) }),
    Case("equal thresholds", says: "rising", panel { $0.thresholds(.from(1, .red), .from(1, .green)) }),
    Case("rising thresholds", panel { $0.thresholds(.from(-1, .red), .from(0, .green), .from(1, .blue)) }),
    Case("threshold without end", says: "finite", panel { $0.thresholds(.from(.infinity, .red)) }),
    Case("threshold that is no number", says: "finite", panel { $0.thresholds(.from(.nan, .red)) }),
    Case("minimum without end", says: "minimum is -inf", panel { $0.range(from: -.infinity) }),
    Case("maximum that is no number", says: "maximum is nan", panel { $0.range(to: .nan) }),
    Case("range the wrong way round", says: "smaller", panel { $0.range(from: 1, to: 0) }),
    Case("decimals below zero", says: "decimals", panel { $0.decimals(-1) }),
    Case("no decimals", panel { $0.decimals(0) }),
    Case("minimum interval of zero", says: "minimum interval", panel { $0.minimumInterval(.zero) }),
    Case("list of nothing", says: "length") {
      $0.show(Panel(.alertList(of: ContentSketch.exampleDatasource, maximumItems: 0), "T"))
    },
    Case("opaque", says: "0 to 100") {
      $0.show(Panel(.timeSeries(fillOpacity: 101), "T") { Target(Gauge("up").value) })
    },
    Case("time range of zero", says: "time range", dashboard { $0.time(.zero) }),
    Case("time range below zero", says: "time range", dashboard { $0.time(.hours(-6)) }),
    Case("refresh of zero", says: "refresh", dashboard { $0.refresh(.zero) }),
    Case("no refresh", dashboard { $0.refresh(nil) }),
    Case("no choice", says: "v has no choice", variable(.custom([]))),
    Case("no interval", says: "v has no choice", variable(.interval([]))),
    Case("interval of zero", says: "a choice of the variable v is 0s", variable(.interval([.zero, .minutes(1)]))),
    Case("empty text", variable(.text(defaultValue: ""))),
    Case("data source without address", says: "address of P") {
      $0.datasources = [.prometheus("P", uid: "p", url: "")]
    },
    Case("data source without interval", says: "scrape interval of P") {
      $0.datasources = [.prometheus("P", uid: "p", url: "http://p", scrapeInterval: .zero)]
    },
    Case("key from nowhere", says: "access key of C") {
      $0.datasources = [
        .cloudWatch(
          "C", uid: "c", region: "r", authentication: .keys(access: .environment(""), secret: .environment("SECRET")))
      ]
    },
    Case("provider without folder", says: "path") {
      $0.dashboardProvider = DashboardProvider("a", folder: "", path: "")
    },
  ])
  func grafana(_ test: Case) { Self.check(test) }

  /// A window of zero is written as one that holds nothing: the server would take it.
  @Test(arguments: [(Window(.zero), "content/invalid-value"), (.minutes(-5), "promql/syntax")])
  func windows(window: Window, code: String) {
    let findings = World.known.findings(Counter("http_requests_total").rate(window).sum().above(0))
    #expect(findings.map(\.code.name) == [code], "\(findings.map(\.message))")
  }

  @Test func absenceOfWhatIsNowhere() {
    for text in ["absent(nowhere)", "absent_over_time((nowhere[5m]))", "absent(sum(nowhere))"] {
      let findings = World.known.findings(.promql(QueryText(stringLiteral: text)))
      #expect(findings.map(\.code.name) == ["series/unknown-metric"])
      #expect(findings.map(\.severity) == [.warning])
      #expect(findings.first?.message.contains("always fires") == true)
    }
    let finding = World.known.findings(.promql("absent(temprature)")).first
    #expect(finding?.message.hasSuffix("always fires; did you mean temperature?") == true)
  }

  @Test func windowsOfPanels() {
    #expect(World.known.findings(.promql("up[5m]"), in: .panel).map(\.code.name) == ["promql/syntax"])
    #expect(World.known.findings(.promql("up[5m]"), in: .instantPanel).isEmpty)
  }

  @Test func onePageOfTwoJobs() {
    let other = ScrapeJob("other", targets: ["other:9100"])
    func codes(_ second: ScrapeJob) -> [String] {
      var content = ContentSketch()
      content.snapshots = [Snapshot("page", job: World.node), Snapshot("page", job: second)]
      return Linter.findings(in: content, snapshots: []).map(\.code.name)
    }
    #expect(!codes(other).contains("content/duplicate-name"))
    #expect(codes(World.node).contains("content/duplicate-name"))
  }

  @Test func logGroupsAreNamedOnce() {
    let group = LogGroup("/a b", region: "r", accountID: "1", retention: nil)
    var content = ContentSketch()
    let source: Datasource = .cloudWatch("C", uid: "c", region: "r", logGroups: [group])
    content.datasources = [source]
    content.show(Panel(.table, "T") { Target(insights: "fields @message", in: [group], from: source) })
    content.dashboards[0].datasource = source
    let findings = Linter.findings(in: content, snapshots: []).filter { $0.code.name == "content/invalid-name" }
    #expect(findings.map(\.message) == ["the log group \"/a b\": write 1 to 512 letters, digits, . - _ / and #"])
  }
}
