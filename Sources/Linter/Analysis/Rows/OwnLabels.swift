import GoTemplate
import Monitoring

/// The labels that a rule gives to its results.
struct OwnLabels: Sendable {
  /// Fixed texts; an empty one takes the label away. `nil` where a template decides.
  let values: [(name: String, value: String?)]

  init(_ alert: Alert) {
    var values: [(name: String, value: String?)] = [("severity", alert.severity.name)]
    for pair in alert.labels {
      let template = pair.text.template
      values.append((pair.name, GoTemplateParser.holdsAction(template) ? nil : template))
    }
    // The name wins over all.
    values.append(("alertname", alert.name))
    self.values = values
  }

  init(_ rule: RecordingRule) { values = rule.labels.map { ($0.label.name, $0.value) } }

  /// The labels of a result; the metric's name is not among them.
  func added(to row: LabelRow) -> LabelRow {
    var row = row.withoutName
    for (name, value) in values { row[name] = value ?? "" }
    return row
  }

  var hasTemplates: Bool { values.contains { $0.value == nil } }
}

extension LintedQuery {
  /// What the rule that asks the query adds to its results; `nil` for panels and variables.
  var ownLabels: OwnLabels? {
    switch owner {
    case .alert(let alert): OwnLabels(alert)
    case .recording(let rule): OwnLabels(rule)
    case .panel, .variable: nil
    }
  }
}
