import Formats
import Monitoring
import PromQL

/// `rules/<group>.rules.yml`.
/// https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group
enum RuleFile {
  static func artifact(_ group: RuleGroup) -> Artifact {
    let rules = group.recordings.map(recording) + group.alerts.map(alert)
    let value: OrderedValue = .object(compacting: [
      "name": .string(group.name),
      "interval": group.interval.map { .duration($0) },
      "query_offset": group.queryOffset.map { .duration($0) },
      "rules": .array(rules),
    ])
    return Artifact(path: "rules/\(group.fileName)", yaml: ["groups": [value]], from: group.location)
  }

  private static func recording(_ rule: RecordingRule) -> OrderedValue {
    .object(compacting: [
      "record": .string(rule.name),
      "expr": .string(rule.query.formattedText),
      "labels": OrderedValue.object(strings: rule.labels.map { ($0.label.name, $0.value) }).unlessEmpty,
    ])
  }

  private static func alert(_ alert: Alert) -> OrderedValue {
    let labels = [("severity", alert.severity.name)] + alert.labels.map { ($0.name, $0.text.template) }
    return .object(compacting: [
      "alert": .string(alert.name),
      "expr": .string(alert.query.formattedText),
      "for": alert.pendingPeriod.map { .duration($0) },
      "keep_firing_for": alert.keepFiringPeriod.map { .duration($0) },
      "labels": .object(strings: labels.map { (key: $0.0, value: $0.1) }),
      "annotations": OrderedValue.object(strings: alert.annotations.map { ($0.name, $0.text.template) }).unlessEmpty,
    ])
  }
}

extension Query {
  /// The PromQL over as many lines as it needs. Text with a `#` stays as it was written: formatting drops comments.
  var formattedText: String {
    if let source, source.utf8.contains(UInt8(ascii: "#")) { return source }
    if case .invalid(let text) = expression.node { return text }
    return PromQLPrinter.pretty(expression)
  }
}
