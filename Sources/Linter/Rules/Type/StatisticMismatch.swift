import PromQL

extension LintRule {
  static let statisticMismatch = LintRule(
    "type/statistic-mismatch", .warning, "a statistic of CloudWatch is aggregated in a way that says nothing",
    explanation: """
      CloudWatch gives one statistic of each period, and cloudwatch_exporter says in the HELP line which. Sums may be summed; the
      sum of averages over time depends on how many periods there are, a sum of percentages or percentiles is neither, and the
      greatest minimum is not the maximum. Let the exporter ask for the statistic that the query needs.

      The sums of a declared signal are how many events each period had. `count` of them counts series, `count_over_time`
      periods, `stddev` and `delta` tell how one differs from another: none says how many events there were. Add them up, as
      `signal.count(over:)` does. `count(x > 0)`, of those that fulfil something, is another question, and so are ratios.
      """,
    bad: .promQL(
      query, snapshot: page("Average"), shown: "\(query), and requests_average is the Average of CloudWatch"),
    good: .promQL(query, snapshot: page("Sum"), shown: "\(query), and requests_average is the Sum of CloudWatch")
  ) { context, reporter in
    // By metric: most are none of CloudWatch's.
    var known: [String: CloudWatchHelp?] = [:]
    func help(of name: String) -> CloudWatchHelp? {
      if let help = known[name] { return help }
      let help = CloudWatchHelp(context.catalogue[name].first?.help)
      known.updateValue(help, forKey: name)
      return help
    }
    for query in context.queries {
      for misuse in EventCountMisuse.all(in: query, catalogue: context.catalogue) {
        let name = misuse.selector.name ?? "the signal"
        reporter.report(
          "\(misuse.operation)() of \(name), which is how many events a period had, \(misuse.meaning); \(misuse.advice)",
          at: query.location,
          excerpt: query.excerpt(misuse.selector.nameRange.isEmpty ? misuse.argument : misuse.selector.nameRange),
          notes: context.catalogue[name].first.map { [$0.evidence] } ?? [])
      }
      for expression in query.parts {
        guard let (operation, argument) = aggregated(expression), let selector = argument.unparenthesized.selector,
          let name = selector.name, !selector.isNameTemplate, let help = help(of: name),
          let statistic = mismatch(operation, help), let entry = context.catalogue[name].first
        else { continue }
        let place = selector.nameRange.isEmpty ? argument.range : selector.nameRange
        reporter.report(
          "\(operation)() of \(name), which is CloudWatch's \(help.statistic) of each period; let the exporter ask for \(statistic)",
          at: query.location, excerpt: query.excerpt(place), notes: ["\(entry.evidence): \(entry.help ?? "")"])
      }
    }
  }

  private static func aggregated(_ expression: PromQLExpression) -> (operation: String, argument: PromQLExpression)? {
    switch expression.node {
    case .aggregation(let aggregation): return (aggregation.aggregator.rawValue, aggregation.expression)
    case .call(let call):
      return call.arguments.count == 1 ? (call.function.name, call.arguments[0]) : nil
    default: return nil
    }
  }

  /// The statistic to ask for instead; `nil` when the operation suits the one that is there.
  private static func mismatch(_ operation: String, _ help: CloudWatchHelp) -> String? {
    switch operation {
    case "sum_over_time":
      return help.statistic == "Sum" || help.statistic == "SampleCount" ? nil : "Sum"
    case "sum":
      // An average of each queue may well be summed over the queues; a percentage may not.
      return help.isPercentile || help.unit == "Percent" && help.statistic != "Sum"
        ? "Sum, or take avg() or max()" : nil
    case "avg", "avg_over_time": return help.isPercentile ? "Average, or take max()" : nil
    case "max", "max_over_time": return help.statistic == "Minimum" ? "Maximum" : nil
    case "min", "min_over_time": return help.statistic == "Maximum" ? "Minimum" : nil
    default: return nil
    }
  }

  private static let query = "sum_over_time(requests_average[1h] offset 12m) > 5"

  private static func page(_ statistic: String) -> String {
    """
    # HELP requests_average CloudWatch metric AWS/Shop Requests Dimensions: [] Statistic: \(statistic) Unit: Count
    # TYPE requests_average gauge
    requests_average 3

    """
  }
}

extension PromQLExpression {
  /// Of a selector, with a window or without.
  fileprivate var selector: VectorSelector? {
    switch node {
    case .vectorSelector(let selector): selector
    case .rangeSelector(let ranged): ranged.selector
    default: nil
    }
  }
}
