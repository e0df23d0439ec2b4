import Monitoring

/// Which receivers are told of an alert, and how long Alertmanager waits before it tells them.
struct RouteTimings {
  /// How long a notification waits in Alertmanager.
  struct Wait: Hashable {
    var receiver: String
    /// Of the first alert of a group.
    var earliest: Duration
    /// Of one that joins a group just told of.
    var latest: Duration
  }

  private struct Node {
    var receiver: String
    var matchers: [PreparedMatcher]
    var groupWait: Duration
    var groupInterval: Duration
    var continues: Bool
    var children: [Int] = []
  }

  /// The first is the root.
  private var nodes: [Node] = []

  init(_ alertmanager: Alertmanager) {
    var waiting: [(route: Route, parent: Int?)] = [(alertmanager.route, nil)]
    while let (route, parent) = waiting.popLast() {
      let above = parent.map { nodes[$0] }
      if let parent { nodes[parent].children.append(nodes.count) }
      waiting += route.routes.reversed().map { ($0, nodes.count) }
      nodes.append(
        Node(
          receiver: route.receiver.name, matchers: [PreparedMatcher](route.matchers),
          groupWait: route.groupWait ?? above?.groupWait ?? .seconds(30),
          groupInterval: route.groupInterval ?? above?.groupInterval ?? .minutes(5), continues: route.continues))
    }
  }

  /// Of each receiver that an alert with these labels can come to, in the order of the tree.
  func waits(of labels: LabelSet) -> [Wait] {
    var found: [Int: Wait] = [:]
    var waiting = [(index: 0, labels: labels)]
    while let (index, labels) = waiting.popLast() {
      let node = nodes[index]
      var isTaken = false
      for child in node.children {
        guard let narrowed = labels.narrowed(by: nodes[child].matchers) else { continue }
        waiting.append((child, narrowed))
        guard nodes[child].matchers.alwaysHold(for: labels) else { continue }
        isTaken = true
        if !nodes[child].continues { break }
      }
      if !isTaken {
        found[index] = Wait(
          receiver: node.receiver, earliest: node.groupWait, latest: max(node.groupWait, node.groupInterval))
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value).merged()
  }
}

extension [RouteTimings.Wait] {
  /// Several routes to one receiver: the first of them is the earliest, any may be the one.
  fileprivate func merged() -> Self {
    var merged: Self = []
    for wait in self {
      if let index = merged.firstIndex(where: { $0.receiver == wait.receiver }) {
        merged[index].earliest = Swift.min(merged[index].earliest, wait.earliest)
        merged[index].latest = Swift.max(merged[index].latest, wait.latest)
      } else {
        merged.append(wait)
      }
    }
    return merged
  }
}
