import Monitoring
import PromQL

/// A positive matcher of a selector, with what is known of its label.
final class MatchedLabel: Sendable {
  let query: LintedQuery
  let use: SelectorUse
  let matcher: PromQLExpression.Matcher
  /// The name that the exporter prints, and where that is known from.
  let entry: CatalogueEntry
  /// What the label can be on the metric, before any matcher.
  let values: [String]
  /// Whether it can have no other value: the content fixes them.
  let isClosed: Bool
  /// All labels of the metric.
  let labels: LabelSet
  /// Whether some known value, or the lack of the label, fulfils the matcher; `true` where that is not known.
  let isFulfilled: Bool

  private init(
    _ query: LintedQuery, _ use: SelectorUse, _ matcher: PromQLExpression.Matcher, _ entry: CatalogueEntry,
    values: [String], isClosed: Bool, labels: LabelSet, isFulfilled: Bool
  ) {
    self.query = query
    self.use = use
    self.matcher = matcher
    self.entry = entry
    self.values = values
    self.isClosed = isClosed
    self.labels = labels
    self.isFulfilled = isFulfilled
  }

  /// The matchers on labels whose values are known; of others nothing can be said.
  static func all(in queries: [LintedQuery], catalogue: Catalogue) -> [MatchedLabel] {
    let inference = LabelInference(catalogue: catalogue)
    var patterns = PatternCache()
    var found: [MatchedLabel] = []
    for query in queries {
      for use in query.selectors where !use.selector.matchers.isEmpty {
        guard let name = use.metricName else { continue }
        let entries = inference.entries(of: name)
        guard let first = entries.first else { continue }
        let labels =
          entries.count == 1 ? first.labels : entries.dropFirst().reduce(first.labels) { $0.union($1.labels) }
        let unseen = unseenJobs(labels, catalogue)
        for matcher in use.selector.matchers {
          guard matcher.operation == .equal || matcher.operation == .matches, !matcher.isNameTemplate,
            matcher.name != "__name__", let domain = labels[matcher.name], let known = domain.values,
            !matcher.value.hasVariables
          else { continue }
          let others =
            matcher.name == "job" ? unseen.map(\.name) : matcher.name == "instance" ? unseen.flatMap(\.targets) : []
          let values = known + others
          found.append(
            MatchedLabel(
              query, use, matcher, first, values: values,
              isClosed: domain.isClosed && domain.isAlways && unseen.isEmpty, labels: labels,
              isFulfilled: patterns.isFulfilled(matcher, by: values)))
        }
      }
    }
    return found
  }

  /// The jobs whose page nobody captured, and that may print a metric with these labels too. `up` is known of all jobs.
  private static func unseenJobs(_ labels: LabelSet, _ catalogue: Catalogue) -> [ScrapeJob] {
    let jobs = catalogue.uncoveredJobs
    if jobs.isEmpty { return [] }
    let known = labels["job"]?.values ?? []
    return jobs.filter { !known.contains($0.name) }
  }
}

extension PatternCache {
  fileprivate mutating func isFulfilled(_ matcher: PromQLExpression.Matcher, by values: [String]) -> Bool {
    if matcher.operation == .equal {
      let text = matcher.value.text
      return text.isEmpty || values.contains(text)
    }
    guard let pattern = self[matcher.value.bytes] else { return true }
    return pattern.matches(whole: "") || values.contains { pattern.matches(whole: $0) }
  }
}
