import GoTemplate
import Monitoring
import PromQL

/// An alert with the labels that it can carry. A class, as every rule goes over all of them: copies would cost more than
/// most rules do.
final class LintedAlert: Sendable {
  let alert: Alert
  let query: LintedQuery
  /// What templates see: the labels of the query's result.
  let resultLabels: LabelSet
  /// What the rule itself adds to them.
  let ownLabels: LabelSet
  /// What Alertmanager sees: those, the rule's own, `alertname`, and the server's external labels.
  let labels: LabelSet
  /// The annotations, then the labels that the rule adds.
  let texts: [Text]

  /// An annotation or a label of the rule, read once.
  struct Text: Sendable {
    let pair: Alert.Pair
    let isLabel: Bool
    let template: GoTemplateParseResult

    fileprivate init(_ pair: Alert.Pair, isLabel: Bool, _ known: inout [String: GoTemplateParseResult]) {
      self.pair = pair
      self.isLabel = isLabel
      let text = pair.text.template
      template = known[text] ?? GoTemplateParser.parse(text, dialect: .prometheusRule)
      known[text] = template
    }
  }

  /// The alerts among the rules.
  static func all(in results: [RuleResult], prometheus: Prometheus?) -> [LintedAlert] {
    // Alerts that one function makes have one text.
    var templates: [String: GoTemplateParseResult] = [:]
    return results.compactMap { LintedAlert($0, prometheus: prometheus, &templates) }
  }

  private init?(_ result: RuleResult, prometheus: Prometheus?, _ templates: inout [String: GoTemplateParseResult]) {
    guard case .alert(let alert) = result.query.owner else { return nil }
    self.alert = alert
    query = result.query
    resultLabels = result.labels
    let own = Self.ownLabels(of: alert)
    ownLabels = LabelSet(own.compactMapValues { $0 })
    var labels = result.labels
    // The server's labels are for those alerts that have no value of their own.
    for external in prometheus?.externalLabels ?? [] where !external.value.isEmpty {
      let domain = LabelSet.Domain.constant(external.value)
      let name = external.label.name
      labels[name] = labels[name].map { $0.isAlways ? $0 : $0.union(domain).always } ?? domain
    }
    for (name, domain) in own { labels[name] = domain }
    self.labels = labels
    texts =
      alert.annotations.map { Text($0, isLabel: false, &templates) }
      + alert.labels.map { Text($0, isLabel: true, &templates) }
  }

  /// `severity`, the labels of the rule, and `alertname`, which wins over all. An empty one takes the label away.
  private static func ownLabels(of alert: Alert) -> [String: LabelSet.Domain?] {
    var labels: [String: LabelSet.Domain?] = [:]
    for (name, template) in [("severity", alert.severity.name)] + alert.labels.map({ ($0.name, $0.text.template) }) {
      let domain: LabelSet.Domain? =
        template.isEmpty ? nil : GoTemplateParser.holdsAction(template) ? .anything : .constant(template)
      labels.updateValue(domain, forKey: name)
    }
    labels.updateValue(.constant(alert.name), forKey: "alertname")
    return labels
  }
}
