import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// Which log groups are read, and which the trail writes.
@Suite struct LogGroupTests {
  /// What reads which log group, beside a trail that delivers to `/audit/cloudtrail/logs`.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var signals: [(group: String, pattern: String)] = []
    var panels: [String] = []
    var datasource: String?
    var found: [(severity: Diagnostic.Severity, words: String)] = []
  }

  private static let fed = "/audit/cloudtrail/logs"
  private static let root = #"{ $.userIdentity.type = "Root" }"#

  private static func group(_ name: String) -> LogGroup {
    LogGroup(name, region: "eu-west-1", accountID: "123456789012", retention: nil)
  }

  private static func content(_ test: Case) -> ContentSketch {
    var content = ContentSketch()
    let job = ScrapeJob("cloudwatch", targets: ["x:1"], exporter: CloudWatchExporter(region: "eu-west-1"))
    content.trail = Trail("audit", logGroup: group(fed), line: 1)
    content.signals = test.signals.enumerated().map { index, signal in
      Signal(
        "Signal\(index)", in: "Trail", from: group(signal.group), through: job, counting: signal.pattern,
        line: 100 + index)
    }
    let cloudWatch: Datasource = .cloudWatch(
      "CloudWatch", uid: "cloudwatch", region: "eu-west-1", logGroups: test.datasource.map { [group($0)] } ?? [],
      line: 300)
    content.datasources = [cloudWatch]
    content.show(
      Panel(.logs, "Events") {
        for (index, name) in test.panels.enumerated() {
          Target(insights: "fields @message", in: [group(name)], from: cloudWatch, line: 200 + index)
        }
      })
    return content
  }

  private static func findings(in content: ContentSketch) -> [Diagnostic] {
    Linter.findings(in: content, snapshots: []).filter { $0.code.name == "pipeline/log-group-unfed" }
  }

  @Test(arguments: [
    Case(testDescription: "all agree", signals: [(fed, root)], panels: [fed], datasource: fed),
    Case(testDescription: "nothing reads"),
    Case(
      testDescription: "one misspelt signal", signals: [(fed, root), ("/audit/cloudtrial/logs", root)], panels: [fed],
      found: [(.error, "the signal Signal1 reads /audit/cloudtrial/logs")]),
    Case(
      testDescription: "two misspelt in two ways",
      signals: [(fed, root), ("/audit/cloudtrail/log", "x")], panels: ["/Audit/cloudtrail/logs"],
      found: [(.error, "the signal Signal1 reads"), (.error, "the panel \"Events\" reads /Audit")]),
    Case(
      testDescription: "misspelt in the data source", signals: [(fed, root)], datasource: "/audit/clouditrail/logs",
      found: [(.warning, "the data source CloudWatch")]),
    Case(
      testDescription: "the trail is the odd one out",
      signals: [("/audit/cloudtrail/log", root), ("/audit/cloudtrail/log", "x")], panels: ["/audit/cloudtrail/log"],
      datasource: "/audit/cloudtrail/log",
      found: [
        (
          .error,
          "the trail audit delivers to /audit/cloudtrail/logs, which nothing reads: the signal Signal0, and 2 more"
        )
      ]
    ),
    Case(
      testDescription: "only a data source agrees with the trail", panels: ["/audit/cloudtrail/log"], datasource: fed,
      found: [(.error, "which nothing reads: the panel \"Events\" reads /audit/cloudtrail/log")]),
    Case(
      testDescription: "quite another name, and CloudTrail's fields", signals: [(fed, root), ("/other/account", root)],
      found: [(.warning, "the signal Signal1 counts events of CloudTrail in /other/account")]),
    Case(
      testDescription: "quite another name of all", signals: [("/other/account", root), ("/other/account", root)],
      found: [(.warning, "the trail audit delivers to")]),
    Case(
      testDescription: "other logs",
      signals: [
        (fed, root), ("/aws/lambda/shop", #"{ $.level = "error" }"#), ("/shop", "ERROR"),
        ("/vpc/flow-logs", "[version, account, interface, source, ..., action = REJECT, status]"),
        ("/shop", #"{ $.errorCode = "E1" || $.eventName = "order" || $.note = "$.userIdentity" }"#),
      ], panels: ["/aws/lambda/shop"]),
    Case(testDescription: "a trail that nothing here reads", signals: [("/shop", "ERROR")], panels: ["/shop"]),
  ])
  func readers(_ test: Case) {
    let findings = Self.findings(in: Self.content(test))
    #expect(findings.count == test.found.count, "\(findings.map(\.message))")
    for (finding, expected) in zip(
      findings.sorted { $0.message > $1.message }, test.found.sorted { $0.words > $1.words })
    {
      #expect(finding.severity == expected.severity)
      #expect(finding.message.contains(expected.words), "\(finding.message)")
    }
  }

  @Test func placeAndSuppression() throws {
    var content = Self.content(
      Case(testDescription: "", signals: [(Self.fed, Self.root), ("/audit/cloudtrail/log", Self.root)]))
    let finding = try #require(Self.findings(in: content).first)
    #expect(finding.location == content.signals[1].location)
    #expect(finding.related.map(\.location) == [content.trail?.location])
    content.signals[1] = content.signals[1].allow(.pipelineLogGroupUnfed, because: "the old trail still writes it")
    #expect(Self.findings(in: content).isEmpty)
    content.trail = nil
    #expect(Self.findings(in: content).isEmpty)
  }

  /// The least of what the panel's log groups keep, in days, against what the dashboard shows.
  @Test(
    arguments: [
      ([LogGroup.Retention.days7], 7, nil), ([.days7], 8, "keeps events for 1w"), ([.days90, .days3], 30, "for 3d"),
      ([nil], 4000, nil), ([nil, .days1], 2, "for 1d"), ([], 30, nil),
    ] as [([LogGroup.Retention?], Int, String?)])
  func retention(_ kept: [LogGroup.Retention?], _ days: Int, _ words: String?) {
    let groups = kept.map { LogGroup("/logs", region: "eu-west-1", accountID: "1", retention: $0) }
    let cloudWatch: Datasource = .cloudWatch("CloudWatch", uid: "cloudwatch", region: "eu-west-1")
    var content = ContentSketch()
    content.show(Panel(.logs, "Events") { Target(insights: "fields @message", in: groups, from: cloudWatch) })
    content.dashboards[0].timeRange = .days(days)
    let findings = Linter.findings(in: content, snapshots: []).filter { $0.code.name == "time/beyond-retention" }
    #expect(findings.count == (words == nil ? 0 : 1), "\(findings.map(\.message))")
    if let words { #expect(findings.first?.message.contains(words) == true, "\(findings.map(\.message))") }
  }

  @Test(arguments: [
    ("/aws/cloudtrail/logs", "/aws/cloutdrail/logs", true), ("/aws/cloudtrail/logs", "/aws/cloudrail/logs", true),
    ("/aws/cloudtrail/logs", "/aws/cloudtrail/logss", true), ("/aws/cloudtrail/logs", "aws/cloudtrail/logs", true),
    ("/aws/cloudtrail/logs", "/aws/cloudtrail-logs", true), ("/aws/cloudtrail/logs", "/aws/CloudTrail/logs", true),
    ("/aws/cloudtrail/logs", "/aws/cloudtraillogs", true), ("/trail/log", "/trail/logs", true),
    ("/aws/cloudtrail/logs", "/aws/cloudtrail/logs", false),
    ("/app-1/logs", "/app-2/logs", false), ("/trail/2024", "/trail/2025", false), ("/team-a", "/team-b", false),
    ("/trail/eu", "/trail/us", false), ("/trail/dev", "/trail/des", false), ("/trail/east", "/trail/west", false),
    ("/trail/ap-northeast-1", "/trail/ap-southeast-1", false), ("/trail/logs", "/trail/logs2", false),
    ("", "a", false), ("", "", false),
  ])
  func misspelling(_ name: String, _ other: String, _ expected: Bool) {
    #expect(LogGroupName.isMisspelling(name, of: other) == expected)
    #expect(LogGroupName.isMisspelling(other, of: name) == expected)
  }
}
