import GoTemplate
import Monitoring

extension LintRule {
  static let valueInLabel = LintRule(
    "template/value-in-label", .error, "a label that prints the alert's value",
    explanation: """
      Labels are what an alert is. One that holds the value makes a new alert each time the value changes: the old one is
      resolved, the new one waits its `for` again and perhaps never fires, and people get a message a minute. Put the value
      into an annotation.

      A label that only chooses by the value, `{{ if gt $value 90.0 }}a{{ else }}b{{ end }}`, has few forms and is no finding.
      """,
    bad: .content(#"Alert(…).label("jobs", "\(.value)")"#) { content in
      content.summaryExample { $0.label("jobs", "\(.value)") }
    },
    good: .content(#"Alert(…).summary("\(.value) jobs")"#) { content in
      content.summaryExample { $0.annotation("jobs", "\(.value)") }
    }
  ) { context, reporter in
    for alert in context.alerts {
      for text in alert.texts where text.isLabel && text.template.usesValue {
        guard let range = printedValue(in: text.template.tree.nodes, isTop: true) else { continue }
        reporter.report(
          "the label \(text.pair.name) prints the value, so each new value is a new alert; print it in an annotation",
          at: text.pair.location, excerpt: .init(text.pair.text.template, range))
      }
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
