import GoTemplate
import Monitoring

extension LintRule {
  static let valueInLabel = LintRule(
    "template/value-in-label", .error, "a label that prints the alert's value",
    explanation: """
      Labels are what an alert is. One that holds the value makes a new alert each time the value changes: the old one is
      resolved, and people get a message a minute. With a `for` the new one waits again, and where the value never stands still, as
      that of a rate or an average, the alert never fires: that is an error. Put the value into an annotation.

      A label that only chooses by the value, `{{ if gt $value 90.0 }}a{{ else }}b{{ end }}`, has few forms and is no finding.
      """,
    bad: .content(#"Alert("Queue", .warning, when: …average….above(5)).for(.minutes(5)).label("jobs", "\(.value)")"#) {
      content in
      content.valueExample { $0.label("jobs", "\(.value)") }
    },
    good: .content(
      #"Alert("Queue", .warning, when: …average….above(5)).for(.minutes(5)).annotation("jobs", "\(.value)")"#
    ) {
      content in
      content.valueExample { $0.annotation("jobs", "\(.value)") }
    }
  ) { context, reporter in
    for alert in context.alerts {
      for text in alert.texts where text.isLabel && text.template.usesValue {
        guard let range = printedValue(in: text.template.tree.nodes, isTop: true), mayChange(alert, context) else {
          continue
        }
        let pending = alert.alert.pendingPeriod ?? .zero
        let neverFires =
          pending > .zero && isAsItIs(text.template.tree.nodes) && alert.query.expression?.hasMovingValue == true
        let consequence =
          neverFires
          ? "and waits again: with `for: \(pending.prometheusText)` it never fires, as the value never stands still"
          : nil
        reporter.report(
          "the label \(text.pair.name) prints the value, so each new value is a new alert"
            + (consequence.map { " \($0)" } ?? "") + "; print it in an annotation",
          at: text.pair.location, excerpt: .init(text.pair.text.template, range),
          severity: neverFires ? .error : .warning)
      }
    }
  }

  /// Whether the value is not one number for ever, as that of `up == 0`.
  private static func mayChange(_ alert: LintedAlert, _ context: LintContext) -> Bool {
    guard let expression = alert.query.expression, let range = context.values.values(of: expression) else {
      return true
    }
    return range.lower != range.upper
  }

  /// Whether the value is all that is written, and not rounded.
  private static func isAsItIs(_ nodes: [GoTemplateNode]) -> Bool {
    nodes.contains { node in
      guard case .action(let pipeline) = node.kind, pipeline.commands.count == 1, let command = pipeline.commands.first
      else { return false }
      return command.operands.count == 1 && value(in: pipeline, isTop: true) != nil
    }
  }

  /// The place where a node writes the value; what a condition asks is not written. `isTop` while `.` is the alert.
  private static func printedValue(in nodes: [GoTemplateNode], isTop: Bool) -> Range<Int>? {
    for node in nodes {
      var bodies: [(nodes: [GoTemplateNode], isTop: Bool)] = []
      switch node.kind {
      case .action(let pipeline):
        if pipeline.variables.isEmpty, let range = value(in: pipeline, isTop: isTop) { return range }
      case .condition(let branches, let otherwise):
        bodies = branches.map { ($0.body, isTop) } + [(otherwise ?? [], isTop)]
      case .with(let branches, let otherwise):
        bodies = branches.map { ($0.body, false) } + [(otherwise ?? [], isTop)]
      case .range(let branch, let otherwise):
        bodies = [(branch.body, false), (otherwise ?? [], isTop)]
      case .text, .comment, .template, .define, .block, .breakLoop, .continueLoop:
        break
      }
      for body in bodies {
        if let range = printedValue(in: body.nodes, isTop: body.isTop) { return range }
      }
    }
    return nil
  }

  private static func value(in pipeline: GoTemplatePipeline, isTop: Bool) -> Range<Int>? {
    for operand in pipeline.commands.flatMap(\.operands) {
      switch operand.base {
      case .variable("$value"): return operand.range
      case .dot where isTop && operand.fields.first?.name == "Value": return operand.range
      case .pipeline(let inner):
        if let range = value(in: inner, isTop: isTop) { return range }
      default: break
      }
    }
    return nil
  }
}

extension ContentSketch {
  fileprivate mutating func valueExample(_ change: (Alert) -> Alert) {
    summaryExample { $0 }
    let job = ScrapeJob("example", targets: ["example:9100"])
    let query = job.up.average(over: .minutes(5)).above(0.5)
    ruleGroups = [RuleGroup("example") { change(Alert("Queue", .warning, when: query).for(.minutes(5))) }]
  }
}
