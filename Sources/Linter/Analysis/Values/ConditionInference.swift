import PromQL

/// Whether an alert's query is empty while all is well.
struct ConditionInference: Sendable {
  private let catalogue: Catalogue
  /// Recording rules of this content, and whether their results come and go.
  private var recorded: [String: Bool] = [:]

  init(catalogue: Catalogue, queries: [LintedQuery]) {
    self.catalogue = catalogue
    for query in queries {
      guard case .recording(let rule) = query.owner else { continue }
      let isConditional = query.expression.map { self.unconditional(in: $0) == nil } ?? true
      recorded[rule.name] = isConditional || recorded[rule.name] == true
    }
  }

  /// The part for which the result is never empty as long as its metrics have series; `nil` when there is a condition.
  func unconditional(in expression: PromQLExpression) -> PromQLExpression? {
    switch expression.node {
    // A number or a text without series: written on purpose, as `vector(1)` is.
    case .number, .string, .variable, .invalid: return nil
    case .vectorSelector(let selector): return isConditional(selector) ? nil : expression
    case .rangeSelector(let ranged): return isConditional(ranged.selector) ? nil : expression
    case .subquery(let subquery): return unconditional(in: subquery.expression)
    case .parenthesized(let inner): return unconditional(in: inner)
    case .unary(let unary): return unconditional(in: unary.operand)
    case .aggregation(let aggregation):
      return unconditional(in: aggregation.expression) == nil ? nil : expression
    case .call(let call): return unconditional(in: call, expression)
    case .binary(let binary): return unconditional(in: binary, expression)
    }
  }

  /// Series that are there only at times: those of firing alerts, of things that are so, and what nobody here declares.
  private func isConditional(_ selector: PromQLExpression.VectorSelector) -> Bool {
    guard let name = selector.name, !selector.isNameTemplate else { return true }
    if name == "ALERTS" || name == "ALERTS_FOR_STATE" { return true }
    if let recorded = recorded[name] { return recorded }
    // By convention only recording rules have a colon.
    if name.utf8.contains(UInt8(ascii: ":")) { return true }
    let isInfo = name.hasSuffix("_info") || catalogue[name].contains { $0.role == .info }
    return isInfo && !selector.matchers.isEmpty
  }

  private func unconditional(in call: PromQLExpression.Call, _ expression: PromQLExpression) -> PromQLExpression? {
    switch call.function.name {
    case "absent", "absent_over_time": return nil
    // A vector made of a number is there always; without a series in it, it is meant to be.
    case "vector", "scalar": return expression.selectors.isEmpty ? nil : expression
    default:
      for (argument, type) in zip(call.arguments, call.function.argumentTypes) where type == .vector || type == .matrix
      {
        return unconditional(in: argument) == nil ? nil : expression
      }
      return nil
    }
  }

  private func unconditional(
    in binary: PromQLExpression.BinaryOperation, _ expression: PromQLExpression
  ) -> PromQLExpression? {
    switch binary.operation {
    case .and, .unless: return nil
    case .or:
      // Beside a condition a fallback that is always there makes the whole always there.
      guard expression.selectors.isEmpty == false else { return nil }
      return arm(binary.left) ?? arm(binary.right)
    default: break
    }
    if binary.operation.isComparison { return binary.returnsBool ? expression : nil }
    // Arithmetic has no result where one side has none.
    let sides = [binary.left, binary.right].filter(\.hasSeries)
    return sides.allSatisfy { unconditional(in: $0) != nil } && !sides.isEmpty ? expression : nil
  }

  private func arm(_ arm: PromQLExpression) -> PromQLExpression? {
    arm.selectors.isEmpty && arm.hasSeries ? arm : unconditional(in: arm)
  }
}
