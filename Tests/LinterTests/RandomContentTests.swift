import Diagnostics
import Testing

@testable import Linter
@testable import Monitoring

/// Content that nobody would write: it never traps, and what is found does not change from run to run.
@Suite struct RandomContentTests {
  @Test(arguments: 0..<30)
  func neverTrapsAndIsSortedAndStable(seed: Int) {
    var random = ContentGenerator(seed: UInt64(seed))
    let content = random.content()
    let snapshots = content.snapshots.map { random.snapshot($0) }
    let findings = Linter.findings(in: content, snapshots: snapshots)
    #expect(findings == Linter.findings(in: content, snapshots: snapshots))
    for (finding, next) in zip(findings, findings.dropFirst()) {
      switch (finding.location, next.location) {
      case (let place?, let following?):
        #expect(place < following || place == following && finding.code.name <= next.code.name)
      case (nil, let following): #expect(following == nil)
      case (_?, nil): break
      }
    }
    for finding in findings {
      #expect(LintRule.all.contains { $0.code == finding.code })
      #expect(!finding.message.isEmpty)
      if let excerpt = finding.excerpt {
        #expect(excerpt.range.lowerBound >= 0 && excerpt.range.upperBound <= excerpt.text.utf8.count)
      }
    }
    _ = TextReporter().report(Array(findings.prefix(40)))
  }
}

/// Makes content of nasty names, sizes, queries and routes.
private struct ContentGenerator {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func content() -> ContentSketch {
    var content = ContentSketch()
    let jobs = list(4) { $0.job() }
    content.prometheus = chance(8) ? nil : prometheus(jobs)
    content.snapshots = list(4) { Snapshot($0.name(), job: jobs.randomElement(using: &$0.random) ?? $0.job()) }
    content.signals = list(3) {
      Signal(
        $0.name(), in: $0.name(), from: $0.logGroup(), through: jobs.randomElement(using: &$0.random) ?? $0.job(),
        counting: $0.name())
    }
    content.trail = chance(2) ? Trail(name(), logGroup: logGroup()) : nil
    content.datasources = list(3) { $0.datasource() }
    content.dashboards = list(3) { $0.dashboard() }
    content.ruleGroups = list(4) { $0.group() }
    content.alertmanager = chance(4) ? nil : alertmanager()
    return content
  }

  mutating func snapshot(_ declaration: Snapshot) -> CapturedSnapshot {
    if chance(6) { return CapturedSnapshot(declaration, .unreadable(name())) }
    let types = ["gauge", "counter", "histogram", "summary", "untyped"]
    let page = list(6) { generator -> String in
      let metric = generator.metric()
      let stamp = generator.chance(3) ? " 1777885260000" : ""
      let label = generator.chance(2) ? "{\(generator.pick(Self.labels))=\"\(generator.pick(["", "a", "b"]))\"}" : ""
      return "# TYPE \(metric) \(generator.pick(types))\n"
        + (generator.chance(4) ? "" : "\(metric)\(label) \(generator.number())\(stamp)\n")
    }
    return CapturedSnapshot(declaration, page: page.joined() + (chance(8) ? "nonsense here\n" : ""))
  }

  private static let names = [
    "", " ", "a", "A", "a b", "../x", "a/b", "\0", "\n", "é", "e\u{301}", "👩‍👩‍👧", "{{", "{{ $value }}", "\"", "\\", "$x",
    "${x}",
    "__name__", "job", "instance", "severity", "alertname", "le", "1", "-", ".", "..", "AWS/x", "\u{202E}", "\r\n",
    String(repeating: "x", count: 1500),
  ]
  private static let labels = ["job", "instance", "le", "quantile", "a", "b", "exported_job", "__name__", "severity"]
  private static let metrics = ["up", "x", "y", "x_sum", "x_bucket", "x_total", "aws_x_sum", "r:x:sum", "ALERTS"]
  private static let fragments = [
    "up", "x", "y{a=\"b\"}", "x{le=~\".*\"}", "x[1m]", "x[5m:30s]", "rate(", "sum by (a) (", "absent(", ")",
    " offset 10m", " offset -5m",
    " @ 1", " @ end()", " or ", " and ", " unless ", " > ", " == bool ", " + ", " on (a) group_left (b) ", "vector(0)",
    "1", "-", "\"s\"",
    "label_replace(x, \"a\", \"$1\", \"b\", \"(.*)\")", "histogram_quantile(0.9, x_bucket)", "topk(3, x)",
    "$__rate_interval", "${x}",
    "{__name__=~\"x.*\"}", "{\"x\"}", "#c\n", "\0", "é", "count_values(\"a\", x)", "{", "}", "[", "1e999", "9999999y",
    "[99y]",
  ]

  mutating func chance(_ sides: Int) -> Bool { Int.random(in: 0..<sides, using: &random) == 0 }
  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
  private mutating func list<Element>(_ most: Int, _ make: (inout ContentGenerator) -> Element) -> [Element] {
    let count = chance(20) ? most * 4 : Int.random(in: 0...most, using: &random)
    return (0..<count).map { _ in make(&self) }
  }
  private mutating func name() -> String {
    chance(3) ? pick(Self.names) : list(3) { $0.pick(Self.names) }.joined().prefix(4000).description
  }
  private mutating func metric() -> String { pick(Self.metrics) }
  private mutating func number() -> Double { pick([0, 1, -1, 0.5, .infinity, .nan, 1e300]) }
  private mutating func size() -> Int { pick([0, 1, 4, 12, 24, 25, -1, .max, .min, 1000, 1001]) }
  private mutating func duration() -> Duration {
    pick([
      .zero, .seconds(15), .minutes(1), .minutes(5), .minutes(10), .seconds(-60), .milliseconds(1), .nanoseconds(1),
      .days(.max),
      .days(.min), .seconds(Int64.max), .seconds(Int64.min),
    ])
  }
  private mutating func label() -> Label { chance(3) ? Label(name()) : Label(pick(Self.labels)) }
  private mutating func labels() -> [Label] { list(3) { $0.label() } }
  private mutating func severity() -> Severity { chance(4) ? Severity(name()) : pick([.critical, .warning, .info]) }

  private mutating func promQL() -> Query {
    let text =
      chance(40)
      ? String(repeating: pick(["(", "-", "sum(", "x + ", "x or "]), count: 3000)
      : (0..<Int.random(in: 1..<8, using: &random)).map { _ in pick(Self.fragments) }.joined()
    return .promql(QueryText(stringLiteral: text), line: Int.random(in: 0..<50, using: &random))
  }

  private mutating func query() -> Query {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: Gauge(name()).value
    case 1: Counter(metric()).rate(Window(duration()))
    case 2: Gauge(metric()).where(label(), matches: name()).offset(duration()).value.sum(by: label())
    case 3: Histogram("x").quantile(number(), over: .rateInterval, by: label())
    default: promQL()
    }
  }

  private mutating func job() -> ScrapeJob {
    let exporter = CloudWatchExporter(
      region: name(), period: duration(), range: duration(), delay: duration(), setsTimestamps: chance(2))
    var job = ScrapeJob(
      name(), targets: list(3) { $0.name() }, interval: duration(), honorLabels: chance(2), honorTimestamps: chance(2),
      exporter: chance(2) ? exporter : nil)
    job.labels = list(2) { .init(label: $0.label(), value: $0.name()) }
    return job
  }

  private mutating func prometheus(_ jobs: [ScrapeJob]) -> Prometheus {
    var prometheus = Prometheus(
      alertmanagers: list(1) { $0.name() }, ruleFiles: list(1) { $0.name() }, jobs: jobs, lookback: duration())
    prometheus.externalLabels = list(2) { .init(label: $0.label(), value: $0.name()) }
    return prometheus
  }

  private mutating func logGroup() -> LogGroup { LogGroup(name(), region: name(), accountID: name(), retention: nil) }

  private mutating func datasource() -> Datasource {
    chance(2)
      ? .prometheus(name(), uid: name(), url: name(), scrapeInterval: duration(), isDefault: chance(2))
      : .cloudWatch(name(), uid: name(), region: name(), isDefault: chance(2))
  }

  private mutating func dashboard() -> Dashboard {
    var dashboard = Dashboard(name(), uid: name(), datasource: datasource()) {}
    dashboard.variables = list(2) {
      Variable($0.name(), .labelValues($0.label(), selector: $0.query(), allowsMany: true))
    }
    dashboard.rows = list(3) { generator in
      var row = Row(generator.name(), collapsed: generator.chance(2)) {}
      row.panels = generator.list(6) { $0.panel() }
      return row
    }
    return dashboard
  }

  private mutating func panel() -> Panel {
    var panel = Panel(pick([.timeSeries, .stat, .table, .logs, .alertList(of: datasource())]), name())
      .size(width: size(), height: size())
    if chance(2) { panel = panel.position(x: size(), y: size()) }
    panel.targets = list(3) { generator in
      generator.chance(5)
        ? Target(insights: generator.name(), in: generator.list(1) { $0.logGroup() }, from: generator.datasource())
        : Target(generator.query(), instant: generator.chance(2))
    }
    return panel
  }

  private mutating func group() -> RuleGroup {
    var group = RuleGroup(name(), interval: duration(), queryOffset: chance(2) ? duration() : nil)
    group.recordings = list(2) { RecordingRule($0.chance(2) ? $0.name() : $0.metric(), $0.query()) }
    group.alerts = list(4) { generator in
      var alert = Alert(generator.name(), generator.severity(), when: generator.query()).for(generator.duration())
      for _ in 0..<Int.random(in: 0..<4, using: &generator.random) {
        alert = alert.label(generator.label(), generator.text()).annotation(generator.name(), generator.text())
      }
      return alert
    }
    return group
  }

  private mutating func text() -> AlertText {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .template(name())
    case 1: "\(.label(label())) \(.value)"
    case 2: .template(String(repeating: "{{ if $labels.a }}", count: chance(30) ? 300 : 3))
    default: "\(name())"
    }
  }

  private mutating func matcher() -> LabelMatcher {
    LabelMatcher(
      label(), pick([.equal, .notEqual, .matches, .notMatches]),
      chance(2)
        ? name() : pick(["critical", "a|b", ".*", "(", "a{1000}{1000}", "(a*)*", "[[:alpha:]]+", "\\p{Greek}", "^$"]))
  }

  private mutating func route(_ receivers: [Receiver]) -> Route {
    var route = Route(
      to: receivers.randomElement(using: &random) ?? Receiver(name()), groupBy: labels(),
      line: Int.random(in: 0..<50, using: &random))
    route.matchers = list(2) { $0.matcher() }
    return route
  }

  private mutating func alertmanager() -> Alertmanager {
    let receivers = list(4) { generator in
      var receiver = Receiver(generator.name())
      receiver.integrations = generator.list(2) { $0.integration() }
      return receiver
    }
    var root = route(receivers)
    root.routes = list(5) { $0.route(receivers) }
    // A trunk, up to a thousand deep.
    for _ in 0..<(chance(4) ? 1000 : 3) {
      var parent = route(receivers)
      parent.routes = [root]
      root = parent
    }
    let inhibitRules = list(3) { generator in
      InhibitRule(
        generator.name(), source: generator.list(2) { $0.matcher() }, target: generator.list(2) { $0.matcher() },
        equal: generator.labels())
    }
    return Alertmanager(receivers: receivers, route: root, inhibitRules: inhibitRules)
  }

  private mutating func integration() -> Receiver.Integration {
    let secret: Secret = pick([.file(name()), .environment(name()), .plaintext(name())])
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .email(to: name(), from: name(), smarthost: name(), username: name(), password: secret)
    case 1: return .slack(channel: name(), webhookURL: secret)
    case 2: return .microsoftTeams(webhookURL: secret)
    default: return .webhook(url: name())
    }
  }
}
