import Diagnostics
import Monitoring
import PromQL

extension LintRule {
  static let rawCounter = LintRule(
    "type/raw-counter", .warning, "the value of a counter itself is compared or drawn",
    explanation: """
      A counter grows for as long as its process runs. An alert on its value fires some time after the start and never ends until
      a restart; its curve in a panel only says how old the process is. Ask for its growth: `increase(x[5m])` or `rate(x[5m])`.

      Whether it ever counted, `x > 0`, may be asked, and so may the difference or the ratio of two counters.
      """,
    bad: .promQL("requests_failed_total > 100", snapshot: exampleCounter),
    good: .promQL("increase(requests_failed_total[5m]) > 100", snapshot: exampleCounter)
  ) { context, reporter in
    for query in context.queries {
      guard let expression = query.expression else { continue }
      for part in query.parts {
        guard case .binary(let binary) = part.node, binary.operation.isComparison else { continue }
        for (counter, threshold) in [(binary.left, binary.right), (binary.right, binary.left)] {
          // 0 and 1 ask whether it counted at all.
          guard let value = threshold.literal, value != 0, value != 1, context.kinds.kind(of: counter).isCounter else {
            continue
          }
          report(counter, "compared with \(PromQLPrinter.line(threshold))", .warning, query, context, reporter)
        }
      }
      guard case .panel(let panel) = query.owner, case .timeSeries = panel.kind, query.isOverTime,
        context.kinds.kind(of: expression).isCounter, !expression.endsInComparison
      else { continue }
      // People do draw totals.
      report(expression, "drawn", .note, query, context, reporter)
    }
  }

  private static func report(
    _ expression: PromQLExpression, _ use: String, _ severity: Diagnostic.Severity, _ query: LintedQuery,
    _ context: LintContext,
    _ reporter: LintRule.Reporter
  ) {
    let counter = query.selectors.first { use in
      expression.range.contains(use.range.lowerBound) && context.kinds.kind(of: use.selector).isCounter
    }
    let name = counter?.metricName ?? PromQLPrinter.line(expression)
    reporter.report(
      "\(name) is a counter, and its value since its process started is \(use); ask for its growth: `increase(\(name)[…])`",
      at: query.location, excerpt: query.excerpt(counter?.nameRange ?? expression.range),
      notes: context.catalogue[name].first.map { [$0.evidence] } ?? [], severity: severity)
  }

  private static let exampleCounter = "# TYPE requests_failed_total counter\nrequests_failed_total 3\n"
}

extension PromQLExpression {
  /// Whether the outermost operator is a comparison, which has its own finding.
  fileprivate var endsInComparison: Bool {
    if case .binary(let binary) = unparenthesized.node { return binary.operation.isComparison }
    return false
  }
}
