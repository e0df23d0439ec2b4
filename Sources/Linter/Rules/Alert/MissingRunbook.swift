import Monitoring

extension LintRule {
  static let missingRunbook = LintRule(
    "alert/missing-runbook", .note, "an alert without instructions, where most of the others have some",
    explanation: """
      Where people are used to a link that says what to do, an alert without one costs them the minutes in which they look for
      it. Whether alerts are to have a runbook is for the content to say: it is asked for when most of its alerts have one, and at
      least three.
      """,
    bad: .content(#"Alert("Down", .critical, …), beside alerts with .runbook("https://…")"#) { content in
      content.habitExample { $0.runbook("https://wiki.example.com/example") }
    },
    good: .content(#"Alert("Down", .critical, …).runbook("https://wiki.example.com/down")"#) { content in
      content.summaryExample { $0.runbook("https://wiki.example.com/down") }
    }
  ) { context, reporter in
    let lacking = context.alerts.filter { !context.annotationNames.hasOne(of: names, $0) }
    guard isHabit(context.alerts.count - lacking.count, among: context.alerts.count) else { return }
    for alert in lacking {
      reporter.report(
        "\(alert.alert.name) has no runbook, and most alerts have one; write .runbook(\"https://…\")",
        at: alert.alert.location)
    }
  }

  private static let names: Set<String> = ["runbook_url", "runbook", "runbook_link", "playbook", "playbook_url"]

  /// Whether what so many alerts have is expected of all.
  static func isHabit(_ count: Int, among all: Int) -> Bool { count >= 3 && 2 * count > all }
}

extension ContentSketch {
  /// Three alerts that have something, and one that has not.
  mutating func habitExample(_ change: (Alert) -> Alert) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [
      RuleGroup("example") {
        change(Alert("Slow", .warning, when: job.up.average(over: .minutes(10)).below(0.9)))
        change(Alert("Flapping", .warning, when: job.up.average(over: .minutes(5)).below(0.9)))
        change(Alert("Unsteady", .warning, when: job.up.average(over: .hours(1)).below(0.9)))
        Alert("Down", .critical, when: job.up.value.equals(0))
      }
    ]
  }
}
