import Monitoring

extension LintRule {
  static let noAlertmanager = LintRule(
    "pipeline/no-alertmanager", .error, "alerts are evaluated and sent to nobody",
    explanation: """
      Prometheus without an `alerting:` block evaluates its alerts, shows them as firing on its own page, and tells nobody.
      Declare `Prometheus(alertmanagers: ["alertmanager:9093"])`.
      """,
    bad: .content("Prometheus(jobs: [node])") { content in
      content.routeExample(.severity(.critical))
      content.prometheus?.alertmanagers = []
    },
    good: .content(#"Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [node])"#) { content in
      content.routeExample(.severity(.critical))
    }
  ) { context, reporter in
    let count = context.alerts.count
    guard let prometheus = context.content.prometheus, count > 0 else { return }
    if prometheus.alertmanagers.isEmpty {
      reporter.report(
        "\(count == 1 ? "one alert is" : "\(count) alerts are") evaluated and nobody is told: no Alertmanager is declared; "
          + "write Prometheus(alertmanagers: [\"host:9093\"], …)",
        at: prometheus.location)
    }
    if prometheus.ruleFiles.isEmpty {
      reporter.report("the server reads no rule files; write Prometheus(ruleFiles: […])", at: prometheus.location)
    }
  }
}
