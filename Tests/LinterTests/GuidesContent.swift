import Monitoring

/// The two guides to the letter, as far as they can be written down: what `seeds/` says, mistakes and all.
struct GuidesContent: Content {
  static let logGroup = LogGroup(
    "/aws/cloudtrail/logs", region: "ap-south-1", accountID: "123456789012", retention: .days90)
  static let job = ScrapeJob(
    "cloudwatch_exporter", targets: ["exporter-host:9106"],
    exporter: CloudWatchExporter(region: "ap-south-1", delay: .seconds(300)))
  static let prometheusSource: Datasource = .prometheus(
    "Prometheus", uid: "prometheus", url: "http://prometheus-host:9090")

  var signals: [Signal] {
    [
      Signal(
        "AccessDeniedCount", in: "CloudTrailMetrics", from: Self.logGroup, through: Self.job,
        counting: #"{ $.errorCode = "AccessDenied" }"#, countsZero: false),
      Signal(
        "ConsoleLoginFailures", in: "CloudTrailMetrics", from: Self.logGroup, through: Self.job,
        counting: #"{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }"#,
        countsZero: false),
    ]
  }

  var prometheus: Prometheus? { Prometheus(ruleFiles: ["cloudtrail_alerts.yml"], jobs: [Self.job]) }

  var snapshots: [Snapshot] { [Snapshot("seed", job: Self.job)] }

  var ruleGroups: [RuleGroup] {
    [
      RuleGroup("cloudtrail.rules") {
        Alert(
          "AccessDeniedEventsDetected", .critical,
          when: .promql("sum(rate(aws_cloudwatch_CloudTrailMetrics_AccessDeniedCount_sum[5m])) > 0")
        )
        .for(.minutes(2))
        .summary("AccessDenied events detected in CloudTrail")
        .description("There have been \(.value) AccessDenied events in the last 5 minutes.")
        Alert(
          "MultipleConsoleLoginFailures", .warning,
          when: .promql("sum(rate(aws_cloudwatch_CloudTrailMetrics_ConsoleLoginFailures_sum[5m])) > 5")
        )
        .for(.minutes(5))
        .summary("Multiple failed console login attempts")
        .description("There have been \(.value) failed console logins in the last 5 minutes.")
      }
    ]
  }

  var dashboards: [Dashboard] {
    [
      Dashboard("CloudTrail", uid: "cloudtrail", datasource: Self.prometheusSource) {
        Row("Metrics") {
          Panel(.timeSeries, "AccessDenied events per minute") {
            Target(.promql("sum(rate(aws_cloudwatch_CloudTrailMetrics_AccessDeniedCount_sum[1m]))"))
          }
          Panel(.timeSeries, "Console login failures (rolling 5m)") {
            Target(.promql("sum(rate(aws_cloudwatch_CloudTrailMetrics_ConsoleLoginFailures_sum[5m]))"))
          }
        }
      }
    ]
  }

  var datasources: [Datasource] {
    [
      Self.prometheusSource,
      .cloudWatch(
        "CloudWatch", uid: "cloudwatch", region: "ap-south-1",
        authentication: .keys(access: .plaintext("an access key"), secret: .plaintext("a secret key"))),
    ]
  }

  var alertmanager: Alertmanager? {
    let email = Receiver(
      "email-team",
      .email(
        to: "oncall@example.com", from: "alertmanager@example.com", smarthost: "smtp.example.com:587",
        username: "alertmanager@example.com", password: .plaintext("a mail password")))
    let slack = Receiver(
      "slack-channel", .slack(channel: "#security-alerts", webhookURL: .plaintext("a webhook address")))
    return Alertmanager(
      receivers: [email, slack],
      route: Route(
        to: email, groupBy: [.alertname, .severity], groupWait: .seconds(30), groupInterval: .minutes(5),
        repeatInterval: .hours(3)),
      inhibitRules: [
        InhibitRule(
          "critical mutes warning", source: [.severity(.critical)], target: [.severity(.warning)], equal: [.alertname])
      ])
  }

  /// What the exporter prints with the guides' configuration.
  static let page = """
    # HELP cloudtrailmetrics_access_denied_count_sum CloudWatch metric CloudTrailMetrics AccessDeniedCount Dimensions: [] Statistic: Sum Unit: None
    # TYPE cloudtrailmetrics_access_denied_count_sum gauge
    cloudtrailmetrics_access_denied_count_sum{job="cloudtrailmetrics",instance="",} 2.0 1777885260000
    # HELP cloudtrailmetrics_console_login_failures_sum CloudWatch metric CloudTrailMetrics ConsoleLoginFailures Dimensions: [] Statistic: Sum Unit: None
    # TYPE cloudtrailmetrics_console_login_failures_sum gauge
    cloudtrailmetrics_console_login_failures_sum{job="cloudtrailmetrics",instance="",} 1.0 1777885140000
    # HELP cloudwatch_exporter_scrape_error Non-zero if this scrape failed.
    # TYPE cloudwatch_exporter_scrape_error gauge
    cloudwatch_exporter_scrape_error 0.0

    """
}
