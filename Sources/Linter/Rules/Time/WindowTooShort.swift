import Diagnostics
import Monitoring

extension LintRule {
  static let windowTooShort = LintRule(
    "time/window-too-short", .error, "a window holds too few samples for its function",
    explanation: """
      `rate`, `increase`, `delta` and their relatives need two samples in the window. Samples come once a scrape, or once a
      period where the exporter stamps them; a window that holds one gives no value, ever: `rate(x[1m])` of a metric that has
      one sample a minute was empty in each of 120 evaluations. Take at least four times the distance of two samples.

      The functions over time need one sample; a window shorter than the distance of two is empty now and then.
      """,
    bad: .promQL("rate(requests_total[1m]) > 5", snapshot: "# TYPE requests_total counter\nrequests_total 3\n"),
    good: .promQL("rate(requests_total[5m]) > 5", snapshot: "# TYPE requests_total counter\nrequests_total 3\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      for use in query.selectors {
        guard let name = use.metricName, let function = use.function, let window = use.windowLength, window > .zero
        else { continue }
        // Of several pages with the name, one that is scraped often enough is enough.
        let timings = inference.entries(of: name).map(\.timing)
        guard !timings.contains(nil), let shortest = timings.compactMap(\.?.spacing).min(), shortest > .zero else {
          continue
        }
        let needsTwo = twoSampleFunctions.contains(function.name)
        guard window > .zero, window < (needsTwo ? shortest * 2 : shortest) else { continue }
        let count =
          window < shortest ? "at most one sample" : window == shortest ? "one sample" : "one sample, sometimes two,"
        reporter.report(
          "[\(window.prometheusText)] holds \(count) of \(name), which has one every \(shortest.prometheusText); "
            + "\(function.name)() needs \(needsTwo ? "two" : "one"): write at least [\((shortest * 4).prometheusText)]",
          at: query.location, excerpt: query.excerpt(use.range), severity: needsTwo ? .error : .warning)
      }
    }
  }

  private static let twoSampleFunctions: Set<String> = [
    "rate", "irate", "increase", "delta", "idelta", "deriv", "predict_linear", "double_exponential_smoothing",
    "changes",
    "resets",
  ]
}
