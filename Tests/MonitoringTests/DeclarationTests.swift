import Diagnostics
import Monitoring
import Testing

/// What elements are when little is said, what chained modifiers change, and where elements say they were written.
@Suite struct DeclarationTests {
  static let source: Datasource = .prometheus("P", uid: "p", url: "http://p:9090")

  @Test func defaultsAreAsDocumented() {
    let dashboard = Dashboard("D", uid: "d", datasource: Self.source) {}
    #expect(dashboard.timeRange == .hours(6) && dashboard.refresh == .minutes(1))
    #expect(dashboard.tags.isEmpty && dashboard.variables.isEmpty && dashboard.summary == nil)
    let job = ScrapeJob("j", targets: ["t:1"])
    #expect(job.interval == .minutes(1) && job.timeout == nil && job.metricsPath == "/metrics" && job.scheme == .http)
    #expect(!job.honorLabels && job.honorTimestamps && job.exporter == nil)
    let prometheus = Prometheus()
    #expect(prometheus.evaluationInterval == .minutes(1) && prometheus.lookback == .minutes(5))
    #expect(prometheus.ruleFiles == ["/etc/prometheus/rules/*.rules.yml"])
    let exporter = CloudWatchExporter(region: "r")
    #expect(exporter.period == .seconds(60) && exporter.range == .seconds(600) && exporter.delay == .seconds(600))
    #expect(exporter.setsTimestamps && !exporter.usesGetMetricData)
    let route = Route(to: Receiver("r"))
    #expect(route.grouping == nil && !route.continues && route.matchers.isEmpty && route.routes.isEmpty)
  }

  static let sizes: [(Panel.Kind, Int, Int)] = [
    (.timeSeries, 12, 8), (.alertList(of: source), 12, 8), (.stat, 6, 4), (.table, 24, 10), (.logs, 24, 10),
  ]

  @Test(arguments: sizes) func panelsHaveASizeOfTheirKind(kind: Panel.Kind, width: Int, height: Int) {
    let size = Panel(kind, "P").size
    #expect(size.width == width && size.height == height)
  }

  @Test func labelsAreSortedByName() {
    let labels: KeyValuePairs<Label, String> = ["z": "1", "a": "2", "m": "3"]
    #expect(ScrapeJob("j", targets: [], labels: labels).labels.map(\.label.name) == ["a", "m", "z"])
    #expect(Prometheus(externalLabels: labels).externalLabels.map(\.label.name) == ["a", "m", "z"])
  }

  @Test func panelModifiersChangeACopy() {
    let plain = Panel(.stat, "P")
    let panel = plain.description("d").unit(.seconds).decimals(2).range(from: 1, to: 2).thresholds(.from(3, .red))
      .minimumInterval(.minutes(1)).size(width: 3, height: 4).position(x: 5, y: 6)
    #expect(panel.summary == "d" && panel.unit == .seconds && panel.decimals == 2)
    #expect(panel.minimum == 1 && panel.maximum == 2 && panel.thresholds == [.from(3, .red)])
    #expect(panel.minimumInterval == .minutes(1))
    #expect(panel.size.width == 3 && panel.size.height == 4)
    #expect(panel.position?.x == 5 && panel.position?.y == 6)
    #expect(panel.location == plain.location)
    #expect(plain.summary == nil && plain.thresholds.isEmpty && plain.position == nil)
  }

  @Test func alertModifiersAdd() {
    let line = #line + 1
    let alert = Alert("A", .critical, when: Gauge("up").value)
      .for(.minutes(1)).keepFiring(for: .minutes(2))
      .label("team", "x")
      .summary("s")
      .description("d")
      .runbook("https://example.com/{{x}}")
      .annotation("other", "o")
    #expect(alert.pendingPeriod == .minutes(1) && alert.keepFiringPeriod == .minutes(2))
    #expect(alert.labels.map(\.name) == ["team"])
    #expect(alert.annotations.map(\.name) == ["summary", "description", "runbook_url", "other"])
    #expect(alert.annotations[2].text.template == #"https://example.com/{{ "{{" }}x}}"#)
    #expect(alert.location.line == line && alert.labels[0].location.line == line + 2)
    #expect(alert.annotations.map(\.location.line) == [line + 3, line + 4, line + 5, line + 6])
  }

  @Test func routeModifiersChangeACopy() {
    let route = Route(to: Receiver("r"), groupBy: [.alertname]) { Route(to: Receiver("s")) }
    #expect(route.grouping == .labels([.alertname]) && route.routes.map(\.receiver.name) == ["s"])
    #expect(route.groupedByEverything().grouping == .everything)
    #expect(route.continuing().continues && !route.continues)
    #expect(Route(to: Receiver("r"), groupBy: []).grouping == .labels([]))
  }

  /// Lines and files, never folders of this machine.
  @Test func everyElementKnowsWhereItWasWritten() {
    let line = #line + 1
    let locations: [Diagnostics.SourceLocation] = [
      Dashboard("D", uid: "d", datasource: Self.source) {}.location,
      Row("R") {}.location,
      Panel(.stat, "P").location,
      Target(Gauge("up").value).location,
      Target(.promql("up")).location,
      Target(insights: "", in: [], from: Self.source).location,
      Variable("v", .custom([])).location,
      RuleGroup("g").location,
      RecordingRule("r", Gauge("up").value).location,
      Alert("A", .info, when: Gauge("up").value).location,
      ScrapeJob("j", targets: []).location,
      Prometheus().location,
      Alertmanager(receivers: [], route: Route(to: Receiver("r"))).location,
      Receiver("r").location,
      Route(to: Receiver("r")).location,
      InhibitRule("i", source: [], target: [], equal: []).location,
      Datasource.prometheus("P", uid: "p", url: "").location,
      Datasource.cloudWatch("C", uid: "c", region: "r").location,
      Datasource.alertmanager("A", uid: "a", url: "").location,
      DashboardProvider("p", folder: "f", path: "/").location,
      LogGroup("l", region: "r", accountID: "1", retention: nil).location,
      Trail("t", logGroup: LogGroup("l", region: "r", accountID: "1", retention: nil)).location,
      Snapshot("s", job: ScrapeJob("j", targets: [])).location,
    ]
    #expect(locations.map(\.line) == (1...locations.count).map { line + $0 })
    #expect(Set(locations.map(\.fileID)) == ["MonitoringTests/DeclarationTests.swift"])
    #expect(locations.allSatisfy { $0.column >= 7 })
  }
}
