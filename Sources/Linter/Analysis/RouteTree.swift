import Monitoring

/// The routes, to be asked where alerts go.
struct RouteTree: Sendable {
  struct Node: Sendable {
    let route: Route
    let matchers: [PreparedMatcher]
    /// The place of the route above in the list; `nil` for the root.
    let parent: Int?
    fileprivate(set) var children: [Int] = []
  }

  /// A route that keeps an alert: its receiver is told.
  struct Delivery: Hashable, Sendable {
    /// The route's place in the list.
    var node: Int
    /// Whether it keeps every alert with the labels, not only some of them.
    var isCertain: Bool
  }

  /// Each route before those below it; the first is the root.
  private(set) var nodes: [Node] = []

  init(_ root: Route) {
    var waiting: [(route: Route, parent: Int?)] = [(root, nil)]
    while let (route, parent) = waiting.popLast() {
      if let parent { nodes[parent].children.append(nodes.count) }
      waiting += route.routes.reversed().map { ($0, nodes.count) }
      nodes.append(Node(route: route, matchers: [PreparedMatcher](route.matchers), parent: parent))
    }
  }

  /// The routes that can keep an alert with these labels, in the order of the tree.
  func deliveries(of labels: LabelSet) -> [Delivery] {
    var found: [Delivery] = []
    var waiting = [(index: 0, labels: labels, isCertain: true)]
    while let (index, labels, isCertain) = waiting.popLast() {
      var isTaken = false
      var mayBeTaken = false
      // Whether an earlier sibling may have stopped the alert.
      var mayHaveStopped = false
      for child in nodes[index].children {
        let matchers = nodes[child].matchers
        guard let narrowed = labels.narrowed(by: matchers) else { continue }
        let isSure = matchers.alwaysHold(for: labels)
        waiting.append((child, narrowed, isCertain && isSure && !mayHaveStopped))
        mayBeTaken = true
        if isSure { isTaken = true }
        guard !nodes[child].route.continues else { continue }
        mayHaveStopped = true
        if isSure { break }
      }
      if !isTaken { found.append(Delivery(node: index, isCertain: isCertain && !mayBeTaken)) }
    }
    return found.sorted { $0.node < $1.node }
  }

  /// The names of the receivers that can be told of such an alert.
  func receivers(of labels: LabelSet) -> Set<String> {
    Set(deliveries(of: labels).map { nodes[$0.node].route.receiver.name })
  }

  /// The names of those that are told of every such alert.
  func certainReceivers(of labels: LabelSet) -> Set<String> {
    Set(deliveries(of: labels).filter(\.isCertain).map { nodes[$0.node].route.receiver.name })
  }
}
