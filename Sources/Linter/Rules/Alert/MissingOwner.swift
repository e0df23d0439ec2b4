import Monitoring

extension LintRule {
  static let missingOwner = LintRule(
    "alert/missing-owner", .note, "an alert without an owner, where most of the others have one",
    explanation: """
      Where alerts say whose they are, one without an owner is everybody's and so nobody's, and routes by team do not take it.
      Whether alerts are to have an owner is for the content to say: it is asked for when most of its alerts, and at least
      three, have a label such as `team` or `owner`, from the rule or from the query.
      """,
    bad: .content(#"Alert("Down", .critical, …), beside alerts with .label("team", "shop")"#) { content in
      content.habitExample { $0.label("team", "shop") }
    },
    good: .content(#"Alert("Down", .critical, …).label("team", "shop")"#) { content in
      content.summaryExample { $0.label("team", "shop") }
    }
  ) { context, reporter in
    var counts = names.map { _ in 0 }
    var having = 0
    for alert in context.alerts {
      var isOwned = false
      for (index, name) in names.enumerated() where alert.labels.domains[name] != nil {
        counts[index] += 1
        isOwned = true
      }
      if isOwned { having += 1 }
    }
    guard isHabit(having, among: context.alerts.count),
      let usual = zip(names, counts).max(by: { $0.1 < $1.1 })?.0
    else { return }
    // Where the labels of an alert are not known, it may have one.
    for alert in context.alerts where !names.contains(where: { alert.labels.contains($0) }) {
      reporter.report(
        "\(alert.alert.name) has no \(usual), and most alerts have one; write .label(\"\(usual)\", \"…\")",
        at: alert.alert.location)
    }
  }

  private static let names: [String] = ["team", "owner", "squad", "service_owner", "owned_by"]
}
