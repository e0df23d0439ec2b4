import Vigil

/// The guides' panels: counts from Prometheus, events from CloudWatch Logs, alerts.
enum SecurityDashboard {
  static var dashboard: Dashboard {
    Dashboard(
      "CloudTrail security", uid: "cloudtrail-security", datasource: Datasources.prometheus,
      tags: ["cloudtrail", "security"]
    ) {
      lastHour
      counts
      alerts
      events
    }
    .description(
      "Denied calls, failed sign-ins and calls from suspicious addresses. Counts are complete, and about 12 minutes old."
    )
  }

  private static var lastHour: Row {
    Row("Last hour") {
      hour("Denied calls", Signals.accessDenied)
        .thresholds(.from(1, .red))
      hour("Failed console logins", Signals.consoleLoginFailures)
        .thresholds(.from(6, .yellow), .from(21, .red))
      hour("Calls from suspicious addresses", Signals.suspiciousIPCalls)
        .thresholds(.from(1, .red))
      Panel(.stat(.lastNotNull, colorMode: .background, showsGraph: false), "Exporter") {
        Target(Pipeline.exporter.up.value, legend: "{{instance}}", instant: true)
      }
      .description("1 while Prometheus can scrape the CloudWatch exporter. At 0 nothing on this page means anything.")
      .thresholds(.from(0, .red), .from(1, .green))
      .size(width: 6, height: 4)
    }
  }

  private static var counts: Row {
    Row("Counts") {
      Panel(.timeSeries(drawStyle: .bars, fillOpacity: 80), "AccessDenied events per minute") {
        Target(Signals.accessDenied.metric.average(over: .interval).sum(by: .region), legend: "{{region}}")
      }
      .description("The mean of the minutes that a bar stands for.")
      .unit(.short)
      .minimumInterval(.minutes(1))

      Panel(.timeSeries(showsThresholds: true), "Console login failures, rolling 5 minutes") {
        Target(Signals.consoleLoginFailures.count(over: .minutes(5), by: .region), legend: "{{region}}")
      }
      .description("The alert warns above 5 and is critical above 20.")
      .unit(.short)
      .thresholds(.from(6, .yellow), .from(21, .red))
      .minimumInterval(.minutes(1))

      Panel(.timeSeries(showsThresholds: true), "Calls from suspicious addresses, rolling 5 minutes") {
        Target(Signals.suspiciousIPCalls.count(over: .minutes(5), by: .region), legend: "{{region}}")
      }
      .description("The alert is critical above 0.")
      .unit(.short)
      .thresholds(.from(1, .red))
      .minimumInterval(.minutes(1))

      Panel(.timeSeries, "Exporter rounds that failed") {
        Target(CloudWatchExporter.scrapeError.value, legend: "{{instance}}")
      }
      .description("1 while the exporter cannot ask AWS.")
      .range(from: 0, to: 1)
    }
  }

  private static var alerts: Row {
    Row("Alerts") {
      Panel(.alertList(of: Datasources.prometheus), "Alert status")
        .description("What Prometheus has pending or firing.")

      Panel(.table(hiding: ["Time", "Value", "__name__", "alertstate"], sorted: .init(by: "severity")), "Firing now") {
        Target(Gauge("ALERTS").where("alertstate", "firing").value)
      }
      .size(width: 12, height: 8)
    }
  }

  private static var events: Row {
    Row("Events") {
      Panel(.table, "AccessDenied events") {
        Target(
          insights: """
            fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, errorCode, errorMessage
            | filter errorCode like /UnauthorizedOperation$/ or errorCode like /^AccessDenied/
            | sort @timestamp desc
            | limit 50
            """, in: [Signals.logGroup], from: Datasources.cloudWatch)
      }

      Panel(.table, "Failed console logins") {
        Target(
          insights: """
            fields @timestamp, userIdentity.userName, userIdentity.arn, sourceIPAddress, errorMessage
            | filter eventName = "ConsoleLogin" and responseElements.ConsoleLogin = "Failure"
            | sort @timestamp desc
            | limit 50
            """, in: [Signals.logGroup], from: Datasources.cloudWatch)
      }

      Panel(.logs, "Latest denied calls, whole events") {
        Target(
          insights: """
            fields @timestamp, @message
            | filter errorCode like /UnauthorizedOperation$/ or errorCode like /^AccessDenied/
            | sort @timestamp desc
            | limit 20
            """, in: [Signals.logGroup], from: Datasources.cloudWatch)
      }
    }
  }

  private static func hour(_ title: String, _ signal: Signal) -> Panel {
    Panel(.stat, title) {
      Target(signal.count(over: .hours(1)), legend: title)
    }
    .unit(.short)
    .minimumInterval(.minutes(1))
  }
}
