/// A metric that only grows, such as `http_requests_total`.
public struct Counter: Metric, Hashable {
  /// The counter's name, with matchers and an offset where they were added.
  public var selector: Selector
  /// A counter by its series name, `_total` included.
  public init(_ name: String) { selector = Selector(name) }

  /// Growth a second, averaged over the window. The window needs two samples; four scrape intervals are safe.
  public func rate(_ window: Window) -> Query { over(window, "rate") }
  /// Growth over the window.
  public func increase(_ window: Window) -> Query { over(window, "increase") }
  /// Growth a second between the last two samples of the window.
  public func instantRate(_ window: Window) -> Query { over(window, "irate") }
}
