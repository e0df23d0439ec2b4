import Monitoring
import Testing

@testable import Linter

/// Where alerts go, compared with Alertmanager's own walk for each alert that a label set stands for.
@Suite struct RouteTreeTests {
  private static let names = ["a", "b"]
  private static let values = ["x", "y", ""]

  @Test(arguments: 0..<400)
  func agreesWithTheWalk(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let tree = RouteTree(Self.route(depth: 0, &random))
    let labels = Self.labels(&random)
    let told = Self.alerts(of: labels).map { Set(Self.told(of: $0, in: tree)) }
    let deliveries = tree.deliveries(of: labels)
    let certain = Set(deliveries.filter(\.isCertain).map(\.node))
    #expect(told.allSatisfy { $0.isSubset(of: deliveries.map(\.node)) })
    #expect(told.allSatisfy { certain.isSubset(of: $0) })
    // Of one alert all is known.
    if told.count == 1 { #expect(deliveries.map { RouteTree.Delivery(node: $0.node, isCertain: true) } == deliveries) }
  }

  /// The places of the routes that keep an alert.
  private static func told(of alert: [String: String], in tree: RouteTree, at index: Int = 0) -> [Int] {
    var found: [Int] = []
    for (child, node) in tree.nodes.enumerated() where node.parent == index {
      guard node.matchers.allSatisfy({ $0.accepts(alert[$0.matcher.label.name] ?? "") }) else { continue }
      found += told(of: alert, in: tree, at: child)
      if !node.route.continues { break }
    }
    return found.isEmpty ? [index] : found
  }

  private static func route(depth: Int, _ random: inout SplitMix64) -> Route {
    var route = Route(to: Receiver("receiver"))
    route.continues = Bool.random(using: &random)
    if depth > 0 {
      route.matchers = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        let value = values.randomElement(using: &random) ?? ""
        let operation: LabelMatcher.Operation = Bool.random(using: &random) ? .equal : .notEqual
        return LabelMatcher(Label(names.randomElement(using: &random) ?? ""), operation, value)
      }
    }
    if depth < 3 {
      for _ in 0..<Int.random(in: 0...3, using: &random) { route.routes.append(Self.route(depth: depth + 1, &random)) }
    }
    return route
  }

  private static func labels(_ random: inout SplitMix64) -> LabelSet {
    var labels = LabelSet()
    for name in names {
      let known = values.dropLast().filter { _ in Bool.random(using: &random) }
      if known.isEmpty { continue }
      labels[name] = LabelSet.Domain(values: known, isAlways: Bool.random(using: &random))
    }
    return labels
  }

  /// Every alert that a set stands for.
  private static func alerts(of labels: LabelSet) -> [[String: String]] {
    var alerts: [[String: String]] = [[:]]
    for name in names {
      guard let domain = labels[name] else { continue }
      let choices = (domain.values ?? []) + (domain.isAlways ? [] : [""])
      alerts = alerts.flatMap { alert in
        choices.map { value in
          var alert = alert
          alert[name] = value
          return alert
        }
      }
    }
    return alerts
  }
}
