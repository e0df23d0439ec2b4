import Diagnostics

extension LintRule {
  static let unknownMetric = LintRule(
    "series/unknown-metric", .error, "a query asks for a metric that nothing exports",
    explanation: """
      A query for a metric that does not exist is not an error to Prometheus: it returns nothing, for ever. An alert on it
      never fires, a panel says "No data", and neither looks different from a quiet day.

      The name is looked up in the snapshots, in what the declared signals make their exporter print, in the recording rules,
      and among the series that Prometheus makes itself. A CloudWatch metric on the page of an exporter that the content
      configures is gone when no signal makes it any more. Take the name that the finding proposes, or capture the exporter
      again with `build-dashboards capture` when it has learned a new metric.
      """,
    bad: .promQL("http_request_total > 5", snapshot: "# TYPE http_requests_total counter\nhttp_requests_total 3\n"),
    good: .promQL("http_requests_total > 5", snapshot: "# TYPE http_requests_total counter\nhttp_requests_total 3\n")
  ) { context, reporter in
    let names = context.catalogue.names
    for query in context.queries {
      let asked = Set(query.selectors.compactMap(\.selector.name))
      for use in query.selectors {
        guard let name = use.metricName, context.catalogue[name].isEmpty else { continue }
        let real = context.catalogue.exporterName(for: name)
        // Without every job's page a name may exist all the same; `meta/not-evaluated` says so.
        guard real != nil || context.catalogue.isComplete else { continue }
        let near = real ?? Suggestion.nearest(to: name, among: names)
        // What may be absent is only wrong when it is misspelt: `new_name or old_name` is right with one of the two.
        if use.isOptional, near.map({ asked.contains($0) }) ?? true { continue }
        var message = "no metric named \(name)"
        if use.isInAbsence { message += ", so absent() of it has a result for ever, and an alert on it always fires" }
        if let real {
          message += "; cloudwatch_exporter prints \(real)"
        } else if let near {
          message += "; did you mean \(near)?"
        } else if use.isInAbsence {
          message += "; write a metric that is there while all is well"
        }
        if Catalogue.extraScrapeMetrics.contains(name) {
          message +=
            "; a server makes it with the feature flag extra-scrape-metrics: write Prometheus(hasExtraScrapeMetrics: true)"
        }
        let loss = context.catalogue.reasonOfLoss(of: name)
        reporter.report(
          message, at: query.location, excerpt: query.excerpt(use.nameRange),
          notes: [context.catalogue.evidence] + [loss].compactMap { $0 },
          severity: use.isOptional || use.isInAbsence ? .warning : .error,
          fix: fix(use, real: real, near: near, among: names))
      }
    }
  }

  /// The exporter's name is surely the one that was meant, and so is the only name that differs in a letter or two.
  private static func fix(_ use: SelectorUse, real: String?, near: String?, among names: [String]) -> Diagnostic.Fix? {
    guard let near, let name = use.metricName, !use.selector.isNameInBraces, NameForm.metric.accepts(near) else {
      return nil
    }
    let isSure = real != nil || Suggestion.only(near: name, among: names) == near
    return Diagnostic.Fix(use.nameRange, near, isSafe: isSure && !use.isOptional)
  }
}
