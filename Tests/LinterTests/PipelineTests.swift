import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// From the exporter's configuration to the rules that the server reads.
@Suite struct PipelineTests {
  // MARK: Rule files

  struct RuleFiles: Sendable, CustomTestStringConvertible {
    var patterns: [String]
    var groups: [String] = ["trail", "node"]
    /// The severity of each finding, and whether it is about a single group.
    var found: [Diagnostic.Severity] = []
    var isOfGroups = false
    var testDescription: String { patterns.joined(separator: ", ") }
  }

  @Test(arguments: [
    RuleFiles(patterns: ["/etc/prometheus/rules/*.rules.yml"]),
    RuleFiles(patterns: ["/etc/prometheus/rules/*.yml"]),
    RuleFiles(patterns: ["rules/*"]),
    RuleFiles(patterns: ["*.rules.yml"]),
    RuleFiles(patterns: ["/a/trail.rules.yml", "/a/node.rules.yml"]),
    RuleFiles(patterns: ["/a/[nt]*.rules.yml", "/other/*.yaml"]),
    RuleFiles(patterns: ["/a/*.rules.yaml"], found: [.error]),
    RuleFiles(patterns: ["/a/*.rules.yaml"], groups: []),
    RuleFiles(patterns: ["/a/*.rules.yml/"], found: [.error]),
    RuleFiles(patterns: ["/a/[.yml"], found: [.error]),
    RuleFiles(patterns: ["/a/trail*.yml"], found: [.error], isOfGroups: true),
    RuleFiles(patterns: ["/a/t*.rules.yml"], groups: ["trail", "b", "c"], found: [.error, .error], isOfGroups: true),
    // One file may be mounted under another name.
    RuleFiles(patterns: ["/etc/prometheus/alerts.yml"], found: [.warning]),
    RuleFiles(patterns: ["/a/trail.rules.yml", "/a/others.yml"], found: [.warning], isOfGroups: true),
    RuleFiles(patterns: ["/a/trail.rules.yml"], found: [.error], isOfGroups: true),
  ])
  func ruleFiles(_ test: RuleFiles) {
    var content = ContentSketch()
    content.prometheus = Prometheus(alertmanagers: ["a:1"], ruleFiles: test.patterns)
    content.ruleGroups = test.groups.enumerated().map { index, name in
      RuleGroup(name, line: 100 + index) { Alert("Down", .warning, when: .promql("up == 0")) }
    }
    // A group without rules has nothing to lose.
    content.ruleGroups.append(RuleGroup("empty"))
    let findings = Linter.findings(in: content, snapshots: []).filter {
      $0.code.name == "pipeline/rule-files-unmatched"
    }
    #expect(findings.map(\.severity) == test.found, "\(findings.map(\.message))")
    for finding in findings {
      #expect(content.ruleGroups.contains { $0.location == finding.location } == test.isOfGroups)
    }
  }

  @Test(arguments: [
    ("*", "", true), ("*", "abc", true), ("a*c", "abbc", true), ("a*c", "abbd", false), ("*b*", "abc", true),
    ("?", "é", true), ("?", "", false), ("a?c", "abc", true), ("[a-c]", "b", true), ("[^a-c]", "b", false),
    ("[^a-c]", "d", true), ("[a", "a", false), ("[]a]", "a", false), ("[-a]", "a", false), ("[a-]", "a", false),
    ("[z-a]", "m", false), (#"\*"#, "*", true), (#"\*"#, "a", false), (#"a\"#, "a", false), (#"[\]]"#, "]", true),
    ("abc", "abc", true), ("abc", "abcd", false), ("abc*", "abc", true), ("*.rules.yml", "a.rules.yml", true),
    ("**a", "ba", true), ("", "", true), ("", "a", false),
  ])
  func fileNamePattern(_ pattern: String, _ name: String, _ expected: Bool) {
    #expect(FileNamePattern(pattern).matches(name) == expected)
  }

  // MARK: What the exporter is told to print

  private static let job = World.cloudWatch

  private static func findings(
    _ promQL: QueryText, signals: [Signal], page: String = World.cloudWatchPage, isDeclared: Bool = true,
    declarations: [MetricDeclaration] = []
  ) -> [Diagnostic] {
    var world = World(pages: [.init(job: job, text: page)])
    world.signals = signals
    var content = world.content(.promql(promQL), in: .alert)
    content.declarations = declarations
    if !isDeclared { content.prometheus?.jobs[0].exporter = nil }
    return world.findings(in: content).filter { $0.code.name == "series/unknown-metric" }
  }

  private static func signal(_ name: String, in namespace: String = "Trail") -> Signal {
    Signal(
      name, in: namespace, from: LogGroup("/trail", region: "eu-west-1", accountID: "1", retention: nil), through: job,
      counting: "x")
  }

  private static let query: QueryText = "sum_over_time(trail_denied_count_sum[5m] offset 12m) > 0"

  @Test func renamedSignal() throws {
    let renamed = try #require(Self.findings(Self.query, signals: [Self.signal("DeniedCnt")]).first)
    #expect(renamed.severity == .error)
    #expect(renamed.message.contains("did you mean trail_denied_cnt_sum?"))
    #expect(renamed.notes.contains { $0.contains("no longer asks for Trail DeniedCount (Sum)") }, "\(renamed.notes)")
    let moved = try #require(Self.findings(Self.query, signals: [Self.signal("DeniedCount", in: "Trial")]).first)
    #expect(moved.message.contains("did you mean trial_denied_count_sum?"))
  }

  @Test func printedSignals() {
    #expect(Self.findings(Self.query, signals: [Self.signal("DeniedCount")]).isEmpty)
    // The exporter's configuration is not made from this content.
    #expect(Self.findings(Self.query, signals: []).isEmpty)
    #expect(Self.findings(Self.query, signals: [Self.signal("Other")], isDeclared: false).isEmpty)
    #expect(
      Self.findings(
        Self.query, signals: [Self.signal("Other")],
        declarations: [.external("trail_denied_count_sum", because: "asked for by hand")]
      ).isEmpty)
    // What the exporter prints of itself needs no signal.
    #expect(Self.findings("cloudwatch_exporter_scrape_error > 0", signals: [Self.signal("Other")]).isEmpty)
    // An exporter that writes a name in its own way goes on writing it.
    let page = """
      # HELP trail_deniedcount_sum CloudWatch metric Trail DeniedCount Dimensions: null Statistic: Sum Unit: Count
      # TYPE trail_deniedcount_sum gauge
      trail_deniedcount_sum{job="trail"} 1 1777885260000

      """
    let own: QueryText = "sum_over_time(trail_deniedcount_sum[5m] offset 12m) > 0"
    #expect(Self.findings(own, signals: [Self.signal("Other")], page: page).count == 1)
    let named = Self.findings(own, signals: [Self.signal("DeniedCount")], page: page)
    // `exporterName` says how the exporter of today writes it; the page is there all the same.
    #expect(named.isEmpty, "\(named.map(\.message))")
  }

  @Test func otherStatistics() {
    let page = """
      # HELP trail_denied_count_average CloudWatch metric Trail DeniedCount Dimensions: null Statistic: Average Unit: Count
      # TYPE trail_denied_count_average gauge
      trail_denied_count_average{job="trail"} 1 1777885260000

      """
    let query: QueryText = "max_over_time(trail_denied_count_average[5m] offset 12m) > 0"
    #expect(Self.findings(query, signals: [Self.signal("DeniedCount")], page: page).count == 1)
  }

  /// What one job no longer prints, another may print from now on.
  @Test func signalThroughAnotherJob() {
    let other = ScrapeJob("other", targets: ["other:9106"], interval: .seconds(30), exporter: Self.job.exporter)
    var world = World(pages: [.init(job: Self.job, text: World.cloudWatchPage), .init(job: other, text: "x 1\n")])
    var moved = Self.signal("DeniedCount")
    moved.job = other
    world.signals = [Self.signal("Other"), moved]
    #expect(!world.findings(.promql(Self.query)).contains { $0.code.name == "series/unknown-metric" })
  }
}
