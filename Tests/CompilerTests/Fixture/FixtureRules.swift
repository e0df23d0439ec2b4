import Monitoring

enum FixtureRules {
  static let requests = Counter("http_requests_total")
  static let failures = Gauge("job:http_failures:ratio5m")

  static var recording: RuleGroup {
    RuleGroup(
      "recording", interval: .seconds(90), queryOffset: .minutes(2),
      recordings: [
        RecordingRule(failures.name, failureRatio),
        RecordingRule(
          "job:http_requests:rate5m", requests.rate(.minutes(5)).sum(by: .job),
          labels: ["source": "vigil", "level": "1"]),
      ])
  }

  /// Longer than a line: block text.
  static var failureRatio: Query {
    requests.where("code", matches: "5..").rate(.minutes(5)).sum(by: .job, .instance, "handler")
      .divided(by: requests.rate(.minutes(5)).sum(by: .job, .instance, "handler"))
  }

  static var alerts: RuleGroup {
    RuleGroup("alerts") {
      Alert("Down", .critical, when: FixturePrometheus.plain.up.value.equals(0))
        .for(.minutes(5))
        .keepFiring(for: .minutes(10))
        .label("team", "platform")
        .label("path", "\(.label("handler"))")
        .summary("\(.label(.instance)) does not answer")
        .description("\(.label(.instance)) of \(.label("http.status")) in \(.externalLabel("cluster")) is down.")
        .runbook("https://wiki.example.com/down#what-to-do")

      Alert(
        "TooManyFailures", .warning, when: failures.value.above(0.05).and(failures.offset(.hours(1)).value.below(0.01))
      )
      .summary("\(.percentage) of the calls fail")
      .description(
        """
        The calls that fail, of all: \(.percentage)
        One hour ago it was below 1 %.

          \(.humanized), \(.value), \(.count), \(.duration)
        """)

      Alert(
        "WrittenByHand", "page",
        when: .promql(
          """
          # All that fails, whoever asked,
          sum by (job) (rate(http_requests_total{code=~"5.."}[5m]))
            > 10  # a second
          """))

      Alert("Denied", .critical, when: FixtureSignals.denied.count(over: .minutes(5), by: .region).above(0))

      Alert(
        "AFormula", .info,
        when: .promql(
          "\(requests.where("code", "500").rate(.minutes(5)).sum()) / \(requests.rate(.minutes(5)).sum()) > \(0.1) and on () \(failures) < \(1)"
        ))
    }
  }

  /// Each trap as an annotation and as a label.
  static var texts: RuleGroup {
    RuleGroup("texts") {
      for (index, text) in Traps.texts.enumerated() {
        Alert("Trap \(index)", .info, when: Gauge("trap").where("text", text).value)
          .label("text", "\(text)")
          .annotation("text", "\(text)")
          .annotation("between", "\(text)\(.value)\(text)")
      }
    }
  }
}
