import Diagnostics
import Exposition
import Monitoring
import Testing

@testable import Linter

/// `.allow(…)`: what it hides, and what is said of one that is wrong.
@Suite struct SuppressionTests {
  private static let today = Day(2026, 6, 1)
  private static let now = UTCTime("2026-06-01T12:00:00Z")

  /// What the tests are about; other rules find more.
  private static let codes: Set<String> = [
    "panel/no-query", "series/unknown-metric", "series/unknown-label", "template/label-missing",
  ]

  /// `code: subject`, without the notes.
  private static func findings(
    knowing page: String? = World.nodePage, _ change: (inout ContentSketch) -> Void
  ) -> [String] {
    var content = ContentSketch()
    content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [World.node])
    content.snapshots = page == nil ? [] : [Snapshot("node", job: World.node)]
    change(&content)
    let snapshots = content.snapshots.map { CapturedSnapshot($0, page: page ?? "") }
    return Linter.findings(in: content, snapshots: snapshots, now: now)
      .filter { codes.contains($0.code.name) || $0.code.group == "meta" && $0.severity != .note }.map {
        "\($0.code): \($0.subject ?? "-")"
      }
  }

  private static func alert(_ name: String = "Hot") -> Alert {
    Alert(name, .warning, when: .promql("temprature > 30"))
  }

  // The contents are made outside `#expect`, which gives everything in it one place.

  @Test func aFindingNamesItsElement() {
    let found = Self.findings { content in
      content.ruleGroups = [RuleGroup("house") { Self.alert() }]
      content.show(Panel(.stat, "Errors"))
    }
    #expect(found.sorted() == ["panel/no-query: panel example/Errors", "series/unknown-metric: alert house/Hot"])
  }

  @Test func anElementCoversItselfAndWhatIsInside() {
    let itself = Self.findings { content in
      content.ruleGroups = [RuleGroup("house") { Self.alert().allow(.seriesUnknownMetric, because: "soon") }]
    }
    #expect(itself == [])
    let inside = Self.findings { content in
      content.ruleGroups = [RuleGroup("house") { Self.alert() }.allow(.seriesUnknownMetric, because: "soon")]
    }
    #expect(inside == [])
    let deepInside = Self.findings { content in
      content.show(Panel(.stat, "Errors") { Target(.promql("temprature")) })
      content.dashboards = content.dashboards.map { $0.allow(.seriesUnknownMetric, because: "soon") }
    }
    #expect(deepInside == [])
    let annotation = Self.findings { content in
      content.ruleGroups = [
        RuleGroup("house") {
          Alert("Hot", .warning, when: .promql("temperature > 30"))
            .summary("in \(.label("rom"))").allow(.templateLabelMissing, because: "soon")
        }
      ]
    }
    #expect(annotation == [])
  }

  @Test func anotherCodeOrAnotherElementHidesNothing() {
    let found = Self.findings { content in
      content.ruleGroups = [
        RuleGroup("house") {
          Self.alert().allow(.seriesUnknownLabel, because: "soon")
          Alert("Cold", .warning, when: .promql("temperature < 3")).allow(.seriesUnknownMetric, because: "soon")
        }
      ]
    }
    #expect(
      found == [
        "series/unknown-metric: alert house/Hot", "meta/unused-suppression: alert house/Hot",
        "meta/unused-suppression: alert house/Cold",
      ])
  }

  /// Two alerts of one line: what one allows is still found in the other.
  @Test func aSharedQueryIsHiddenWhenAllAllowIt() {
    func query() -> Query { .promql("temprature > 30") }
    let both = Self.findings { content in
      content.ruleGroups = [
        RuleGroup("house") {
          Alert("Hot", .warning, when: query()).allow(.seriesUnknownMetric, because: "soon")
          Alert("Hotter", .critical, when: query()).allow(.seriesUnknownMetric, because: "soon")
        }
      ]
    }
    #expect(both == [])
    let one = Self.findings { content in
      content.ruleGroups = [
        RuleGroup("house") {
          Alert("Hot", .warning, when: query()).allow(.seriesUnknownMetric, because: "soon")
          Alert("Hotter", .critical, when: query())
        }
      ]
    }
    #expect(one == ["series/unknown-metric: rule group house"])
  }

  /// Elements of a loop share their place, and are told apart by their queries.
  @Test func elementsOfALoopAreToldApart() {
    let metrics = ["temprature", "temperature", "presure"]
    let found = Self.findings { content in
      content.ruleGroups = [
        RuleGroup("house") {
          for name in metrics {
            let alert = Alert("\(name) is high", .warning, when: Gauge(name).value.above(30))
            if name == "presure" { alert.allow(.seriesUnknownMetric, because: "soon") } else { alert }
          }
        }
      ]
    }
    #expect(found == ["series/unknown-metric: alert house/temprature is high"])
  }

  /// One `.allow` in a loop is of use when one of the elements needs it.
  @Test func oneUseIsEnough() {
    let found = Self.findings { content in
      content.ruleGroups = [
        RuleGroup("house") {
          for name in ["temprature", "temperature"] {
            Alert("\(name) is high", .warning, when: Gauge(name).value.above(30))
              .allow(.seriesUnknownMetric, because: "soon")
          }
        }
      ]
    }
    #expect(found == [])
  }

  @Test(
    arguments: [
      (LintCode.panelNoQuery, "soon", nil, []),
      (.panelNoQuery, "soon", today, []),
      (.panelNoQuery, "soon", Day(2026, 5, 31), ["meta/expired-suppression", "panel/no-query"]),
      (.panelNoQuery, " ", nil, ["meta/suppression-without-reason"]),
      (.panelNoTitle, "soon", nil, ["meta/unused-suppression", "panel/no-query"]),
      ("panel/no-qery", "soon", nil, ["meta/unused-suppression", "panel/no-query"]),
      (.panelNoTitle, "soon", Day(2026, 5, 31), ["meta/expired-suppression", "panel/no-query"]),
      ("meta/unused-suppression", "soon", nil, ["meta/unused-suppression", "panel/no-query"]),
    ] as [(LintCode, String, Day?, [String])])
  func wrongSuppressions(code: LintCode, reason: String, lastDay: Day?, codes: [String]) {
    let found = Self.findings { content in
      content.show(Panel(.stat, "Errors").allow(code, because: reason, until: lastDay))
    }
    #expect(found.map { String($0.prefix { $0 != ":" }) }.sorted() == codes)
  }

  /// Where a page is missing, a finding may be missing because nobody could look.
  @Test func nothingIsCalledUnusedWithoutTheInputs() {
    func codes(_ code: LintCode) -> [String] {
      Self.findings(knowing: nil) { content in
        content.show(Panel.example.allow(code, because: "soon"))
      }
    }
    #expect(codes(.seriesUnknownMetric) == [])
    #expect(codes("series/unknown-metrik") == ["meta/unused-suppression: panel example/Targets"])
  }

  @Test func aMisspeltCodeGetsTheNearest() {
    var content = ContentSketch()
    content.show(Panel.example.allow("panel/no-qery", because: "soon"))
    let messages = Linter.findings(in: content, snapshots: []).map(\.message)
    #expect(messages.contains { $0.hasSuffix("no check has this code; did you mean panel/no-query?") })
  }

  @Test func everyRuleHasAMember() {
    for rule in LintRule.all where !rule.isAboutSuppressions {
      #expect(LintCode.all.contains(LintCode(rule.code.name)), "add \(rule.code) to LintCode+All.swift")
    }
  }

  /// Many findings at one place take the time that many findings take.
  @Test func manyElementsOfOnePlace() {
    let names = (0..<3_000).map { "missing_\($0)_metric" }
    let found = Self.findings { content in
      content.ruleGroups = [
        RuleGroup("house") {
          for name in names { Alert(name, .warning, when: Gauge(name).value.above(30)) }
        }
      ]
    }
    #expect(found.count == names.count)
    #expect(Set(found).count == names.count)
  }
}
