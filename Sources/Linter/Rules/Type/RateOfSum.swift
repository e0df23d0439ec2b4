import Monitoring
import PromQL

extension LintRule {
  static let rateOfSum = LintRule(
    "type/rate-of-sum", .error, "rate() of counters that were summed before",
    explanation: """
      `rate` recognises a restart by a fall of the counter. In the sum over several processes the restart of one of them is a
      fall as well, and rate takes the whole sum for new growth: a spike of thousands. Take the rate first and sum then:
      `sum(rate(x[5m]))`; a recording rule for it records rates.
      """,
    bad: .promQL("rate(sum(requests_total)[5m:1m]) > 5", snapshot: exampleCounter),
    good: .promQL("sum(rate(requests_total[5m])) > 5", snapshot: exampleCounter)
  ) { context, reporter in
    for query in context.queries {
      for expression in query.parts {
        guard case .call(let call) = expression.node, counterFunctions.contains(call.function.name),
          let argument = call.arguments.first, context.kinds.kind(of: argument) == .mixedCounters
        else { continue }
        let use = query.selectors.first { argument.range.contains($0.range.lowerBound) }
        let recording = context.content.ruleGroups.lazy.flatMap(\.recordings).first {
          $0.name == use?.metricName
        }
        let name = call.function.name
        let advice = recording == nil ? "write sum(\(name)(…))" : "record \(name)s there: sum(\(name)(…))"
        reporter.report(
          "\(name)() of a sum of counters, in which the restart of one of them looks like growth of all; \(advice)",
          at: query.location, excerpt: query.excerpt(argument.range),
          notes: recording.map { ["recording rule \($0.name): \($0.query.text)", "the rule: \($0.location)"] } ?? [],
          severity: (recording?.query.expression ?? argument).mixesProcesses ? .error : .warning)
      }
    }
  }

  private static let counterFunctions: Set<String> = ["rate", "irate", "increase", "resets"]

  private static let exampleCounter = "# TYPE requests_total counter\nrequests_total 3\n"
}

extension PromQLExpression {
  /// Whether counters are summed over everything, or over a job: then over several processes, as soon as there are some. Other
  /// labels may well name one process each.
  fileprivate var mixesProcesses: Bool {
    if case .aggregation(let aggregation) = node, [.sum, .avg].contains(aggregation.aggregator) {
      guard let grouping = aggregation.grouping else { return true }
      if !grouping.isWithout, grouping.labels.allSatisfy({ $0.name == "job" }) { return true }
    }
    return children.contains { $0.mixesProcesses }
  }
}
