import PromQL

extension LintRule {
  static let gaugeFunctionOnCounter = LintRule(
    "type/gauge-function-on-counter", .warning, "delta(), deriv() or an average over time reads a counter",
    explanation: """
      `delta`, `idelta`, `deriv` and `predict_linear` take a counter's restart for a fall: the result is hugely negative whenever
      a process starts. The average, the sum or the deviation of a counter's values over time says how long the process runs.
      Use `increase` for the growth over the window and `rate` for the growth a second.
      """,
    bad: .promQL("delta(requests_total[5m]) > 5", snapshot: exampleCounter),
    good: .promQL("increase(requests_total[5m]) > 5", snapshot: exampleCounter)
  ) { context, reporter in
    for query in context.queries {
      for expression in query.parts {
        guard case .call(let call) = expression.node, let replacement = replacements[call.function.name],
          let place = call.function.argumentTypes.firstIndex(of: .matrix), place < call.arguments.count,
          case let argument = call.arguments[place], context.kinds.kind(of: argument).isCounter
        else { continue }
        let use = query.selectors.first { argument.range.contains($0.range.lowerBound) }
        let name = use?.metricName ?? PromQLPrinter.line(argument)
        reporter.report(
          "\(call.function.name)() of \(name), which is a counter: its restarts are no falls; use \(replacement)",
          at: query.location, excerpt: query.excerpt(use?.nameRange ?? argument.range),
          notes: context.catalogue[name].first.map { [$0.evidence] } ?? [])
      }
    }
  }

  private static let replacements: [String: String] = [
    "delta": "increase()", "idelta": "irate()", "deriv": "rate()",
    "predict_linear": "rate() times the seconds ahead", "double_exponential_smoothing": "rate() in a subquery",
    "avg_over_time": "increase() or rate()", "sum_over_time": "increase()",
    "quantile_over_time": "rate() in a subquery", "stddev_over_time": "rate() in a subquery",
    "stdvar_over_time": "rate() in a subquery", "mad_over_time": "rate() in a subquery",
  ]

  private static let exampleCounter = "# TYPE requests_total counter\nrequests_total 3\n"
}
