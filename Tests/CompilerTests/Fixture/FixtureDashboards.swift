import Monitoring

enum PanelsDashboard {
  static var dashboard: Dashboard {
    Dashboard("All panels", uid: "all-panels", datasource: FixtureSources.prometheus, tags: ["fixture", "yes"]) {
      series
      numbers
      logs
      Row("Folded: \"all\" of it\n", collapsed: true) {
        Panel(.alertList(of: FixtureSources.prometheus), "Alerts")
        Panel(
          .alertList(
            AlertListOptions(
              of: FixtureSources.archive, maximumItems: 5, showsPending: false, filter: #"{severity="critical"}"#)),
          "Critical alerts")
        Panel(.stat, "Without a target")
      }
      Row("Empty", collapsed: true) {}
    }
    .description("Every kind of panel.\n\nWith all that it can have: \\ \" / < 🔥")
    .time(.minutes(90))
    .refresh(.seconds(90))
  }

  private static var series: Row {
    Row("Time series") {
      Panel(.timeSeries, "Plain") {
        Target(FixtureRules.requests.rate(.rateInterval).sum(by: .job), legend: "{{job}}")
      }
      Panel(
        .timeSeries(drawStyle: .bars, stacking: .percent, fillOpacity: 100, showsThresholds: true), "With everything"
      ) {
        Target(FixtureRules.failureRatio, legend: "{{instance}}: {{handler}}")
        Target(.promql("a # not b\n  + c"), instant: true)
        Target(.promql("sum("), from: FixtureSources.archive)
      }
      .description("Three queries, two data sources.")
      .unit(.ratio)
      .decimals(1)
      .range(from: 0, to: 1.5)
      .thresholds(.from(0.1, .yellow), .from(0.5, .orange), .from(1, Color("dark-red")))
      .minimumInterval(.seconds(90))
      .size(width: 12, height: 12)

      Panel(.timeSeries(drawStyle: .points, stacking: .normal), "Put by hand") {
        Target(.promql("sum by (job) (rate(http_requests_total{job=~\"$job\"}[$__rate_interval]))"))
      }
      .position(x: 0, y: 20)
      .size(width: 24, height: 3)
    }
  }

  private static var numbers: Row {
    Row("Numbers") {
      Panel(.stat, "One number") { Target(Gauge("up").value.sum()) }
      Panel(.stat(.max, colorMode: .background, showsGraph: false), "One number") {
        Target(FixtureSignals.denied.count(over: .range), legend: "Denied")
      }
      .unit(Unit("suffix: calls"))
      .range(to: 100)
      Panel(.table, "Table") { Target(Gauge("up").value, legend: "") }
        .size(width: 12, height: 6)
      Panel(.table(hiding: ["Time", "yes"], sorted: .init(by: "Value", descending: true)), "Table, sorted") {
        Target(FixtureRules.failures.value, instant: false)
      }
    }
  }

  private static var logs: Row {
    Row("Logs") {
      Panel(.timeSeries, "Denied calls by name") {
        Target(
          insights: """
            # Grouped by name, an alias and a function.
            filter errorMessage like "denied | by policy"
            | stats count(*) as calls by bin(5m), eventName, userIdentity.type as `who it was`
            """, in: [FixtureSignals.group], from: FixtureSources.cloudWatch)
      }
      Panel(.logs(LogsOptions(wrapsLines: false, prettifiesJSON: true)), "Events") {
        Target(
          insights: "fields @timestamp, @message | sort @timestamp desc | limit 20",
          in: [
            FixtureSignals.group,
            LogGroup("other", region: "us-east-1", accountID: "210987654321", retention: nil),
          ], from: FixtureSources.cloudWatch)
      }
      Panel(.logs, "No log group") { Target(insights: "", in: [], from: FixtureSources.cloudWatch) }
    }
  }
}

enum VariablesDashboard {
  static var dashboard: Dashboard {
    Dashboard(
      "All variables", uid: "all-variables", datasource: FixtureSources.prometheus,
      variables: [
        Variable(
          "job", .labelValues(.job, of: FixtureRules.requests.where("code", matches: "2.."), allowsMany: true),
          title: "Job"),
        Variable("region", .labelValues(.region, of: FixtureSignals.denied.metric, allowsMany: false)),
        Variable("instance", .labelValues(.instance, selector: .promql("up{\n  job=~\"$job\"\n}"), allowsMany: true)),
        Variable("choice", .custom(["a", "b, or not", "yes"]), title: "Choice"),
        Variable("nothing", .custom([])),
        Variable("threshold", .constant("0.05")),
        Variable("text", .text(defaultValue: ".*"), title: "Text"),
        Variable("window", .interval([.seconds(90), .minutes(5), .hours(36), .days(7)])),
      ]
    ) {
      Row("Row") {
        Panel(.stat, "All are used") {
          Target(
            .promql(
              #"up{job=~"$job",instance=~"${instance:regex}",region="[[region]]",x=~"$text|$choice"} > $threshold"#),
            legend: "$choice")
          Target(.promql("avg_over_time(up[$window])"))
        }
      }
    }
    .refresh(nil)
    .time(.days(10))
  }
}

enum EmptyDashboard {
  static var dashboard: Dashboard { Dashboard("", uid: "empty", datasource: FixtureSources.archive) {} }
}
