import Diagnostics
import Monitoring
import Testing

@testable import Linter

@Suite struct SnapshotAgeTests {
  /// 2026-10-11.
  private static let stamped = "temperature 21 1791676800000\n"

  private func findings(
    _ page: String, captured: String? = nil, now: String?, staleAfter: Duration? = .days(30)
  ) -> [Diagnostic] {
    let job = ScrapeJob("node", targets: ["node:9100"], scheme: .https)
    let snapshot = Snapshot("node", job: job, staleAfter: staleAfter)
    var content = ContentSketch()
    content.prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    content.snapshots = [snapshot]
    return Linter.findings(
      in: content, snapshots: [CapturedSnapshot(snapshot, page: page, captureTime: captured.flatMap { UTCTime($0) })],
      now: now.flatMap { UTCTime($0) })
  }

  @Test(
    arguments: [
      (stamped, nil, "2026-11-10T00:00:00Z", []),
      (stamped, nil, "2026-11-10T00:00:01Z", ["snapshot/stale"]),
      // The record is exact; samples may be older than their page.
      (stamped, "2026-11-09T00:00:00Z", "2026-11-21T00:00:00Z", []),
      (stamped, "2026-09-09T00:00:00Z", "2026-10-20T00:00:00Z", ["snapshot/stale"]),
      ("temperature 21\n", "2026-09-09T00:00:00Z", "2026-10-20T00:00:00Z", ["snapshot/stale"]),
      ("temperature 21\n", nil, "2026-10-20T00:00:00Z", ["meta/not-evaluated"]),
      // Clocks differ, and pages lie.
      (stamped, "2026-11-22T00:00:00Z", "2026-11-21T00:00:00Z", []),
      ("temperature 21 9223372036854775807\n", nil, "2026-11-21T00:00:00Z", []),
      ("temperature twentyone\n", "2026-01-01T00:00:00Z", "2026-11-21T00:00:00Z", ["snapshot/malformed"]),
      // Without a clock nothing depends on one.
      (stamped, nil, nil, []), ("temperature 21\n", nil, nil, []),
    ] as [(String, String?, String?, [String])])
  func age(page: String, captured: String?, now: String?, codes: [String]) {
    let found = findings(page, captured: captured, now: now)
    #expect(found.map(\.code.name) == codes)
    #expect(found.allSatisfy { $0.severity != .error || $0.code.name == "snapshot/malformed" })
  }

  @Test func message() {
    let finding = findings(Self.stamped, now: "2026-11-21T00:00:00Z").first
    #expect(finding?.severity == .warning)
    #expect(
      finding?.message
        == "Sources/LinterTests/Snapshots/node.prom is of 2026-10-11, 41 days old: the exporter may print other "
        + "metrics today; run `swift run build-dashboards capture https://node:9100/metrics --name node`")
  }

  @Test func limits() {
    #expect(findings(Self.stamped, now: "2026-11-21T00:00:00Z", staleAfter: .days(90)).isEmpty)
    #expect(!findings(Self.stamped, now: "2026-10-13T00:00:00Z", staleAfter: .days(1)).isEmpty)
    #expect(findings(Self.stamped, now: "2036-11-21T00:00:00Z", staleAfter: nil).isEmpty)
    #expect(findings("temperature 21\n", now: "2036-11-21T00:00:00Z", staleAfter: nil).isEmpty)
  }
}
