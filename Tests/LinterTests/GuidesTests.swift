import Diagnostics
import Testing

@testable import Linter

/// Followed to the letter, the guides never send one alert; the linter says why, each reason at its line.
@Suite struct GuidesTests {
  private static let findings: [Diagnostic] = {
    let content = GuidesContent()
    let snapshots = content.snapshots.map { CapturedSnapshot($0, page: GuidesContent.page) }
    return Linter.findings(in: content, snapshots: snapshots)
  }()

  @Test(arguments: [
    ("series/unknown-metric", "cloudtrailmetrics_access_denied_count_sum"),
    ("series/unknown-metric", "cloudtrailmetrics_console_login_failures_sum"),
    ("type/rate-on-gauge", "sum_over_time"),
    ("time/offset-missing", "never sees a sample"),
    ("time/window-too-short", "[1m] holds one sample"),
    ("receiver/unused", "slack-channel"),
    ("inhibit/never-matches", "alertname"),
    ("secret/plaintext", "password of email-team"),
    ("secret/plaintext", "webhook address of slack-channel"),
    ("secret/plaintext", "access key of CloudWatch"),
    ("pipeline/no-alertmanager", "nobody is told"),
  ])
  func saysWhatIsWrong(code: String, words: String) {
    #expect(
      Self.findings.contains { $0.code.name == code && $0.message.contains(words) && $0.location != nil },
      "no \(code) with \"\(words)\" among \(Self.findings.map { "\($0.code): \($0.message)" })")
  }

  @Test func neverPrintsASecret() {
    for finding in Self.findings {
      let text = "\(finding)"
      for secret in ["an access key", "a secret key", "a mail password", "a webhook address"] {
        #expect(!text.contains(secret))
      }
    }
  }
}
