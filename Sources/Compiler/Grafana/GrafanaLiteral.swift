import Formats

extension OrderedValue {
  /// A text in a provisioning file of Grafana, which expands `$NAME` and `${NAME}` in every value: a `$` of ours is doubled.
  /// https://grafana.com/docs/grafana/latest/administration/provisioning/#using-environment-variables
  static func grafanaLiteral(_ text: String) -> OrderedValue {
    .string(text.split(separator: "$", omittingEmptySubsequences: false).joined(separator: "$$"))
  }
}
