import GoTemplate
import Monitoring
import PromQL

/// An alert with the labels that it can carry.
struct LintedAlert: Sendable {
  let alert: Alert
  let query: LintedQuery
  /// What templates see: the labels of the query's result.
  let resultLabels: LabelSet
  /// What Alertmanager sees: those, the rule's own, `alertname`, and the server's external labels.
  let labels: LabelSet

  init?(_ query: LintedQuery, catalogue: Catalogue, prometheus: Prometheus?) {
    guard case .alert(let alert) = query.owner else { return nil }
    self.alert = alert
    self.query = query
    let result = query.expression.map { LabelInference(catalogue: catalogue).labels(of: $0) } ?? .unknown
    resultLabels = result
    var labels = result
    for external in prometheus?.externalLabels ?? [] where !labels.contains(external.label.name) || labels.isOpen {
      labels[external.label.name] = .constant(external.value)
    }
    labels["severity"] = .constant(alert.severity.name)
    for pair in alert.labels {
      labels[pair.name] =
        pair.text.template.contains("{{")
        ? LabelSet.Domain(values: nil, isAlways: false) : .constant(pair.text.template)
    }
    labels["alertname"] = .constant(alert.name)
    self.labels = labels
  }
}
