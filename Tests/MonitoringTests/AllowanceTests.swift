import Monitoring
import Testing

@Suite struct AllowanceTests {
  @Test func keepsCodeReasonDayAndPlace() throws {
    let panel = Panel(.stat, "S")
      .allow(.timeOffsetMissing, because: "the exporter is young")
      .allow("series/unknown-metric", because: "soon", until: Day(2026, 3, 1))
    #expect(panel.allowances.map(\.code.name) == ["time/offset-missing", "series/unknown-metric"])
    #expect(panel.allowances.map(\.reason) == ["the exporter is young", "soon"])
    #expect(panel.allowances.map(\.lastDay) == [nil, Day(2026, 3, 1)])
    let lines = panel.allowances.map { $0.location.line - panel.location.line }
    #expect(lines == [1, 2])
    #expect(panel.location.fileID == panel.allowances[0].location.fileID)
  }

  /// Every element can; what comes back is the element.
  @Test func everyElementTakesOne() {
    func count<Element: ContentElement>(_ element: Element) -> Int {
      element.allow(.panelOverlap, because: "x").allowances.count
    }
    let job = ScrapeJob("a", targets: [])
    let group = LogGroup("a", region: "eu-west-1", accountID: "123456789012", retention: nil)
    let receiver = Receiver("a")
    let query = job.up.value
    let source = Datasource.prometheus("P", uid: "p", url: "http://p")
    let counts: [Int] = [
      count(Alert("A", .critical, when: query)), count(RecordingRule("a:b", query)), count(RuleGroup("a")),
      count(Dashboard("A", uid: "a", datasource: source) {}), count(Row("a") {}), count(Panel(.stat, "a")),
      count(Target(query)), count(Variable("a", .constant("b"))), count(Prometheus()), count(job),
      count(Alertmanager(receivers: [receiver], route: Route(to: receiver))), count(receiver),
      count(Route(to: receiver)), count(InhibitRule("a", source: [], target: [], equal: [])), count(source),
      count(DashboardProvider("a", folder: "b", path: "/c")),
      count(Signal("A", in: "B", from: group, through: job, counting: "")), count(Trail("a", logGroup: group)),
      count(group), count(Snapshot("a", job: job)),
    ]
    #expect(counts == Array(repeating: 1, count: 20))
  }

  @Test func daysAreInOrder() {
    let days = [Day(2025, 12, 31), Day(2026, 1, 1), Day(2026, 1, 2), Day(2026, 2, 1)]
    for (earlier, later) in zip(days, days.dropFirst()) { #expect(earlier < later && !(later < earlier)) }
    #expect(!(days[0] < days[0]))
    #expect("\(Day(2026, 1, 2))" == "2026-01-02")
    #expect("\(Day(2026, 11, 12))" == "2026-11-12")
  }
}

@Suite struct LintCodeTests {
  @Test func membersAreListedOnceAndSorted() {
    let names = LintCode.all.map(\.name)
    #expect(names == Set(names).sorted())
    #expect(names.allSatisfy { $0.split(separator: "/").count == 2 })
  }

  @Test func swiftWritesAMemberOrTheText() {
    #expect(LintCode.timeOffsetMissing.source == ".timeOffsetMissing")
    #expect(LintCode("promql/syntax").source == ".promqlSyntax")
    #expect(LintCode("my/own-check").source == "\"my/own-check\"")
  }
}
