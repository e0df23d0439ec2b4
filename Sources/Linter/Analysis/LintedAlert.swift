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
    var labels = result.labels
    // The server's labels are for those alerts that have no value of their own.
    for external in prometheus?.externalLabels ?? [] where !external.value.isEmpty {
      let domain = LabelSet.Domain.constant(external.value)
      let name = external.label.name
      labels[name] = labels[name].map { $0.isAlways ? $0 : $0.union(domain).always } ?? domain
    }
    var own = LabelSet()
    for (name, value) in result.own.values {
      // An empty one takes the label away; a template can write anything.
      let domain: LabelSet.Domain? =
        switch value {
        case nil: .anything
        case "": nil
        case let value?: .constant(value)
        }
      own[name] = domain
      labels[name] = domain
    }
    ownLabels = own
    self.labels = labels
    texts =
      alert.annotations.map { Text($0, isLabel: false, &templates) }
      + alert.labels.map { Text($0, isLabel: true, &templates) }
  }
}
