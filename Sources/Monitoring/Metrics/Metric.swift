import PromQL

/// A metric that content names once, with its kind: what its kind does not allow does not compile.
public protocol Metric: Sendable {
  /// The series name that PromQL asks for.
  var name: String { get }
  /// The selector, with its matchers.
  var selector: Selector { get set }
}

/// A metric name with matchers.
public struct Selector: Hashable, Sendable {
  package var tree: PromQLExpression.VectorSelector

  package init(_ name: String) { tree = .init(name) }
}

extension Metric {
  /// The selector's name.
  public var name: String { selector.tree.name ?? "" }

  /// Only the series whose `label` is `value`.
  public func `where`(_ label: Label, _ value: String) -> Self { adding(label, .equal, value) }
  /// Only the series whose `label` is not `value`; a series without the label stays.
  public func `where`(_ label: Label, not value: String) -> Self { adding(label, .notEqual, value) }
  /// Only the series whose `label` matches the whole of an RE2 expression.
  public func `where`(_ label: Label, matches pattern: String) -> Self { adding(label, .matches, pattern) }
  /// Only the series whose `label` does not match.
  public func `where`(_ label: Label, notMatches pattern: String) -> Self { adding(label, .notMatches, pattern) }

  /// The series as they were `duration` ago.
  public func offset(_ duration: Duration) -> Self {
    var copy = self
    copy.selector.tree.modifiers.offset = .milliseconds(duration.milliseconds)
    return copy
  }

  /// The newest sample of each series.
  public var value: Query { Query(.vectorSelector(selector.tree)) }

  private func adding(_ label: Label, _ operation: PromQLExpression.Matcher.Operation, _ value: String) -> Self {
    var copy = self
    copy.selector.tree.matchers.append(.init(label.name, operation, .init(value)))
    return copy
  }

  /// A function of PromQL over a window of this metric.
  package func over(_ window: Window, _ function: String) -> Query {
    guard let function = PromQLFunction.named(function) else { return value }
    let range = PromQLExpression(.rangeSelector(.init(selector.tree, window: window.duration)))
    return Query(.call(.init(function, [range])))
  }
}
