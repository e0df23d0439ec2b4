import Monitoring

enum FixtureRouting {
  static var alertmanager: Alertmanager {
    Alertmanager(
      receivers: [everything, quiet, pager, nobody],
      route: Route(
        to: everything, groupBy: [.alertname, "http.status"], groupWait: .seconds(10), groupInterval: .minutes(2),
        repeatInterval: .hours(36)
      ) {
        Route(to: nobody, where: .alert("Watchdog"))
        Route(to: pager, where: .severity(.critical), .label("team", not: "")) {
          Route(to: pager, where: .label("path", matches: #"C:\\temp|"quoted""#), groupBy: []).continuing()
          Route(to: quiet, where: .label("http.status", notMatches: "5.."), .label("note", "two\nlines"))
        }
        .continuing()
        Route(to: quiet, where: .label("größe", "yes")).groupedByEverything()
      },
      inhibitRules: [
        InhibitRule(
          "critical mutes the rest", source: [.severity(.critical)],
          target: [.label(.severity, matches: "warning|info")], equal: [.alertname, "http.status"]),
        InhibitRule("all is down", source: [.alert("Down")], target: [.label(.alertname, not: "Down")], equal: []),
      ])
  }

  private static var everything: Receiver {
    Receiver(
      "everything",
      .slack(channel: "#alerts", webhookURL: .file("/etc/alertmanager/secrets/slack")),
      .email(
        to: "a@example.com, b@example.com", from: "alertmanager@example.com", smarthost: "smtp.example.com:587",
        username: "alertmanager", password: .file("/etc/alertmanager/secrets/smtp")),
      .slack(
        channel: "@somebody", webhookURL: .file("/etc/alertmanager/secrets/slack"),
        title: "{{ .CommonLabels.alertname }}",
        text: """
          {{ range .Alerts -}}
          *{{ .Annotations.summary }}*: {{ .Annotations.description }}
          {{ end }}
          """, sendsResolved: false),
      .microsoftTeams(webhookURL: .file("/etc/alertmanager/secrets/teams")),
      .microsoftTeams(
        webhookURL: .file("/etc/alertmanager/secrets/teams"), title: #"{{ template "msteamsv2.default.title" . }}"#,
        text: "yes", sendsResolved: false),
      .microsoftTeams(adapter: "http://prometheus-msteams:2000/alertmanager"))
  }

  private static var quiet: Receiver {
    Receiver(
      "quiet: mail # only",
      .email(
        to: "c@example.com", from: "alertmanager@example.com", smarthost: "localhost:25", requiresTLS: false,
        sendsResolved: false))
  }

  private static var pager: Receiver {
    Receiver(
      "pager", .webhook(url: "https://pager.example.com/alerts?a=b&c=d", maximumAlerts: 20),
      .webhook(url: .file("/etc/alertmanager/secrets/pager-url"), sendsResolved: false))
  }

  private static var nobody: Receiver { Receiver("nobody") }
}
