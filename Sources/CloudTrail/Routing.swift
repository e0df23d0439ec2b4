import Vigil

/// Who is told: of critical alerts Teams, Slack and mail, of warnings Slack, of all else mail.
enum Routing {
  static var alertmanager: Alertmanager {
    Alertmanager(
      receivers: [email, slack, teams],
      route: Route(to: email, groupBy: [.alertname, .region], repeatInterval: .hours(3)) {
        Route(to: teams, where: .severity(.critical)).continuing()
        Route(to: slack, where: .label(.severity, matches: "critical|warning")).continuing()
        Route(to: email, where: .severity(.critical))
      },
      inhibitRules: [
        InhibitRule(
          "critical mutes warning", source: [.severity(.critical)], target: [.severity(.warning)],
          equal: [.alertname, .region])
      ])
  }

  private static var email: Receiver {
    Receiver(
      "email-team",
      .email(
        to: "oncall@example.com", from: "alertmanager@example.com", smarthost: "smtp.example.com:587",
        username: "alertmanager@example.com", password: .file("/etc/alertmanager/secrets/smtp-password")))
  }

  private static var slack: Receiver {
    Receiver(
      "slack-channel",
      .slack(channel: "#security-alerts", webhookURL: .file("/etc/alertmanager/secrets/slack-webhook-url"), text: text))
  }

  private static var teams: Receiver {
    Receiver("teams", .microsoftTeams(webhookURL: .file("/etc/alertmanager/secrets/teams-workflow-url"), text: text))
  }

  /// What happened, an alert a line: the default texts leave the counts out.
  private static var text: String { "{{ range .Alerts }}{{ .Annotations.description }}\n{{ end }}" }
}
