import Diagnostics
import GoTemplate
import Monitoring

extension LintRule {
  static let receiverTemplateLabel = LintRule(
    "receiver/template-label", .warning, "a notification prints a label or annotation that no alert has",
    explanation: """
      A label or annotation that no alert of this content carries is the empty text, and the message has a hole where somebody
      looks for the cause.
      """,
    bad: .content(#".slack(…, text: "{{ .CommonLabels.jbo }}")"#) { content in
      content.receiverTextExample("{{ .CommonLabels.jbo }}")
    },
    good: .content(#".slack(…, text: "{{ .CommonLabels.job }}")"#) { content in
      content.receiverTextExample("{{ .CommonLabels.job }}")
    }
  ) { context, reporter in
    guard !context.alerts.isEmpty, !context.receiverTexts.isEmpty else { return }
    let labels = Set(context.alerts.flatMap(\.labels.names))
    let isOpen = context.alerts.contains { $0.labels.isOpen }
    let annotations = Set(context.alerts.flatMap { $0.alert.annotations.map(\.name) })
    for text in context.receiverTexts {
      for reference in text.template.labelReferences where !reference.isGuarded {
        let (kind, known): (String, Set<String>)
        switch reference.source {
        case .commonLabels, .alertLabels:
          guard !isOpen else { continue }
          (kind, known) = ("label", labels)
        case .commonAnnotations, .alertAnnotations:
          (kind, known) = ("annotation", annotations)
        case .groupLabels, .labels, .externalLabels, .sampleLabels:
          continue
        }
        guard !known.contains(reference.name) else { continue }
        let near = Suggestion.nearest(to: reference.name, among: known.sorted()).map { "; did you mean \($0)?" }
        reporter.report(
          "\(text.name) prints the \(kind) \(reference.name), which no alert has"
            + (near ?? "; give the alerts one, or take it out of the text"),
          at: text.receiver.location, excerpt: .init(text.text, reference.range))
      }
    }
  }
}
