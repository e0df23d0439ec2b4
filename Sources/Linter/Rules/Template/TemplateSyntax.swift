import Diagnostics
import GoTemplate

extension LintRule {
  static let templateSyntax = LintRule(
    "template/syntax", .error, "an annotation or label that does not expand",
    explanation: """
      Annotations and labels are Go templates. One that does not parse makes Prometheus refuse the rule file; one that fails
      when it runs, such as a comparison of `$value` with a whole number, puts the error's text into the notification.
      """,
    bad: .promQL(
      "up == 0", snapshot: "x 1\n", description: .template("{{ $value | humanise }}"),
      shown: #"Alert(…).description(.template("{{ $value | humanise }}"))"#),
    good: .promQL(
      "up == 0", snapshot: "x 1\n", description: "\(.humanized)",
      shown: #"Alert(…).description("\(.humanized)")"#)
  ) { context, reporter in
    for alert in context.alerts {
      for text in alert.texts {
        for problem in text.template.errors {
          reporter.report(
            "\(text.pair.name): \(problem.message)", at: text.pair.location,
            excerpt: .init(text.pair.text.template, problem.range),
            notes: problem.hint.map { [$0] } ?? [], severity: problem.severity)
        }
      }
    }
  }
}
