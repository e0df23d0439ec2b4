import Exposition
import Testing

@testable import BuildTool

@Suite struct SnapshotComparisonTests {
  static func summary(_ page: String) throws -> SnapshotSummary { SnapshotSummary(try ExpositionParser.parse(page)) }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var old: String
    var new: String
    /// Without the first line.
    var report: [String]
    var testDescription: String { name }
  }

  /// Whoever asks for `jobs_total` or `jobs` is one alert.
  private static var report: ComparisonReport {
    ComparisonReport { names in
      names.filter { $0 == "jobs" || $0 == "jobs_total" || $0 == "wait_bucket" }.sorted().map {
        SnapshotUse(name: $0, text: "Alerts.swift:7:3: alert Jobs")
      }
    }
  }

  @Test(arguments: [
    Case(
      name: "added", old: "a 1\n", new: "# TYPE b gauge\nb 1\na 2\n", report: ["added b (gauge)"]),
    Case(
      name: "removed and used", old: "# TYPE jobs gauge\njobs 1\na 1\n", new: "a 1\n",
      report: ["removed jobs (gauge)", "  used by Alerts.swift:7:3: alert Jobs"]),
    Case(
      name: "renamed", old: "queue_length 1\n", new: "queue_lengths 1\n",
      report: ["removed queue_length (unknown); is it queue_lengths now?", "added queue_lengths (unknown)"]),
    Case(
      name: "retyped", old: "# TYPE jobs gauge\njobs 1\n", new: "# TYPE jobs counter\njobs 1\n",
      report: ["changed jobs: counter instead of gauge", "  used by Alerts.swift:7:3: alert Jobs"]),
    Case(
      name: "labels", old: "a{x=\"1\",y=\"1\"} 1\n", new: "a{y=\"2\",z=\"1\",w=\"1\"} 1\n",
      report: ["changed a: with the new labels w, z, without the label x"]),
    Case(
      name: "a use of one of the series", old: "# TYPE wait histogram\nwait_bucket{le=\"+Inf\"} 1\nwait_count 1\n",
      new: "a 1\n",
      report: ["removed wait (histogram)", "  used by Alerts.swift:7:3: alert Jobs", "added a (unknown)"]),
    Case(
      name: "one metric in both formats", old: "# TYPE jobs_total counter\njobs_total{q=\"a\"} 1\n",
      new: "# TYPE jobs counter\njobs_total{q=\"b\"} 2\n# EOF\n", report: []),
    Case(
      name: "first samples of a family", old: "# TYPE jobs counter\n", new: "# TYPE jobs counter\njobs{q=\"a\"} 1\n",
      report: []),
    Case(name: "values only", old: "a{x=\"1\"} 1\n", new: "a{x=\"2\"} 3\na{x=\"4\"} 3\n", report: []),
  ])
  func changes(of trial: Case) throws {
    let comparison = SnapshotComparison(from: try Self.summary(trial.old), to: try Self.summary(trial.new))
    #expect(comparison.isEmpty == trial.report.isEmpty)
    #expect(Array(Self.report.lines(comparison).dropFirst()) == trial.report)
  }

  @Test func theFirstLineCounts() throws {
    let comparison = SnapshotComparison(
      from: try Self.summary("a 1\nb{x=\"1\"} 1\n"), to: try Self.summary("b{y=\"1\"} 1\nc 1\nd 1\n"))
    #expect(
      Self.report.lines(comparison).first == "replaced the older snapshot: 2 families added, 1 removed, 1 changed")
    let same = SnapshotComparison(from: try Self.summary("a 1\n"), to: try Self.summary("a 2\n"))
    #expect(Self.report.lines(same) == ["replaced the older snapshot, which had the same families and labels"])
  }

  /// What is removed one way is added the other.
  @Test func comparisonIsSymmetric() throws {
    var random = SplitMix64(seed: 3)
    func page() -> String {
      (0..<8).map { index in
        let kind = ["gauge", "counter", "untyped"].randomElement(using: &random) ?? "gauge"
        let label = ["x", "y"].randomElement(using: &random) ?? "x"
        return Bool.random(using: &random) ? "# TYPE m\(index) \(kind)\nm\(index){\(label)=\"1\"} 1\n" : ""
      }.joined() + "always 1\n"
    }
    for _ in 0..<100 {
      let (old, new) = (try Self.summary(page()), try Self.summary(page()))
      let there = SnapshotComparison(from: old, to: new)
      let back = SnapshotComparison(from: new, to: old)
      #expect(there.added == back.removed)
      #expect(there.changed.map(\.family.name) == back.changed.map(\.family.name))
      #expect(there.changed.map(\.lostLabels) == back.changed.map(\.gainedLabels))
    }
  }
}
