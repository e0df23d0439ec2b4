import Monitoring
import Testing

/// A secret cannot be printed, whatever it is in.
@Suite struct SecretTests {
  static let value = "hunter2"
  static let secrets: [Secret] = [.plaintext(value), .file("/run/\(value)"), .environment("ENV_\(value)")]

  /// All values that can hold a secret.
  private static func holders(_ secret: Secret) -> [Any] {
    let slack = Slack(channel: "#a", webhookURL: secret)
    let email = Email(to: "a@b", from: "c@d", smarthost: "e:25", username: "u", password: secret)
    let teams = MicrosoftTeams(webhookURL: secret)
    let webhook = Webhook(url: .secret(secret))
    let receiver = Receiver("r", .slack(slack), .email(email), .microsoftTeams(teams), .webhook(webhook))
    let keys = Datasource.Authentication.keys(access: secret, secret: secret)
    return [
      secret, Optional(secret) as Any, [secret], ["a": secret], (secret, 1), slack, email, teams, webhook, webhook.url,
      receiver,
      Receiver.Integration.slack(slack), keys, Datasource.cloudWatch("c", uid: "c", region: "r", authentication: keys),
      Route(to: receiver), Alertmanager(receivers: [receiver], route: Route(to: receiver)),
    ]
  }

  @Test(arguments: secrets.indices) func cannotBePrinted(index: Int) {
    for holder in Self.holders(Self.secrets[index]) {
      var dumped = ""
      dump(holder, to: &dumped)
      var printed = ""
      print(holder, to: &printed)
      var debugged = ""
      debugPrint(holder, to: &debugged)
      let texts = [dumped, printed, debugged, "\(holder)", String(describing: holder), String(reflecting: holder)]
      for text in texts { #expect(!text.contains(Self.value), "\(type(of: holder))") }
      #expect(!Self.reflected(holder).contains { $0.contains(Self.value) }, "\(type(of: holder))")
    }
  }

  @Test func saysThatItIsASecret() {
    #expect("\(Secret.plaintext(Self.value))" == "<secret>")
    #expect(Secret.file("x").debugDescription == "<secret>")
    #expect("\(Slack(channel: "#a", webhookURL: .file("x")))".contains("<secret>"))
  }

  @Test func onlyPlaintextIsPlaintext() {
    #expect(Self.secrets.map(\.isPlaintext) == [true, false, false])
    #expect(Set(Self.secrets).count == 3)
  }

  /// The texts of all leaves that reflection can reach.
  private static func reflected(_ value: Any, depth: Int = 0) -> [String] {
    let children = Mirror(reflecting: value).children
    if children.isEmpty || depth > 20 { return ["\(value)"] }
    return children.flatMap { reflected($0.value, depth: depth + 1) }
  }
}
