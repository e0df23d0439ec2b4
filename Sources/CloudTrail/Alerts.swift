import Vigil

/// What somebody must know.
enum Alerts {
  /// The guides' three alerts. None waits (`for`): a count over five minutes is gone when they are over.
  static var cloudTrail: RuleGroup {
    RuleGroup("cloudtrail") {
      Alert(
        "AccessDeniedEventsDetected", .critical,
        when: Signals.accessDenied.count(over: .minutes(5), by: .region).above(0)
      )
      .summary("AccessDenied events detected in CloudTrail")
      .description("\(.count) AccessDenied events in 5 minutes in \(.label(.region)).")

      Alert("MultipleConsoleLoginFailures", .warning, when: loginFailures.above(5))
        .summary("Multiple failed console login attempts")
        .description("\(.count) failed console logins in 5 minutes in \(.label(.region)).")

      Alert("MultipleConsoleLoginFailures", .critical, when: loginFailures.above(20))
        .summary("Somebody is guessing console passwords")
        .description("\(.count) failed console logins in 5 minutes in \(.label(.region)).")

      Alert(
        "SuspiciousIPActivity", .critical,
        when: Signals.suspiciousIPCalls.count(over: .minutes(5), by: .region).above(0)
      )
      .summary("API calls from suspicious IP detected")
      .description("Suspicious IP activity: \(.count) calls in 5 minutes in \(.label(.region)).")
    }
  }

  /// Without these, a broken exporter looks like a quiet day.
  static var pipeline: RuleGroup {
    RuleGroup("cloudtrail-pipeline") {
      Alert("CloudWatchExporterDown", .critical, when: Pipeline.exporter.up.value.equals(0))
        .for(.minutes(5))
        .summary("The CloudWatch exporter does not answer")
        .description("Prometheus cannot scrape \(.label(.instance)): no CloudTrail alert can fire.")

      Alert("CloudWatchExporterFailing", .critical, when: CloudWatchExporter.scrapeError.value.above(0))
        .for(.minutes(10))
        .summary("The CloudWatch exporter cannot ask AWS")
        .description("\(.label(.instance)) fails to read CloudWatch: no CloudTrail alert can fire. See its log.")
    }
  }

  private static var loginFailures: Query {
    Signals.consoleLoginFailures.count(over: .minutes(5), by: .region)
  }
}
