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

  private let tree: RouteTree
  /// Of the tree's routes, in its order: what they say, or what is said above.
  private var groupTimes: [(wait: Duration, interval: Duration)] = []

  init(_ alertmanager: Alertmanager) {
    tree = RouteTree(alertmanager.route)
    for node in tree.nodes {
      let above = node.parent.map { groupTimes[$0] }
      groupTimes.append(
        (
          wait: node.route.groupWait ?? above?.wait ?? .seconds(30),
          interval: node.route.groupInterval ?? above?.interval ?? .minutes(5)
        ))
    }
  }

  /// Of each receiver that an alert with these labels can come to, in the order of the tree.
  func waits(of labels: LabelSet) -> [Wait] {
    tree.deliveries(of: labels).map { delivery in
      let times = groupTimes[delivery.node]
      return Wait(
        receiver: tree.nodes[delivery.node].route.receiver.name, earliest: times.wait,
        latest: max(times.wait, times.interval))
    }.merged()
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
