import Diagnostics
import PromQL

extension LintRule {
  static let redundantAnchor = LintRule(
    "promql/redundant-anchor", .note, "`^` or `$` around a pattern that is anchored anyway",
    explanation: """
      Prometheus' matchers fit the whole value, as if the pattern stood between `^(?:` and `)$`. Anchors at its ends say nothing
      more, and suggest that without them a part would do.
      """,
    bad: .promQL(#"jobs_failed{queue=~"^mail.*$"} > 0"#, snapshot: exampleQueue),
    good: .promQL(#"jobs_failed{queue=~"mail.*"} > 0"#, snapshot: exampleQueue)
  ) { context, reporter in
    for (query, matcher, pattern) in context.patterns {
      let bare = withoutAnchors(pattern)
      guard bare.count < pattern.count else { continue }
      reporter.report(
        "\(matcher.operation.rawValue) fits the whole value without anchors; write \(written(bare, matcher))",
        at: query.location, excerpt: query.excerpt(matcher.range))
    }
  }

  private static func written(_ pattern: ArraySlice<UInt8>, _ matcher: PromQLExpression.Matcher) -> String {
    "`\(matcher.name)\(matcher.operation.rawValue)\"\(String(decoding: pattern, as: UTF8.self))\"`"
  }

  private static func withoutAnchors(_ pattern: [UInt8]) -> ArraySlice<UInt8> {
    var rest = pattern[...]
    // Of alternatives an anchor is only the first's or the last's; there it says nothing either.
    if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
    if rest.last == UInt8(ascii: "$") {
      let escapes = rest.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if escapes.isMultiple(of: 2) { rest.removeLast() }
    }
    return rest
  }

  private static let exampleQueue = "# TYPE jobs_failed gauge\njobs_failed{queue=\"mail\"} 1\n"
}
