/// A metric that goes up and down, such as a temperature. It has no `rate`: the rate of a gauge counts its falls as resets.
public struct Gauge: Metric, Hashable {
  /// The gauge's name, with matchers and an offset where they were added.
  public var selector: Selector
  /// A gauge by its series name.
  public init(_ name: String) { selector = Selector(name) }

  /// The mean of the samples in the window, each counted alike.
  public func average(over window: Window) -> Query { self.over(window, "avg_over_time") }
  /// The smallest sample in the window.
  public func minimum(over window: Window) -> Query { self.over(window, "min_over_time") }
  /// The greatest sample in the window.
  public func maximum(over window: Window) -> Query { self.over(window, "max_over_time") }
  /// The sum of the samples in the window: only of use for a gauge that carries a count a period.
  public func sum(over window: Window) -> Query { self.over(window, "sum_over_time") }
  /// The newest sample in the window, however old.
  public func last(over window: Window) -> Query { self.over(window, "last_over_time") }
  /// Last minus first, extrapolated to the window.
  public func delta(over window: Window) -> Query { self.over(window, "delta") }
}
