import Monitoring

/// A route with the alerts that can come to it.
struct RouteVisit: Sendable {
  /// An alert, by its place in the context's list, with its labels as the route's matchers leave them.
  struct Arrival: Sendable {
    var alert: Int
    var labels: LabelSet
  }

  let route: Route
  let matchers: [PreparedMatcher]
  /// The place of the route above in the list; `nil` for the root.
  let parent: Int?
  /// The alerts that can come to the route above, which are all for the root.
  let above: [Arrival]
  /// Of those, the alerts that can fulfil the route's matchers. Whether an earlier sibling takes them first is not asked.
  let taken: [Arrival]
  /// What holds for the route, from itself or from above.
  let grouping: Route.Grouping
  let groupWait: Duration
  let groupInterval: Duration
  let repeatInterval: Duration

  private init(_ route: Route, below parent: RouteVisit?, at index: Int?, arriving: [Arrival]) {
    self.route = route
    matchers = [PreparedMatcher](route.matchers)
    self.parent = index
    above = arriving
    taken = arriving.compactMap { [matchers] arrival in
      arrival.labels.narrowed(by: matchers).map { Arrival(alert: arrival.alert, labels: $0) }
    }
    // https://prometheus.io/docs/alerting/latest/configuration/#route
    grouping = route.grouping ?? parent?.grouping ?? .labels([])
    groupWait = route.groupWait ?? parent?.groupWait ?? .seconds(30)
    groupInterval = route.groupInterval ?? parent?.groupInterval ?? .minutes(5)
    repeatInterval = route.repeatInterval ?? parent?.repeatInterval ?? .hours(4)
  }

  /// Every route, each before those below it, siblings in order. Below a route that no alert can take there is nothing to
  /// know, and its routes are left out when there are alerts.
  static func all(in root: Route, alerts: [LintedAlert]) -> [RouteVisit] {
    let arrivals = alerts.enumerated().map { Arrival(alert: $0.offset, labels: $0.element.labels) }
    var visits: [RouteVisit] = []
    var waiting: [(route: Route, parent: Int?)] = [(root, nil)]
    while let (route, parent) = waiting.popLast() {
      let above = parent.map { visits[$0] }
      let visit = RouteVisit(route, below: above, at: parent, arriving: above?.taken ?? arrivals)
      visits.append(visit)
      if visit.taken.isEmpty, !alerts.isEmpty { continue }
      let index = visits.count - 1
      waiting += route.routes.reversed().map { ($0, index) }
    }
    return visits
  }
}

extension [RouteVisit] {
  /// The routes of each route that has some, in order.
  var siblings: [[RouteVisit]] {
    var lists: [Int: [RouteVisit]] = [:]
    for visit in self { if let parent = visit.parent { lists[parent, default: []].append(visit) } }
    return lists.sorted { $0.key < $1.key }.map(\.value)
  }
}
