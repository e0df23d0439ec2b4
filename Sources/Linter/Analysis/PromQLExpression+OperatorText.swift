import PromQL

extension PromQLExpression {
  /// The operator at the top as a person would name it: `sum by (job)`, `ignoring (code)`, `absent()`.
  var operatorText: String {
    func list(_ labels: [LabelName]) -> String { "(\(labels.map(\.name).joined(separator: ", ")))" }
    switch node {
    case .aggregation(let aggregation):
      guard let grouping = aggregation.grouping else { return aggregation.aggregator.rawValue }
      return "\(aggregation.aggregator.rawValue) \(grouping.isWithout ? "without" : "by") \(list(grouping.labels))"
    case .binary(let binary):
      guard let matching = binary.matching else { return binary.operation.rawValue }
      return "\(binary.operation.rawValue) \(matching.isOn ? "on" : "ignoring") \(list(matching.labels))"
    case .call(let call): return "\(call.function.name)()"
    case .parenthesized(let inner): return inner.operatorText
    case .subquery(let subquery): return subquery.expression.operatorText
    case .unary(let unary): return unary.operand.operatorText
    case .vectorSelector(let selector): return selector.name ?? "the selector"
    case .rangeSelector(let ranged): return ranged.selector.name ?? "the selector"
    case .number, .string, .variable, .invalid: return "the text"
    }
  }
}
