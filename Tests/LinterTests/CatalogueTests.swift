import Diagnostics
import Exposition
import Monitoring
import Testing

@testable import Linter

/// What is known of a name, and from where.
@Suite struct CatalogueTests {
  /// Content with jobs, their pages, rules and declarations.
  struct Setup: Sendable {
    var pages: [(job: ScrapeJob, name: String, text: String)] = []
    var jobs: [ScrapeJob] = []
    var recordings: [RecordingRule] = []
    var alerts: [Alert] = []
    var signals: [Signal] = []
    var declarations: [MetricDeclaration] = []
    var hasExtraScrapeMetrics = false

    var content: ContentSketch {
      var content = ContentSketch()
      content.prometheus = Prometheus(
        alertmanagers: ["alertmanager:9093"], jobs: jobs, hasExtraScrapeMetrics: hasExtraScrapeMetrics)
      content.snapshots = pages.map { Snapshot($0.name, job: $0.job) }
      content.signals = signals
      content.declarations = declarations
      content.ruleGroups = [RuleGroup("group", recordings: recordings) { for alert in alerts { alert } }]
      return content
    }

    var context: LintContext { LintContext(content, snapshots: snapshots, now: nil) }
    var catalogue: Catalogue { context.catalogue }
    private var snapshots: [CapturedSnapshot] {
      pages.map { CapturedSnapshot(Snapshot($0.name, job: $0.job), page: $0.text) }
    }

    func findings(_ query: QueryText) -> [Diagnostic] {
      var setup = self
      setup.alerts.append(Alert("Trial", .warning, when: .promql(query)).summary("trial"))
      return Linter.findings(in: setup.content, snapshots: setup.snapshots)
    }

    func codes(_ query: QueryText) -> [String] { findings(query).map(\.code.name) }
  }

  static let node = ScrapeJob("node", targets: ["node-1:9100", "node-2:9100"])
  static let shop = ScrapeJob("shop", targets: ["shop:80"])

  // MARK: Several snapshots

  /// Two instances of one job, of different versions, and another job that prints one of the names.
  static let several = Setup(
    pages: [
      (
        node, "node-1",
        "# TYPE load gauge\nload{cpu=\"0\"} 1\n# TYPE jobs counter\njobs 1\n# TYPE only_first counter\nonly_first 1\n"
      ),
      (node, "node-2", "# TYPE load gauge\nload{cpu=\"1\",zone=\"b\"} 1\n# TYPE jobs counter\njobs 1\n"),
      (shop, "shop", "# TYPE jobs gauge\njobs{queue=\"mail\"} 1\n"),
    ], jobs: [node, shop])

  @Test func labelsAndValuesOfSeveralSnapshotsAreUnited() throws {
    let entries = Self.several.catalogue["load"]
    let first = try #require(entries.first)
    let labels = entries.dropFirst().reduce(first.labels) { $0.union($1.labels) }
    #expect(labels["cpu"] == LabelSet.Domain(values: ["0", "1"], isAlways: true))
    #expect(labels["zone"] == LabelSet.Domain(values: ["b"], isAlways: false))
    #expect(labels["instance"]?.values == ["node-1:9100", "node-2:9100"])
    #expect(Self.several.catalogue.isComplete)
    #expect(Self.several.catalogue.evidence.contains("node-1.prom (3 families), node-2.prom (2 families), shop.prom"))
  }

  @Test func kindsThatDifferAreNotKnown() {
    #expect(Self.several.catalogue.kind(of: "load") == .gauge)
    #expect(Self.several.catalogue.kind(of: "jobs") == nil)
    #expect(Self.several.catalogue.kind(of: "only_first") == .counter)
    #expect(Self.several.catalogue.kind(of: "nowhere") == nil)
    #expect(Self.several.codes("rate(jobs[5m]) > 1").isEmpty)
    #expect(Self.several.codes("rate(load[5m]) > 1") == ["type/rate-on-gauge"])
  }

  @Test(
    arguments: [
      (#"load{zone="b"} > 1"#, []), (#"jobs{queue="mail"} > 1"#, []),
      (#"load{queue="mail"} > 1"#, ["series/unknown-label"]),
      ("only_first > 1", []), ("only_frist > 1", ["series/unknown-metric"]),
    ] as [(QueryText, [String])])
  func queriesOfSeveralSnapshots(query: QueryText, codes: [String]) { #expect(Self.several.codes(query) == codes) }

  /// One good page of a job is enough to know its names, one that shows a failed scrape is not.
  @Test func aFailedPageBesidesAGoodOne() {
    let cloudWatch = ScrapeJob(
      "cloudwatch", targets: ["a:1", "b:1"], exporter: CloudWatchExporter(region: "eu-west-1"))
    let good = (cloudWatch, "a", "cloudwatch_exporter_scrape_error 0\n")
    let failed = (cloudWatch, "b", "cloudwatch_exporter_scrape_error 1\n")
    #expect(Setup(pages: [good, failed], jobs: [cloudWatch]).catalogue.isComplete)
    #expect(!Setup(pages: [failed], jobs: [cloudWatch]).catalogue.isComplete)
  }

  // MARK: Declarations

  static let declared = Setup(
    pages: [(shop, "shop", "# TYPE orders gauge\norders{state=\"paid\"} 1\n")], jobs: [shop],
    declarations: [
      .sparse("orders_rejected_total"), .sparse(prefix: "refunds_"),
      .external("kube_pod_info", because: "another team"),
      .external(prefix: "istio_", because: "remote write"), .external("orders", because: "also from the old shop"),
    ])

  @Test(
    arguments: [
      "orders_rejected_total > 1", "refunds_total > 1", #"kube_pod_info{pod="x"} > 1"#, "rate(istio_requests[5m]) > 1",
      // A second source of which nothing is known.
      #"orders{region="a"} > 1"#, "rate(orders[5m]) > 1",
    ] as [QueryText])
  func declaredMetricsAreKnown(query: QueryText) {
    let severe = Self.declared.findings(query).filter { $0.severity == .error }
    #expect(severe.isEmpty, "\(severe)")
  }

  @Test func undeclaredMetricsAreNot() {
    #expect(Self.declared.codes("kube_pod_inf > 1").contains("series/unknown-metric"))
    #expect(Self.declared.codes("refund_total > 1").contains("series/unknown-metric"))
  }

  @Test func externalMetricsAreNoted() {
    let notes = Self.declared.findings("istio_requests / istio_limit > 1").filter {
      $0.code.name == "meta/not-evaluated"
    }
    #expect(notes.map(\.message) == ["istio_… is external (remote write): one query that asks for it was not checked"])
  }

  @Test func unusedDeclarations() {
    func unused(_ query: QueryText) -> [String] {
      Self.declared.findings(query).filter { $0.code.name == "meta/unused-declaration" }.map(\.message)
    }
    #expect(unused("orders > 1").count == 4)
    #expect(unused("kube_pod_infos > 1").contains { $0.hasSuffix("or did you mean kube_pod_infos?") })
    #expect(unused(#"{__name__=~"istio_.*"} > 1"#).isEmpty, "a pattern may ask for anything")
    #expect(unused("orders >").isEmpty, "so may a query that cannot be read")
  }

  @Test func whatIsSparse() {
    let logGroup = LogGroup("/trail", region: "eu-west-1", accountID: "123456789012", retention: nil)
    let exporter = ScrapeJob("cloudwatch", targets: ["c:1"], exporter: CloudWatchExporter(region: "eu-west-1"))
    let setup = Setup(
      pages: [(Self.shop, "shop", "orders 1\nrefunds_total 1\n")], jobs: [Self.shop],
      signals: [
        Signal("Denied", in: "Trail", from: logGroup, through: exporter, counting: "{ a }", countsZero: false),
        Signal("Logins", in: "Trail", from: logGroup, through: exporter, counting: "{ b }"),
      ], declarations: [.sparse(prefix: "refunds_"), .sparse("rare")])
    func isSparse(_ name: String) -> [Bool] { setup.catalogue[name].map(\.isSparse) }
    #expect(isSparse("orders") == [false])
    #expect(isSparse("refunds_total") == [true])
    #expect(isSparse("refunds_later_total") == [true])
    #expect(isSparse("rare") == [true])
    #expect(isSparse("trail_denied_sum") == [true])
    #expect(isSparse("trail_logins_sum") == [false])
  }

  // MARK: Exporters and the server itself

  @Test func whatAnExporterPrintsOfItself() throws {
    let job = ScrapeJob("cloudwatch", targets: ["c:1"], exporter: CloudWatchExporter(region: "eu-west-1"))
    let requests = try #require(Setup(jobs: [job]).catalogue["cloudwatch_requests_total"].first)
    #expect(requests.kind == .counter)
    #expect(requests.labels.names == ["action", "instance", "job", "namespace"])
    // A page is the better witness.
    let captured = Setup(pages: [(job, "c", "cloudwatch_exporter_scrape_error 0\n")], jobs: [job])
    #expect(captured.catalogue["cloudwatch_requests_total"].isEmpty)
    #expect(Setup(jobs: [Self.shop]).catalogue["cloudwatch_requests_total"].isEmpty)
  }

  @Test func scrapeMetricsBehindAFlag() {
    let page = [(job: Self.shop, name: "shop", text: "orders 1\n")]
    let without = Setup(pages: page, jobs: [Self.shop])
    let finding = without.findings("scrape_timeout_seconds < 5").first
    #expect(finding?.code.name == "series/unknown-metric")
    #expect(finding?.message.hasSuffix("write Prometheus(hasExtraScrapeMetrics: true)") == true)
    #expect(
      Setup(pages: page, jobs: [Self.shop], hasExtraScrapeMetrics: true).codes("scrape_timeout_seconds < 5").isEmpty)
  }

  @Test func labelsOfALERTS() throws {
    let setup = Setup(
      pages: [(Self.shop, "shop", "orders{state=\"paid\"} 1\n")], jobs: [Self.shop],
      recordings: [RecordingRule("alerts:count", .promql("count(ALERTS or ALERTS_FOR_STATE)"))],
      alerts: [
        Alert("Orders", .critical, when: .promql("orders > 1")).label("team", "shop").summary("orders"),
        Alert("Down", .warning, when: .promql("sum(up) == 0")).summary("down"),
      ])
    let alerts = try #require(setup.catalogue["ALERTS"].first)
    #expect(setup.catalogue["ALERTS"].count == 1)
    #expect(
      alerts.labels.names == ["alertname", "alertstate", "instance", "job", "severity", "state", "team"])
    #expect(alerts.labels["alertname"] == LabelSet.Domain(values: ["Down", "Orders"], isAlways: true))
    #expect(alerts.labels["alertstate"] == LabelSet.Domain(values: ["firing", "pending"], isAlways: true))
    #expect(alerts.labels["severity"] == LabelSet.Domain(values: ["critical", "warning"], isAlways: true))
    #expect(alerts.labels["team"] == LabelSet.Domain(values: ["shop"], isAlways: false))
    #expect(setup.catalogue["ALERTS_FOR_STATE"].first?.labels.contains("alertstate") == false)
    // Rules of a server that Vigil does not write.
    #expect(Setup(jobs: [Self.shop]).catalogue["ALERTS"].first?.labels == .unknown)
    // An alert on alerts may have any of their labels.
    #expect(setup.codes(#"ALERTS{alertname="Orders", team="shop"} > 0"#).isEmpty)
  }

  // MARK: Recording rules

  private static func recorded(_ rules: (String, QueryText)...) -> Catalogue {
    Setup(
      pages: [(shop, "shop", "orders{state=\"paid\",region=\"a\"} 1\n")], jobs: [shop],
      recordings: rules.map { RecordingRule($0.0, .promql($0.1)) }
    ).catalogue
  }

  /// A rule may stand before the one that it reads.
  @Test func labelsOfRecordingRules() {
    let catalogue = Self.recorded(
      ("c", "b * 2"), ("b", "sum by (state) (a)"), ("a", "sum without (instance) (orders)"), ("d", "nowhere"))
    #expect(catalogue["a"].first?.labels.names == ["job", "region", "state"])
    #expect(catalogue["b"].first?.labels.names == ["state"])
    #expect(catalogue["c"].first?.labels == catalogue["b"].first?.labels)
    #expect(catalogue["d"].first?.labels == .unknown.dropping(["__name__"]))
  }

  @Test func recordingRulesThatReadThemselves() {
    let catalogue = Self.recorded(
      ("a", "sum by (state) (b)"), ("b", "max by (state) (a)"), ("c", "a + 1"), ("d", "sum by (state) (orders)"),
      ("self", "self + 1"))
    for name in ["a", "b", "c", "self"] { #expect(catalogue[name].map(\.labels) == [.unknown]) }
    #expect(catalogue["d"].first?.labels.names == ["state"])
  }

  @Test func labelsThatARuleAdds() {
    var setup = Setup(pages: [(Self.shop, "shop", "orders{state=\"paid\"} 1\n")], jobs: [Self.shop])
    setup.recordings = [
      RecordingRule("a", .promql("sum by (state, job) (orders)"), labels: ["team": "shop", "job": ""]),
      RecordingRule("a", .promql("count(orders)"), labels: ["team": "all"]),
    ]
    #expect(setup.catalogue["a"].map(\.labels.names) == [["state", "team"], ["team"]])
    #expect(setup.codes(#"a{team="shop"} > 1"#).isEmpty)
    #expect(setup.codes(#"a{tema="shop"} > 1"#) == ["series/unknown-label"])
  }

  /// A chain as long as the file is no recursion, and no square.
  @Test func aLongChain() {
    let rules = (0..<6_000).map { RecordingRule("r\($0)", .promql("r\(raw: "\($0 + 1)") * 2")) }
    let setup = Setup(
      pages: [(Self.shop, "shop", "r6000{state=\"paid\"} 1\n")], jobs: [Self.shop], recordings: rules)
    #expect(setup.catalogue["r0"].first?.labels.names == ["instance", "job", "state"])
  }

  // MARK: Uses

  @Test func usesOfNames() {
    var setup = Setup(jobs: [Self.shop])
    setup.recordings = [RecordingRule("a", .promql("sum(orders) + count(orders)"))]
    setup.alerts = [Alert("Down", .warning, when: .promql("orders > 1 or refunds > 1"))]
    let uses = Linter.uses(of: ["orders", "refunds"], in: setup.content)
    #expect(
      uses.map { "\($0.name) \($0.owner)" } == ["orders recording rule a", "orders alert Down", "refunds alert Down"])
  }
}
