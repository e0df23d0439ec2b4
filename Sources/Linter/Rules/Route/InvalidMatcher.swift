import Diagnostics
import Monitoring
import PromQL

extension LintRule {
  static let invalidMatcher = LintRule(
    "route/invalid-matcher", .error, "a matcher that Alertmanager refuses",
    explanation: """
      Alertmanager refuses a configuration with a matcher whose pattern is no RE2 expression, with a matcher without a label, or
      with a matcher on the root route, and keeps the configuration it had. Patterns fit the whole value: no `^` and `$` are needed.
      """,
    bad: .content(#"Route(to: pager, where: .label(.severity, matches: "critical|(warning"))"#) { content in
      content.routeExample(.label(.severity, matches: "critical|(warning"))
    },
    good: .content(#"Route(to: pager, where: .label(.severity, matches: "critical|warning"))"#) { content in
      content.routeExample(.label(.severity, matches: "critical|warning"))
    }
  ) { context, reporter in
    guard let alertmanager = context.content.alertmanager else { return }
    if !alertmanager.route.matchers.isEmpty {
      reporter.report(
        "the root route takes every alert and has no matchers; put \(alertmanager.route.matchers.map(\.text).joined(separator: ", ")) "
          + "on a route below it",
        at: alertmanager.route.location)
    }
    for route in alertmanager.route.all { check(route.matchers, at: route.location, reporter) }
    for rule in alertmanager.inhibitRules { check(rule.source + rule.target, at: rule.location, reporter) }
  }

  private static func check(_ matchers: [LabelMatcher], at location: SourceLocation, _ reporter: Reporter) {
    for matcher in matchers {
      if matcher.label.name.isEmpty { reporter.report("the matcher \(matcher.text) has no label", at: location) }
      guard matcher.operation == .matches || matcher.operation == .notMatches,
        let error = RE2.syntaxError(in: matcher.value)
      else { continue }
      reporter.report(
        "the pattern of \(matcher.text) is wrong: \(error.message)", at: location, notes: error.hint.map { [$0] } ?? [])
    }
  }
}
