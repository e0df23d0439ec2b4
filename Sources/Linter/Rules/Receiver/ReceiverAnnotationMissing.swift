import Diagnostics
import GoTemplate
import Monitoring

extension LintRule {
  static let receiverAnnotationMissing = LintRule(
    "receiver/annotation-missing", .error, "a notification prints an annotation that an alert lacks",
    explanation: """
      A receiver's text that is made of the alerts' descriptions says nothing of an alert that has none: the message arrives,
      and it is empty where somebody looks for what happened. It is an error when nothing of the text is left for an alert
      that surely comes there, and the title does not say it either.

      Give the alert the annotation, or let the text ask for it first: `{{ with .Annotations.description }}…{{ end }}`.
      """,
    bad: .content(
      #"Alert("Down", .critical, …).summary("…"), and .slack(…, text: "{{ range .Alerts }}{{ .Annotations.description }}{{ end }}")"#
    ) { content in content.describedExample { $0.summary("a target is down") } },
    good: .content(#"Alert("Down", .critical, …).summary("…").description("…")"#) { content in
      content.describedExample { $0.summary("a target is down").description("no answer for a minute") }
    }
  ) { context, reporter in
    var lacks = AnnotationLacks(context)
    for lack in lacks.all() {
      let texts = lack.texts.joined(separator: " and ")
      let names = lack.alerts.map { context.alerts[$0].alert.name }
      guard let first = lack.alerts.first else { continue }
      let alert = context.alerts[first].alert
      if lack.isHabit {
        let others = names.count > 3 ? " and \(names.count - 3) more" : ""
        reporter.report(
          "\(texts) \(lack.texts.count == 1 ? "prints" : "print") \(lack.annotation), which \(names.count) alerts lack; "
            + "write {{ with .Annotations.\(lack.annotation) }}…{{ end }}, or give them one",
          at: lack.receiver.location, notes: ["\(names.prefix(3).joined(separator: ", "))\(others)"],
          related: [.init("one of the alerts", at: alert.location)], severity: lack.isBlank ? .error : .warning)
      } else {
        reporter.report(
          "\(alert.name) has no \(lack.annotation), which \(texts) \(lack.texts.count == 1 ? "prints" : "print")"
            + (lack.isBlank ? ": nothing is left of it" : "") + "; write \(advice(lack.annotation))",
          at: alert.location, related: [.init("the receiver", at: lack.receiver.location)],
          severity: lack.isBlank ? .error : .warning)
      }
    }
  }

  private static func advice(_ annotation: String) -> String {
    switch annotation {
    case "summary", "description": ".\(annotation)(\"…\")"
    case "runbook_url": ".runbook(\"…\")"
    default: ".annotation(\"\(annotation)\", \"…\")"
    }
  }
}

extension ContentSketch {
  /// Two alerts whose descriptions are told: one has a description.
  fileprivate mutating func describedExample(_ change: (Alert) -> Alert) {
    receiverTextExample("{{ range .Alerts }}{{ .Annotations.description }}{{ end }}")
    let job = ScrapeJob("example", targets: ["example:9100"])
    let down = job.up.value.equals(0)
    ruleGroups = [
      RuleGroup("example") {
        Alert("Flapping", .warning, when: job.up.average(over: .minutes(10)).below(0.9)).description("it flaps")
        change(Alert("Down", .warning, when: down))
      }
    ]
    alertmanager?.route.routes = []
    alertmanager?.receivers.removeLast()
  }
}
