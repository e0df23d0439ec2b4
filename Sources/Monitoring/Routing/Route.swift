import Diagnostics

/// A node of the routing tree: the first child that matches takes the alert; a node keeps what no child takes.
/// https://prometheus.io/docs/alerting/latest/configuration/#route
public struct Route: Hashable, Sendable {
  /// Who is told of what no child takes.
  public var receiver: Receiver
  /// All must hold. The root has none.
  public var matchers: [LabelMatcher]
  /// Alerts with the same values of these labels share a notification. Default: the parent's.
  public var grouping: Grouping?
  /// How long the first notification of a group waits for more alerts. Default: the parent's, at the root 30 s.
  public var groupWait: Duration?
  /// How long a group waits before it tells of new alerts. Default: the parent's, at the root 5 min.
  public var groupInterval: Duration?
  /// How long a group waits before it tells the same again. Default: the parent's, at the root 4 h.
  public var repeatInterval: Duration?
  /// Whether the siblings after this route are asked too when it matched.
  public var continues: Bool
  /// The children, asked in this order. Default: none.
  public var routes: [Route]
  /// Where it was written.
  public var location: SourceLocation

  /// Which alerts share a notification.
  public enum Grouping: Hashable, Sendable {
    /// Those with the same values of these labels; without labels, all of the route.
    case labels([Label])
    /// By all labels: one notification an alert.
    case everything
  }

  /// A route, after which its siblings are asked no more unless it is `continuing()`.
  /// - Parameters:
  ///   - matchers: all must hold; none for the root.
  ///   - labels: become `grouping`; `nil` is the parent's, `[]` one group for all.
  public init(
    to receiver: Receiver, where matchers: LabelMatcher..., groupBy labels: [Label]? = nil, groupWait: Duration? = nil,
    groupInterval: Duration? = nil, repeatInterval: Duration? = nil, fileID: String = #fileID, line: Int = #line,
    column: Int = #column, @ListBuilder<Route> routes: () -> [Route] = { [] }
  ) {
    self.receiver = receiver
    self.matchers = matchers
    grouping = labels.map { .labels($0) }
    self.groupWait = groupWait
    self.groupInterval = groupInterval
    self.repeatInterval = repeatInterval
    continues = false
    self.routes = routes()
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// After this route has matched, its next siblings are asked too.
  public func continuing() -> Route {
    var copy = self
    copy.continues = true
    return copy
  }

  /// Groups by all labels: one notification an alert.
  public func groupedByEverything() -> Route {
    var copy = self
    copy.grouping = .everything
    return copy
  }
}

extension Route {
  /// This route and all below it, each before those below it.
  package var all: [Route] {
    var found: [Route] = []
    var waiting = [self]
    while let route = waiting.popLast() {
      found.append(route)
      waiting += route.routes.reversed()
    }
    return found
  }
}
