/// A metric whose exporter does not say what it is. Its user knows: read it as a counter or as a gauge.
public struct Untyped: Metric, Hashable {
  /// The series, by name and matchers.
  public var selector: Selector

  /// The metric `name`, all its series.
  public init(_ name: String) { selector = Selector(name) }

  /// The metric as one that only grows.
  public var asCounter: Counter {
    var counter = Counter(name)
    counter.selector = selector
    return counter
  }

  /// The metric as one that goes up and down.
  public var asGauge: Gauge {
    var gauge = Gauge(name)
    gauge.selector = selector
    return gauge
  }
}
