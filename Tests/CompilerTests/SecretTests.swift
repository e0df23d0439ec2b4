import Compiler
import Foundation
import Monitoring
import Testing

/// Secrets that are written down are in no artifact, not even where nothing else is left to write.
@Suite struct SecretTests {
  @Test func isInNoArtifact() {
    let artifacts = ContentCompiler.artifacts(of: SecretContent())
    #expect(artifacts.count == 3)
    for artifact in artifacts {
      let text = String(decoding: artifact.bytes, as: UTF8.self)
      #expect(!text.contains(SecretContent.value), "\(artifact.path)")
      #expect(!text.contains("<secret>"), "\(artifact.path)")
    }
  }

  /// Alertmanager reads files, Grafana also its environment; nothing reads a name that stands for neither.
  @Test(arguments: [("/run/secrets/x", true, true), ("NAME_OF_VARIABLE", false, true)])
  func isReferredToWhereItCanBeRead(reference: String, inAlertmanager: Bool, inGrafana: Bool) throws {
    let secret: Secret = inAlertmanager ? .file(reference) : .environment(reference)
    for artifact in ContentCompiler.artifacts(of: SecretContent(secret: secret)) {
      let count = String(decoding: artifact.bytes, as: UTF8.self).components(separatedBy: reference).count - 1
      switch artifact.path {
      case "provisioning/alertmanager/alertmanager.yml": #expect(count == (inAlertmanager ? 4 : 0))
      case "provisioning/grafana/datasources/datasources.yaml": #expect(count == (inGrafana ? 2 : 0))
      default: #expect(count == 0, "\(artifact.path)")
      }
    }
  }
}

/// Content with a secret in every place that can hold one.
struct SecretContent: SparseContent {
  static let value = "hunter2"
  var secret: Secret = .plaintext(value)

  var alertmanager: Alertmanager? {
    let receiver = Receiver(
      "all", .slack(channel: "#a", webhookURL: secret), .microsoftTeams(webhookURL: secret), .webhook(url: secret),
      .email(to: "a@example.com", from: "b@example.com", smarthost: "c:25", username: "d", password: secret))
    return Alertmanager(receivers: [receiver], route: Route(to: receiver))
  }

  var datasources: [Datasource] {
    [.cloudWatch("C", uid: "c", region: "r", authentication: .keys(access: secret, secret: secret))]
  }
}
