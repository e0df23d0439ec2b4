import Diagnostics

extension LintRule {
  static let featureFlag = LintRule(
    "promql/feature-flag", .error, "PromQL that needs a feature flag which the server does not have",
    explanation: """
      Experimental functions, `limitk` and arithmetic in durations are errors to a server without their feature flag, and one of
      them makes it refuse the whole rule file. Start the server with `--enable-feature=…` and declare it,
      `Prometheus(promQLFeatures: [.experimentalFunctions])`, or write the query without.
      """,
    bad: .promQL("limitk(3, requests_total) > 5", snapshot: "requests_total 3\n"),
    good: .promQL("topk(3, requests_total) > 5", snapshot: "requests_total 3\n")
  ) { context, reporter in
    for query in context.queries {
      for error in query.result.errors {
        guard let flag = error.featureFlag else { continue }
        let declaration = flag == "promql-duration-expr" ? ".durationExpressions" : ".experimentalFunctions"
        reporter.report(
          "\(error.message): the server needs --enable-feature=\(flag); start it so and declare "
            + "Prometheus(promQLFeatures: [\(declaration)]), or write the query without", at: query.location,
          excerpt: query.excerpt(error.range))
      }
    }
  }
}
