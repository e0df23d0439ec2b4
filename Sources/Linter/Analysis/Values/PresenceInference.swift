import PromQL

/// Whether a query surely has a result, for certain values of the event counts.
///
/// Of all series only those that count events are sure to be there: a metric filter with a default value gives a number for
/// each period in which anything is logged.
struct PresenceInference: Sendable {
  private let catalogue: Catalogue
  private let values: ValueInference
  /// Of longer chains of recording rules nothing is said.
  private static let longestChain = 20

  init(catalogue: Catalogue, values: ValueInference) {
    self.catalogue = catalogue
    self.values = values
  }

  func isSure(_ expression: PromQLExpression) -> Bool { isSure(expression, chain: 0) }

  private func isSure(_ expression: PromQLExpression, chain: Int) -> Bool {
    switch expression.node {
    case .number: return true
    case .string, .variable, .invalid: return false
    case .vectorSelector(let selector): return isSure(selector, chain: chain)
    case .rangeSelector(let ranged): return isSure(ranged.selector, chain: chain)
    case .subquery(let subquery): return isSure(subquery.expression, chain: chain)
    case .parenthesized(let inner): return isSure(inner, chain: chain)
    case .unary(let unary): return isSure(unary.operand, chain: chain)
    case .aggregation(let aggregation): return isSure(aggregation.expression, chain: chain)
    case .call(let call): return isSure(call, chain: chain)
    case .binary(let binary): return isSure(binary, chain: chain)
    }
  }

  private func isSure(_ selector: PromQLExpression.VectorSelector, chain: Int) -> Bool {
    guard let name = selector.name, !selector.isNameTemplate else { return false }
    let entries = catalogue[name]
    return !entries.isEmpty
      && entries.allSatisfy { entry in
        if let recorded = entry.recording?.expression {
          return chain < Self.longestChain && isSure(recorded, chain: chain + 1)
        }
        return entry.countsEvents && !entry.isSparse
      }
  }

  private func isSure(_ call: PromQLExpression.Call, chain: Int) -> Bool {
    switch LabelEffect.of(call.function) {
    case .describesAbsence, .readsHistograms, .mergesBuckets: false
    // A number is there always, and so is a vector that is made of one.
    case .dropsAll: true
    default: call.vector.map { isSure($0, chain: chain) } ?? (call.function.result == .vector)
    }
  }

  private func isSure(_ binary: PromQLExpression.BinaryOperation, chain: Int) -> Bool {
    let left = isSure(binary.left, chain: chain)
    switch binary.operation {
    case .or: return left || isSure(binary.right, chain: chain)
    case .unless: return left && values.values(of: binary.right) == nil
    default: break
    }
    guard left, isSure(binary.right, chain: chain) else { return false }
    guard binary.operation.isComparison, !binary.returnsBool else { return true }
    guard let left = values.values(of: binary.left), let right = values.values(of: binary.right) else { return false }
    return left.alwaysHolds(binary.operation, right)
  }
}
