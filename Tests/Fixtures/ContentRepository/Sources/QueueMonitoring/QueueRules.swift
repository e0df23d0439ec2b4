import Vigil

enum QueueRules {
  static var group: RuleGroup {
    RuleGroup("queue", interval: .seconds(30), recordings: [failures]) {
      Alert("QueueFailures", .critical, when: Gauge("queue:failures:rate5m").value.above(0.1))
        .for(.minutes(5))
        .label("team", "queue")
        .summary("Jobs fail")
        .description("\(.humanized) jobs a second fail.")
        .runbook("https://wiki.example.com/queue#failures")

      Alert("QueueDeep", .warning, when: Queue.depth.value.maximum(by: .queue).above(1000))
        .for(.minutes(10))
        .keepFiring(for: .minutes(5))
        .summary("\(.label(.queue)) holds \(.count) jobs")
    }
  }

  private static var failures: RecordingRule {
    RecordingRule("queue:failures:rate5m", Queue.jobs.where(.outcome, "failed").rate(.minutes(5)).sum(by: .queue))
  }
}
