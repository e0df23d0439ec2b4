import Diagnostics
import PromQL

extension LintRule {
  static let quantileWithoutBoundary = LintRule(
    "type/quantile-without-le", .error, "histogram_quantile() of buckets that lost `le`",
    explanation: """
      `histogram_quantile` reads the upper bounds of the buckets from the label `le`. When an aggregation drops it, or when the
      metric never had it, the result is empty: the alert never fires.

      Keep it in the aggregation: `histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))`. `Histogram.quantile` writes it.
      """,
    bad: .promQL(
      "histogram_quantile(0.9, sum by (job) (rate(latency_seconds_bucket[5m]))) > 1", snapshot: exampleBuckets),
    good: .promQL(
      "histogram_quantile(0.9, sum by (job, le) (rate(latency_seconds_bucket[5m]))) > 1", snapshot: exampleBuckets)
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      for expression in query.parts {
        guard case .call(let call) = expression.node, call.function.name == "histogram_quantile",
          call.arguments.count == 2
        else { continue }
        switch loss(in: call.arguments[1], inference) {
        case .dropped(let aggregation, let range):
          reporter.report(
            "\(aggregation.aggregator.rawValue)() drops `le`, so that histogram_quantile() has no buckets and no result; "
              + advice(aggregation), at: query.location, excerpt: query.excerpt(range))
        case .noBuckets(let entry, let range):
          reporter.report(
            "\(entry.name) has no buckets: it is not a histogram's `…_bucket`, so that histogram_quantile() has no result; "
              + "ask for a histogram's buckets, or use quantile()", at: query.location, excerpt: query.excerpt(range),
            notes: [entry.evidence])
        case nil: break
        }
      }
    }
  }

  private enum Loss {
    case dropped(PromQLExpression.Aggregation, Range<Int>)
    case noBuckets(CatalogueEntry, Range<Int>)
  }

  /// Where the buckets' bounds are lost on the way to `expression`, if they are.
  private static func loss(in expression: PromQLExpression, _ inference: LabelInference) -> Loss? {
    switch expression.node {
    case .parenthesized(let inner): return loss(in: inner, inference)
    case .subquery(let subquery): return loss(in: subquery.expression, inference)
    case .call(let call):
      // What makes labels may make this one.
      if ["label_replace", "label_join", "info", "vector"].contains(call.function.name) { return nil }
      for (argument, type) in zip(call.arguments, call.function.argumentTypes) where type == .vector || type == .matrix
      {
        return loss(in: argument, inference)
      }
      return nil
    case .binary(let binary):
      if binary.operation == .or { return nil }
      return loss(in: binary.left.hasSeries ? binary.left : binary.right, inference)
    case .vectorSelector(let selector): return loss(in: selector, expression.range, inference)
    case .rangeSelector(let ranged): return loss(in: ranged.selector, expression.range, inference)
    case .aggregation(let aggregation):
      if let earlier = loss(in: aggregation.expression, inference) { return earlier }
      switch aggregation.aggregator {
      case .topk, .bottomk, .limitk, .limitRatio: return nil
      case .countValues:
        if case .string(let label)? = aggregation.parameter?.node, label.text == "le" { return nil }
      default: break
      }
      // A native histogram has no `le` to lose.
      let readsBuckets = aggregation.expression.selectors.contains { $0.name?.contains("_bucket") == true }
      let isTemplate = aggregation.grouping?.labels.contains { $0.isTemplate } == true
      return readsBuckets && !isTemplate && !aggregation.keeps("le") ? .dropped(aggregation, expression.range) : nil
    case .number, .string, .unary, .variable, .invalid: return nil
    }
  }

  private static func loss(
    in selector: PromQLExpression.VectorSelector, _ range: Range<Int>, _ inference: LabelInference
  ) -> Loss? {
    guard let name = selector.name, !selector.isNameTemplate else { return nil }
    let entries = inference.entries(of: name)
    guard let first = entries.first,
      entries.allSatisfy({ $0.role != nil && $0.role != .bucket && !$0.labels.contains("le") && !$0.labels.isOpen })
    else { return nil }
    return .noBuckets(first, selector.nameRange.isEmpty ? range : selector.nameRange)
  }

  private static func advice(_ aggregation: PromQLExpression.Aggregation) -> String {
    guard let grouping = aggregation.grouping else {
      return "write `\(aggregation.aggregator.rawValue) by (le) (…)`"
    }
    let names = grouping.labels.map(\.name)
    if grouping.isWithout {
      let rest = names.filter { $0 != "le" }
      return "take `le` out of `without (\(names.joined(separator: ", ")))`"
        + (rest.isEmpty ? ", which leaves nothing" : "")
    }
    return "write `by (\((names + ["le"]).joined(separator: ", ")))`"
  }

  private static let exampleBuckets = """
    # TYPE latency_seconds histogram
    latency_seconds_bucket{le="1"} 2
    latency_seconds_bucket{le="+Inf"} 3
    latency_seconds_sum 3
    latency_seconds_count 3

    """
}
