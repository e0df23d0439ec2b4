/// A summary: `name` with the label `quantile`, `name_sum`, `name_count`.
public struct Summary: Metric, Hashable {
  /// The family's name, with matchers and an offset where they were added.
  public var selector: Selector
  /// A summary by its family's name, without `_sum` or `_count`.
  public init(_ name: String) { selector = Selector(name) }

  /// The quantile that the target computed; it cannot be aggregated over targets.
  public func quantile(_ quantile: String) -> Query { `where`("quantile", quantile).value }
  /// Observations, as a counter.
  public var count: Counter { suffixed("_count") }
  /// The sum of all observed values, as a counter.
  public var sum: Counter { suffixed("_sum") }

  private func suffixed(_ suffix: String) -> Counter {
    var counter = Counter(name + suffix)
    counter.selector.tree.matchers = selector.tree.matchers
    counter.selector.tree.modifiers = selector.tree.modifiers
    return counter
  }
}
