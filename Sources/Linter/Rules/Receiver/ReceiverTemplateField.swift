import GoTemplate
import Monitoring

extension LintRule {
  static let receiverTemplateField = LintRule(
    "receiver/template-field", .error, "a notification's text that does not expand",
    explanation: """
      Titles and texts are Go templates over the group of alerts. One that does not parse makes Alertmanager refuse its
      configuration; one that reads a field which is not there fails when it is sent, and nobody is told: `.Labels` is an
      alert's, so it stands within `{{ range .Alerts }}`, and a group has `.GroupLabels` and `.CommonLabels`. A label of
      `.GroupLabels` by which the routes do not group is always empty.
      """,
    bad: .content(#".slack(…, text: "{{ .Labels.job }}")"#) { content in
      content.receiverTextExample("{{ .Labels.job }}")
    },
    good: .content(#".slack(…, text: "{{ range .Alerts }}{{ .Labels.job }} {{ end }}")"#) { content in
      content.receiverTextExample("{{ range .Alerts }}{{ .Labels.job }} {{ end }}")
    }
  ) { context, reporter in
    for text in context.receiverTexts {
      for problem in text.template.errors {
        reporter.report(
          "\(text.name): \(problem.message)", at: text.receiver.location, excerpt: .init(text.text, problem.range),
          notes: problem.hint.map { [$0] } ?? [], severity: problem.severity)
      }
      let visits = context.routes.filter { $0.route.receiver.name == text.receiver.name }
      guard !visits.isEmpty else { continue }
      var names = Set<String>()
      var isOfEverything = false
      for visit in visits {
        switch visit.grouping {
        case .everything: isOfEverything = true
        case .labels(let labels): names.formUnion(labels.map(\.name))
        }
      }
      guard !isOfEverything, !names.contains("...") else { continue }
      for reference in text.template.labelReferences
      where reference.source == .groupLabels && !reference.isGuarded && !names.contains(reference.name) {
        let grouping = names.isEmpty ? "nothing" : names.sorted().joined(separator: ", ")
        reporter.report(
          "\(text.name) prints .GroupLabels.\(reference.name), and its routes group by \(grouping); group by it, or write "
            + ".CommonLabels.\(reference.name)",
          at: text.receiver.location, excerpt: .init(text.text, reference.range))
      }
    }
  }
}
