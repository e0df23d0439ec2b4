import CloudTrail
import Compiler
import Diagnostics
import Exposition
import Foundation
import Linter
import Monitoring
import Testing

/// The content of the two guides, as it is shipped.
@Suite struct ShippedContentTests {
  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func snapshots() throws -> [CapturedSnapshot] {
    try CloudTrailContent().snapshots.map { declaration in
      let page = try Data(contentsOf: Self.checkout.appendingPathComponent(declaration.path))
      return CapturedSnapshot(declaration, page: String(decoding: page, as: UTF8.self))
    }
  }

  @Test func lintsWithoutAFinding() throws {
    let findings = Linter.findings(in: CloudTrailContent(), snapshots: try snapshots())
    #expect(findings.isEmpty, "\(findings.map { "\($0.location?.description ?? ""): \($0.code): \($0.message)" })")
  }

  /// What is committed is what the content makes.
  @Test(arguments: ContentCompiler.artifacts(of: CloudTrailContent()))
  func artifactIsCommitted(artifact: Artifact) throws {
    let committed = try Data(contentsOf: Self.checkout.appendingPathComponent(artifact.path))
    let isSame = Array(committed) == artifact.bytes
    #expect(isSame, "run: swift run build-dashboards")
  }

  /// A metric that the snapshot lacks is a finding: the clean result above is worth something.
  @Test func noticesAMissingMetric() throws {
    let findings = Linter.findings(
      in: CloudTrailContent(),
      snapshots: try snapshots().map { snapshot in
        guard case .parsed(var page) = snapshot.outcome else { return snapshot }
        page.families.removeAll { $0.name == CloudWatchExporter.scrapeError.name }
        return CapturedSnapshot(snapshot.declaration, .parsed(page))
      })
    #expect(findings.contains { $0.code.name == "series/unknown-metric" && $0.message.contains("scrape_error") })
  }
}

extension Artifact: CustomTestStringConvertible {
  public var testDescription: String { path }
}
