import PromQL

extension LintRule {
  static let valueScale = LintRule(
    "value/scale", .warning, "a threshold on another scale than its metric",
    explanation: """
      Percentages come as 0–100 (CloudWatch's `Unit: Percent`, names in `_percent`) or as 0–1 (names in `_ratio`). A threshold for
      the one is wrong for the other: `cpu > 0.9` fires from one percent on, `usage_ratio > 90` never.
      """,
    bad: .promQL("memory_used_ratio > 90", snapshot: "# TYPE memory_used_ratio gauge\nmemory_used_ratio 0.3\n"),
    good: .promQL("memory_used_ratio > 0.9", snapshot: "# TYPE memory_used_ratio gauge\nmemory_used_ratio 0.3\n")
  ) { context, reporter in
    for query in context.queries {
      for expression in query.parts {
        guard case .binary(let binary) = expression.node, binary.operation.isComparison else { continue }
        for (side, other) in [(binary.left, binary.right), (binary.right, binary.left)] {
          guard let threshold = other.literal, let wrong = wrongScale(of: threshold), side.isMeasured,
            let unit = context.units.unit(of: side), unit.isPlain, unit.scale == wrong
          else { continue }
          let proposal = wrong == 1 ? threshold / 100 : threshold * 100
          reporter.report(
            "\(side.named("the value")) is \(unit.description), and is compared with \(PromQLPrinter.line(other)); write "
              + "\(PromQLPrinter.line(PromQLExpression(.number(.init(proposal)))))",
            at: query.location, excerpt: query.excerpt(other.range),
            notes: side.selectors.first?.name.flatMap { context.catalogue[$0].first }.map {
              [$0.evidence + ($0.help.map { ": \($0)" } ?? "")]
            } ?? [])
        }
      }
    }
  }
}

/// The scale of values with which a threshold is not to be compared; `nil` for one that suits both.
private func wrongScale(of threshold: Double) -> Double? {
  if threshold > 0, threshold < 1 { return 0.01 }
  return threshold >= 10 && threshold <= 100 ? 1 : nil
}

extension PromQLExpression {
  /// Whether the values are those of one metric, or between them: what is computed may well be beyond its metrics' scale.
  fileprivate var isMeasured: Bool {
    switch unparenthesized.node {
    case .vectorSelector, .rangeSelector: return true
    case .subquery(let subquery): return subquery.expression.isMeasured
    case .aggregation(let aggregation):
      return [.avg, .min, .max, .quantile, .topk, .bottomk].contains(aggregation.aggregator)
        && aggregation.expression.isMeasured
    case .call(let call):
      let readers: Set<String> = [
        "avg_over_time", "last_over_time", "max_over_time", "min_over_time", "quantile_over_time",
      ]
      return readers.contains(call.function.name) && call.arguments.last?.isMeasured == true
    default: return false
    }
  }
}
