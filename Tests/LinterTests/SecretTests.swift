import Diagnostics
import Monitoring
import Testing

@testable import Linter

/// What is a secret by its form, and that no finding shows one.
@Suite struct SecretTests {
  @Test(arguments: [
    ("https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "a Slack webhook address"),
    ("post to hooks.slack.com/services/T0/B0/x please", "a Slack webhook address"),
    ("https://hooks.slack.com/workflows/T0/A0/1/x", "a Slack webhook address"),
    ("token=xoxb-123456789012-abc", "a Slack token"), ("xoxp-1-2-3", "a Slack token"),
    ("https://contoso.webhook.office.com/webhookb2/0@1/IncomingWebhook/2/3", "a Teams webhook address"),
    ("https://outlook.office.com/webhook/0@1/IncomingWebhook/2/3", "a Teams webhook address"),
    (
      "https://prod-01.westeurope.logic.azure.com:443/workflows/0a/triggers/manual/paths/invoke?sig=x",
      "a Teams workflow address"
    ),
    ("https://prod-01.westeurope.logic.azure.com/workflows/0a/triggers", "a Teams workflow address"),
    (
      "https://default0.1.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0a/triggers",
      "a Teams workflow address"
    ),
    ("https://discord.com/api/webhooks/1/x", "a Discord webhook address"),
    ("AKIAIOSFODNN7EXAMPLE", "an AWS access key"), ("key: ASIAIOSFODNN7EXAMPLE.", "an AWS access key"),
    ("aws_AKIAIOSFODNN7EXAMPLE_x", "an AWS access key"), (#"{"k":"AKIAIOSFODNN7EXAMPLE"}"#, "an AWS access key"),
    ("-----BEGIN PRIVATE KEY-----", "a private key"), ("-----BEGIN RSA PRIVATE KEY-----\nMII", "a private key"),
    ("https://user:hunter2@example.com/", "an address with a password"),
    ("redis://:hunter2@cache", "an address with a password"),
    ("a http://b c://d:e@f", "an address with a password"), ("amqp://a:b@c@d", "an address with a password"),
    ("postgres://me:p$ss@db", "an address with a password"), ("x\u{E9}https://ü:ö@ä", "an address with a password"),
    ("\r\nhttps://u:p@h\r\n", "an address with a password"),
  ])
  func isASecret(text: String, kind: String) {
    #expect(SecretPattern.found(in: text) == kind)
    #expect(SecretPattern.found(in: "before \(text) after") == kind)
    #expect(SecretPattern.found(in: text.dropLast(0)) == kind)
  }

  @Test(arguments: [
    "", ":", "://", "AKIA", "xoxb-", "xoxb-…", "hooks.slack.com/services/", "hooks.slack.com/services/…",
    "slack.com/services/T0",
    "https://hooks.slack.com/docs", "https://wiki.example.com/powerautomate/how-to", "https://logic.azure.com/",
    "XAKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLEX", "fooAKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLEfoo",
    "AKIAIOSFODNN7EXAMPL",
    "AKIAiosfodnn7example", "AKIA IOSFODNN7EXAMPLE", "BKIAIOSFODNN7EXAMPLE", "akiaiosfodnn7example",
    "user@host", "mail ops@example.com", "mailto:user@host", "https://user@host/", "https://user:@host/",
    "https://example.com", "http://grafana:3000/d/x?to=a@b", "http://a:80/ b@c", "http://a:80 b@c", "http://a:80\tb@c",
    #"http://a:80\nops@example.com"#, #""http://a:80","ops@example.com""#, "http://a:80\r\nb@c",
    "https://user:$PASSWORD@host", "https://user:${PASSWORD}@host", "https://user:$__env{PASSWORD}@host",
    "https://user:{{ .Password }}@host", "https://user:{{.Password}}@host", "https://user:<password>@host",
    "https://user:***@host", "$__file{/run/secrets/x}", "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----",
  ])
  func isNone(text: String) {
    #expect(SecretPattern.found(in: text) == nil)
    #expect(SecretPattern.found(in: "before \(text)") == nil)
  }

  /// Whatever bytes: no trap, and what is found does not depend on where the text lies.
  @Test func anyBytes() {
    var random = SplitMix64(seed: 20)
    let parts = [
      "://", ":", "@", "AKIA", "hooks.slack.com/services/", "xoxb-", "PRIVATE KEY-----", "/", " ", "A", "0", "é",
      "\u{0}",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        .joined()
      #expect(SecretPattern.found(in: text) == SecretPattern.found(in: Array(text.utf8)))
      _ = SecretPattern.found(in: (0..<40).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }
  }

  /// A long text is read once.
  @Test func longTexts() {
    for part in ["://", "://a:", "A", ":", "hooks.slack.com/services"] {
      #expect(SecretPattern.found(in: String(repeating: part, count: 100_000 / part.utf8.count)) == nil)
    }
  }

  @Test func artifactsAreLookedAt() {
    let bytes = Array("url: https://hooks.slack.com/services/T0/B0/secret\n".utf8)
    let finding = Linter.secretFinding(in: bytes, of: "provisioning/x.yml")
    #expect(finding?.message.contains("provisioning/x.yml would hold a Slack webhook address") == true)
    #expect(finding.map { "\($0)" }?.contains("T0/B0") == false)
    #expect(Linter.secretFinding(in: Array("url: http://a\n".utf8), of: "x") == nil)
  }

  /// Secrets written out are found at each place where content can have one, and no finding, nor anything printed of the
  /// content, shows the text.
  @Test func noFindingShowsASecret() {
    var random = SplitMix64(seed: 21)
    let alphabet = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789/+:@$`\"'\\{}%é")
    for _ in 0..<50 {
      let secrets = (0..<6).map { _ in
        "s3"
          + String(
            (0..<Int.random(in: 8..<40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
      }
      var content = ContentSketch()
      content.show(.example)
      content.ruleGroups = [RuleGroup("g") { Alert("A", .info, when: Gauge("nothing").value) }]
      let receivers = [
        Receiver(
          "mail",
          .email(to: "a@b.c", from: "a@b.c", smarthost: "b.c:25", username: "u", password: .plaintext(secrets[0]))),
        Receiver("slack", .slack(channel: "#a", webhookURL: .plaintext(secrets[1]))),
        Receiver("teams", .microsoftTeams(webhookURL: .plaintext(secrets[2]))),
        Receiver("hook", .webhook(url: .plaintext(secrets[3]))),
      ]
      content.alertmanager = Alertmanager(
        receivers: receivers, route: Route(to: receivers[0], where: .severity("x")) { Route(to: receivers[1]) })
      content.datasources = [
        .cloudWatch(
          "C", uid: "c", region: "r",
          authentication: .keys(access: .plaintext(secrets[4]), secret: .plaintext(secrets[5])))
      ]
      let findings = Linter.findings(in: content, snapshots: [])
      #expect(findings.count { $0.code.name == "secret/plaintext" } == 6)
      let printed = TextReporter().report(findings) + "\(findings)" + "\(content)"
      for secret in secrets { #expect(!printed.contains(secret)) }
    }
  }

  /// A secret in a text that is itself found to be wrong is not shown in the excerpt.
  @Test(arguments: [
    "{{ $labels.nowhere }} https://user:hunter2@example.com", "{{ $value https://user:hunter2@example.com",
    "https://user:hunter2@example.com {{ nothing }}",
  ])
  func excerptsShowNone(template: String) {
    var content = World.known.content(.promql("sum(up) > 1"), in: .alert)
    content.ruleGroups[0].alerts = content.ruleGroups[0].alerts.map { $0.description(.template(template)) }
    let findings = World.known.findings(in: content)
    #expect(findings.contains { $0.code.name == "secret/plaintext" })
    #expect(findings.count > 1)
    #expect(!TextReporter().report(findings).contains("hunter2"))
  }

  /// Alertmanager reads no environment variables; Grafana does.
  @Test func environment() {
    var content = ContentSketch()
    let slack = Receiver("slack", .slack(channel: "#a", webhookURL: .environment("SLACK")))
    content.alertmanager = Alertmanager(receivers: [slack], route: Route(to: slack))
    content.datasources = [
      .cloudWatch("C", uid: "c", region: "r", authentication: .keys(access: .environment("A"), secret: .file("/b")))
    ]
    let findings = Linter.findings(in: content, snapshots: []).filter { $0.code.name == "secret/plaintext" }
    #expect(
      findings.map(\.message) == [
        "Alertmanager cannot read the webhook address of slack from an environment variable; write .file(\"/path\")"
      ])
  }
}
