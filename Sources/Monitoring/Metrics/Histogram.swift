import PromQL

/// A classic histogram: `name_bucket` with the label `le`, `name_sum`, `name_count`.
public struct Histogram: Metric, Hashable {
  /// The family's name, with matchers and an offset where they were added.
  public var selector: Selector
  /// A histogram by its family's name, without `_bucket`.
  public init(_ name: String) { selector = Selector(name) }

  /// The value below which the part `quantile` (0...1) of the observations lies.
  public func quantile(_ quantile: Double, over window: Window, by labels: Label...) -> Query {
    guard let function = PromQLFunction.named("histogram_quantile") else { return value }
    let rates = suffixed("_bucket").rate(window).expression
    let grouping = PromQLExpression.Grouping((["le"] + labels.map(\.name)).map { .init($0) })
    let sum = PromQLExpression(.aggregation(.init(.sum, rates, grouping: grouping)))
    return Query(.call(.init(function, [PromQLExpression(.number(.init(quantile))), sum])))
  }

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
