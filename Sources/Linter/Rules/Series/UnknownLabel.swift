import Diagnostics
import PromQL

extension LintRule {
  static let unknownLabel = LintRule(
    "series/unknown-label", .error, "a matcher asks for a label that the metric does not have",
    explanation: """
      A matcher on a label that no series of the metric carries selects nothing (`=`, `=~`) or excludes nothing (`!=`, `!~`),
      and Prometheus does not say so. Often the label is misspelt, or it was renamed: without `honor_labels` an exporter's own
      `job` is `exported_job`.

      The labels of a metric are those of its snapshot, changed as the scrape job changes them.
      """,
    bad: .promQL(
      #"jobs_failed{quue="mail"} > 0"#, snapshot: "# TYPE jobs_failed gauge\njobs_failed{queue=\"mail\"} 1\n"),
    good: .promQL(
      #"jobs_failed{queue="mail"} > 0"#, snapshot: "# TYPE jobs_failed gauge\njobs_failed{queue=\"mail\"} 1\n")
  ) { context, reporter in
    let inference = LabelInference(catalogue: context.catalogue)
    for query in context.queries {
      for use in query.selectors {
        guard let name = use.metricName else { continue }
        let entries = inference.entries(of: name)
        guard let first = entries.first else { continue }
        let known = entries.dropFirst().reduce(first.labels) { $0.union($1.labels) }
        for matcher in use.selector.matchers
        where matcher.name != "__name__" && !matcher.isNameTemplate && !known.contains(matcher.name) {
          // What fits the empty text asks for series without the label, or for all: `x=""`, `x=~".*"`, `x!~".+"`.
          let selectsAll = matcher.accepts("")
          let excludes = matcher.operation == .notEqual || matcher.operation == .notMatches
          if selectsAll == true, !excludes || matcher.asksForAbsence { continue }
          var message = "\(first.name) has no label \(matcher.name)"
          switch selectsAll {
          case true?: message += ": the matcher excludes nothing"
          case false?: message += ": the selector finds nothing"
          case nil: break
          }
          if let near = Suggestion.nearest(to: matcher.name, among: known.names) {
            message += "; did you mean \(near)?"
          }
          let labels =
            known.names.isEmpty ? "it has no labels" : "its labels are \(known.names.joined(separator: ", "))"
          reporter.report(
            message, at: query.location, excerpt: query.excerpt(matcher.range), notes: ["\(first.evidence): \(labels)"],
            severity: selectsAll == false && !use.isOptional ? .error : .warning,
            fix: fix(matcher, in: query, among: known.names, isSure: selectsAll == false && !use.isOptional))
        }
      }
    }
  }

  /// The label's name at the beginning of the matcher, unless it stands in quotes.
  private static func fix(
    _ matcher: PromQLExpression.Matcher, in query: LintedQuery, among names: [String], isSure: Bool
  ) -> Diagnostic.Fix? {
    let range = matcher.range.lowerBound..<(matcher.range.lowerBound + matcher.name.utf8.count)
    let isBare = query.text.utf8.dropFirst(range.lowerBound).starts(with: matcher.name.utf8)
    guard isBare, let near = Suggestion.nearest(to: matcher.name, among: names), NameForm.label.accepts(near) else {
      return nil
    }
    let isOnly = Suggestion.only(near: matcher.name, among: names) == near
    return Diagnostic.Fix(range, near, isSafe: isSure && isOnly)
  }
}

extension PromQLExpression.Matcher {
  /// Whether a label with the value `text` fulfils the matcher; `nil` when Grafana's variables decide it.
  fileprivate func accepts(_ text: String) -> Bool? {
    guard PromQLExpression.GrafanaVariable.all(in: value.bytes).isEmpty else { return nil }
    switch operation {
    case .equal: return value.text == text
    case .notEqual: return value.text != text
    case .matches: return fits(text)
    case .notMatches: return fits(text).map { !$0 }
    }
  }

  /// `!~".+"`.
  fileprivate var asksForAbsence: Bool { operation == .notMatches && value.text == ".+" }

  private func fits(_ text: String) -> Bool? { (try? RE2(value.bytes))?.matches(whole: text) }
}
