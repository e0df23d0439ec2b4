import Monitoring
import PromQL

/// The matchers of a selector, each with what is known of its label.
struct SelectorValues {
  let inference: LabelInference

  struct Column {
    let matcher: PromQLExpression.Matcher
    /// The name that the exporter prints, and where that is known from.
    let entry: CatalogueEntry
    /// What the label can be on the metric, before any matcher.
    let values: [String]
    /// Whether it can have no other value: the content fixes them.
    let isClosed: Bool
    /// All labels of the metric.
    let labels: LabelSet
  }

  /// A job whose page nobody captured may print the metric too.
  private func valuesOfUnseenJobs(of label: String) -> [String] {
    let jobs = inference.catalogue.uncoveredJobs
    if jobs.isEmpty { return [] }
    return label == "job" ? jobs.map(\.name) : label == "instance" ? jobs.flatMap(\.targets) : []
  }

  /// The positive matchers on labels whose values are known; of others nothing can be said.
  func columns(of use: SelectorUse) -> [Column] {
    guard let name = use.metricName, !use.selector.matchers.isEmpty else { return [] }
    let entries = inference.entries(of: name)
    guard let first = entries.first else { return [] }
    let labels = entries.count == 1 ? first.labels : entries.dropFirst().reduce(first.labels) { $0.union($1.labels) }
    let unseen = unseenJobs(labels)
    return use.selector.matchers.compactMap { matcher in
      guard matcher.operation == .equal || matcher.operation == .matches, !matcher.isNameTemplate,
        matcher.name != "__name__", let domain = labels[matcher.name], let values = domain.values,
        !matcher.value.hasVariables
      else { return nil }
      let others =
        matcher.name == "job" ? unseen.map(\.name) : matcher.name == "instance" ? unseen.flatMap(\.targets) : []
      return Column(
        matcher: matcher, entry: first, values: values + others,
        isClosed: domain.isClosed && domain.isAlways && unseen.isEmpty, labels: labels)
    }
  }

  /// The jobs whose page nobody captured, and that may print a metric with these labels too. `up` is known of all jobs.
  private func unseenJobs(_ labels: LabelSet) -> [ScrapeJob] {
    let jobs = inference.catalogue.uncoveredJobs
    if jobs.isEmpty { return [] }
    let known = labels["job"]?.values ?? []
    return jobs.filter { !known.contains($0.name) }
  }
}

extension PatternCache {
  /// Whether some known value, or the lack of the label, fulfils the matcher; `true` where that is not known.
  mutating func accepts(_ column: SelectorValues.Column) -> Bool {
    let matcher = column.matcher
    if matcher.operation == .equal {
      let text = matcher.value.text
      return text.isEmpty || column.values.contains(text)
    }
    guard let pattern = self[matcher.value.bytes] else { return true }
    return pattern.matches(whole: "") || column.values.contains { pattern.matches(whole: $0) }
  }
}
