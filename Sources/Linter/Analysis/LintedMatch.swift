import PromQL

/// An operator between two vectors, where it stands in a query. A class, as several rules go over all of them.
final class LintedMatch: Sendable {
  let query: LintedQuery
  /// The whole operation.
  let expression: PromQLExpression
  let binary: PromQLExpression.BinaryOperation
  /// The labels of the operands.
  let left: LabelSet
  let right: LabelSet
  /// Stands beside an `or` or on the right of `unless`, where there may be nothing on purpose.
  let isOptional: Bool

  init(
    _ binary: PromQLExpression.BinaryOperation, _ expression: PromQLExpression, of query: LintedQuery,
    isOptional: Bool = false, _ inference: LabelInference
  ) {
    self.query = query
    self.expression = expression
    self.binary = binary
    left = inference.labels(of: binary.left)
    right = inference.labels(of: binary.right)
    self.isOptional = isOptional
  }

  static func all(in queries: [LintedQuery], catalogue: Catalogue) -> [LintedMatch] {
    var walk = Walk(inference: LabelInference(catalogue: catalogue))
    for query in queries where query.selectors.count > 1 || query.needsRows {
      if let expression = query.expression { walk.visit(expression, of: query, isOptional: false) }
    }
    return walk.matches
  }

  private struct Walk {
    let inference: LabelInference
    var matches: [LintedMatch] = []

    mutating func visit(_ expression: PromQLExpression, of query: LintedQuery, isOptional: Bool) {
      guard case .binary(let binary) = expression.node else {
        for child in expression.children { visit(child, of: query, isOptional: isOptional) }
        return
      }
      if binary.left.isVector, binary.right.isVector {
        matches.append(LintedMatch(binary, expression, of: query, isOptional: isOptional, inference))
      }
      let isFallback = binary.operation == .or
      visit(binary.left, of: query, isOptional: isOptional || isFallback)
      visit(binary.right, of: query, isOptional: isOptional || isFallback || binary.operation == .unless)
    }
  }
}

/// A failure that rows prove, in its query.
struct LintedFailure: Sendable {
  let query: LintedQuery
  let failure: RowFailure

  /// Rows are followed only where an operator can fail on them.
  static func all(in queries: [LintedQuery], catalogue: Catalogue) -> [LintedFailure] {
    var inference = RowInference(catalogue: catalogue)
    var found: [LintedFailure] = []
    for query in queries where query.needsRows {
      guard let expression = query.expression else { continue }
      for failure in inference.failures(in: expression) {
        found.append(LintedFailure(query: query, failure: failure))
      }
    }
    return found
  }
}

extension LintedQuery {
  /// Whether an operator of the query can fail, or never match, for what its operands' series are.
  fileprivate var needsRows: Bool { expression?.needsRows ?? false }
}

extension PromQLExpression {
  fileprivate var needsRows: Bool {
    switch node {
    case .binary(let binary) where !binary.operation.isSetOperator && binary.left.isVector && binary.right.isVector:
      true
    case .call(let call) where call.function.name == "scalar" || LabelEffect.of(call.function) == .writesLabel: true
    case .number, .string, .vectorSelector, .rangeSelector, .variable, .invalid: false
    case .subquery(let subquery): subquery.expression.needsRows
    case .parenthesized(let inner): inner.needsRows
    case .unary(let unary): unary.operand.needsRows
    case .aggregation(let aggregation): aggregation.expression.needsRows || aggregation.parameter?.needsRows == true
    case .call(let call): call.arguments.contains { $0.needsRows }
    case .binary(let binary): binary.left.needsRows || binary.right.needsRows
    }
  }
}
