import PromQL

/// An operator that makes something else of counts of events than a number of events.
struct EventCountMisuse: Sendable {
  /// `count`, `delta`.
  let operation: String
  let selector: PromQLExpression.VectorSelector
  /// Of the operator's argument.
  let argument: Range<Int>
  /// What the operator tells instead.
  let meaning: String
  /// What to write.
  let advice: String

  static func all(in query: LintedQuery, catalogue: Catalogue) -> [EventCountMisuse] {
    guard catalogue.hasEventCounts, let expression = query.expression,
      query.selectors.contains(where: { catalogue.countsEvents($0.selector) })
    else { return [] }
    var walk = Walk(catalogue: catalogue, rows: RowInference(catalogue: catalogue))
    walk.visit(expression)
    return walk.found
  }

  private struct Walk {
    let catalogue: Catalogue
    var rows: RowInference
    var found: [EventCountMisuse] = []

    mutating func visit(_ expression: PromQLExpression) {
      switch expression.node {
      case .number, .string, .variable, .invalid, .vectorSelector, .rangeSelector: break
      case .subquery(let subquery): visit(subquery.expression)
      case .parenthesized(let inner): visit(inner)
      case .unary(let unary): visit(unary.operand)
      case .aggregation(let aggregation): visit(aggregation)
      case .call(let call): visit(call)
      case .binary(let binary): visit(binary)
      }
    }

    /// In a ratio, a distance from the mean or a choice of series each of these operators has its place.
    private mutating func visit(_ binary: PromQLExpression.BinaryOperation) {
      switch (binary.operation, binary.left.isVector, binary.right.isVector) {
      case (.or, _, _):
        visit(binary.left)
        visit(binary.right)
      case (.and, _, _), (.unless, _, _): visit(binary.left)
      case (_, true, false) where !asksForGaps(binary.left, binary.operation): visit(binary.left)
      case (_, false, true) where !asksForGaps(binary.right, binary.operation.mirrored): visit(binary.right)
      default: break
      }
    }

    /// Too few data points, whatever they count.
    private func asksForGaps(
      _ expression: PromQLExpression, _ operation: PromQLExpression.BinaryOperator
    ) -> Bool {
      guard operation == .less || operation == .lessOrEqual else { return false }
      switch expression.node {
      case .call(let call): return call.function.name == "count_over_time"
      case .parenthesized(let inner): return asksForGaps(inner, operation)
      case .aggregation(let aggregation): return asksForGaps(aggregation.expression, operation)
      default: return false
      }
    }

    private mutating func visit(_ aggregation: PromQLExpression.Aggregation) {
      guard let selector = catalogue.eventCounts(in: aggregation.expression) else {
        return visit(aggregation.expression)
      }
      let meaning: String
      switch aggregation.aggregator {
      case .count: meaning = "counts series, and not events"
      case .group: meaning = "is 1, whatever they count"
      case .stddev, .stdvar, .quantile:
        if comparesSeries(aggregation) { return }
        meaning = "tells how series differ from each other, and here there is one"
      default: return visit(aggregation.expression)
      }
      found.append(
        EventCountMisuse(
          operation: aggregation.aggregator.rawValue, selector: selector, argument: aggregation.expression.range,
          meaning: meaning, advice: "add them up with sum()"))
    }

    /// Whether a group surely has several series.
    private mutating func comparesSeries(_ aggregation: PromQLExpression.Aggregation) -> Bool {
      guard let input = rows.result(of: aggregation.expression) else { return false }
      let names = aggregation.grouping?.labels.map(\.name) ?? []
      let isWithout = aggregation.grouping?.isWithout == true
      return input.mapped { isWithout ? $0.withoutName.dropping(names) : $0.keeping(names) }.twins != nil
    }

    private mutating func visit(_ call: PromQLExpression.Call) {
      // A number on its own is a part of what is computed with it.
      guard call.function.result == .vector, let vector = call.vector else { return }
      guard let meaning = EventCountMisuse.meanings[call.function.name],
        let selector = catalogue.eventCounts(in: vector)
      else { return visit(vector) }
      found.append(
        EventCountMisuse(
          operation: call.function.name, selector: selector, argument: vector.range, meaning: meaning,
          advice: "add up the periods with sum_over_time(), as signal.count(over:) does"))
    }
  }

  private static let meanings: [String: String] = {
    var meanings: [String: String] = ["count_over_time": "counts periods, and not events"]
    for name in ["stddev_over_time", "stdvar_over_time", "mad_over_time"] {
      meanings[name] = "tells how periods differ from each other"
    }
    for name in ["delta", "idelta", "deriv", "predict_linear", "changes"] {
      meanings[name] = "tells how one period differs from another"
    }
    return meanings
  }()
}

extension Catalogue {
  /// Whether the samples are how many events the periods had.
  fileprivate func countsEvents(_ selector: PromQLExpression.VectorSelector) -> Bool {
    guard let name = selector.name, !selector.isNameTemplate else { return false }
    let entries = self[name]
    return !entries.isEmpty && entries.allSatisfy(\.countsEvents)
  }

  /// The selector of the counts that an expression has as its values, added up or chosen; `nil` for what asks whether they
  /// fulfil something, and for other values.
  fileprivate func eventCounts(in expression: PromQLExpression) -> PromQLExpression.VectorSelector? {
    switch expression.node {
    case .vectorSelector(let selector): return countsEvents(selector) ? selector : nil
    case .rangeSelector(let ranged): return countsEvents(ranged.selector) ? ranged.selector : nil
    case .subquery(let subquery): return eventCounts(in: subquery.expression)
    case .parenthesized(let inner): return eventCounts(in: inner)
    case .unary(let unary): return eventCounts(in: unary.operand)
    case .aggregation(let aggregation):
      let keepsCounts: Set<PromQLAggregator> = [.sum, .avg, .min, .max, .topk, .bottomk, .limitk]
      return keepsCounts.contains(aggregation.aggregator) ? eventCounts(in: aggregation.expression) : nil
    case .call(let call):
      return Self.keepingCounts.contains(call.function.name) ? call.vector.flatMap { eventCounts(in: $0) } : nil
    case .binary(let binary):
      guard !binary.operation.isComparison, binary.left.isVector != binary.right.isVector else { return nil }
      return eventCounts(in: binary.left.isVector ? binary.left : binary.right)
    case .number, .string, .variable, .invalid: return nil
    }
  }

  private static let keepingCounts: Set<String> = [
    "abs", "avg_over_time", "ceil", "clamp", "clamp_max", "clamp_min", "floor", "label_join", "label_replace",
    "last_over_time", "max_over_time", "min_over_time", "quantile_over_time", "round", "sort", "sort_desc",
    "sum_over_time",
  ]
}
