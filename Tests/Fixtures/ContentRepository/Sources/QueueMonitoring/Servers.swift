import Vigil

enum Servers {
  static var queue: ScrapeJob { ScrapeJob("queue", targets: ["queue-1:9090", "queue-2:9090"], interval: .seconds(15)) }

  static var prometheus: Prometheus {
    Prometheus(
      evaluationInterval: .seconds(30), externalLabels: ["cluster": "main"], alertmanagers: ["alertmanager:9093"],
      jobs: [queue])
  }

  static var grafanaSource: Datasource {
    .prometheus(
      "Prometheus", uid: "prometheus", url: "http://prometheus:9090", scrapeInterval: .seconds(15), isDefault: true)
  }

  static var alertmanager: Alertmanager {
    let pager = Receiver("pager", .webhook(url: "http://pager.example.com/alerts"))
    let teams = Receiver("teams", .microsoftTeams(adapter: "http://prometheus-msteams:2000/alertmanager"))
    return Alertmanager(
      receivers: [pager, teams],
      route: Route(to: teams, groupBy: [.alertname, .queue]) {
        Route(to: pager, where: .severity(.critical), .label("team", "queue"))
      })
  }
}
