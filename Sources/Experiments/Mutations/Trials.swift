import Foundation
import Linter
import Monitoring
import PromQL

/// An alert as one Prometheus evaluates it beside others: over the samples of its universe.
struct AlertTrial: Hashable, Sendable {
  var universe: Int
  var alert: Alert
  var interval: Duration
  var queryOffset: Duration?
}

/// A panel's query.
struct PanelTrial: Hashable, Sendable {
  var universe: Int
  var expression: PromQLExpression
  /// The alerts that `ALERTS` shows.
  var alerts: [Int]
}

/// What the mutations ask of Prometheus, each thing once.
struct Trials: Sendable {
  private(set) var universes: [Universe] = []
  private(set) var alerts: [AlertTrial] = []
  private(set) var panels: [PanelTrial] = []
  private var universeNumbers: [Universe: Int] = [:]
  private var alertNumbers: [AlertTrial: Int] = [:]
  private var panelNumbers: [PanelTrial: Int] = [:]

  /// What one content asks: its alerts in their order, and the queries of its panels.
  struct Plan: Sendable {
    var alerts: [Int]
    var panels: [(title: String, trial: Int)]
  }

  mutating func plan(of content: ContentSketch) throws -> Plan {
    let universe = number(of: try Universe(content))
    let evaluation = content.prometheus?.evaluationInterval ?? .minutes(1)
    var plan = Plan(alerts: [], panels: [])
    for group in content.ruleGroups {
      for alert in group.alerts {
        plan.alerts.append(
          number(
            of: AlertTrial(
              universe: universe, alert: alert, interval: group.interval ?? evaluation, queryOffset: group.queryOffset))
        )
      }
    }
    for panel in content.dashboards.flatMap(\.rows).flatMap(\.panels) {
      for target in panel.targets {
        guard case .prometheus(let source) = target.source else { continue }
        let expression = source.query.expression
        let asksForAlerts = expression.selectors.contains { $0.name == "ALERTS" }
        let trial = PanelTrial(
          universe: universe, expression: expression, alerts: asksForAlerts ? plan.alerts : [])
        plan.panels.append((panel.title, number(of: trial)))
      }
    }
    return plan
  }

  private mutating func number(of universe: Universe) -> Int {
    if let number = universeNumbers[universe] { return number }
    universes.append(universe)
    universeNumbers[universe] = universes.count - 1
    return universes.count - 1
  }

  private mutating func number(of alert: AlertTrial) -> Int {
    if let number = alertNumbers[alert] { return number }
    alerts.append(alert)
    alertNumbers[alert] = alerts.count - 1
    return alerts.count - 1
  }

  private mutating func number(of panel: PanelTrial) -> Int {
    if let number = panelNumbers[panel] { return number }
    panels.append(panel)
    panelNumbers[panel] = panels.count - 1
    return panels.count - 1
  }
}

extension AlertTrial {
  /// Besides the alert's own: which trial it belongs to.
  static let label = "experiment_trial"
  /// The annotation that holds the value.
  static let value = "experiment_value"

  /// The group to evaluate: in the experiment's time, over the universe's samples, with the trial's label.
  func group(_ number: Int) -> RuleGroup {
    var changed = alert
    changed.query = Query(ScaledClock.scaled(alert.query.expression).restricted(to: universe, alerts: []).node)
    changed.pendingPeriod = alert.pendingPeriod.map(ScaledClock.scaled)
    changed.keepFiringPeriod = alert.keepFiringPeriod.map(ScaledClock.scaled)
    changed = changed.label(Label(Self.label), "\(number)").annotation(Self.value, .template("{{ $value }}"))
    return RuleGroup(
      "trial-\(number)", interval: ScaledClock.scaled(interval), queryOffset: queryOffset.map(ScaledClock.scaled)
    ) { changed }
  }
}

extension PanelTrial {
  var query: String {
    Query(ScaledClock.scaled(expression).restricted(to: universe, alerts: alerts).node).text
  }
}

extension PromQLExpression {
  /// With every selector restricted to the samples of one universe, and to the alerts of one content.
  fileprivate func restricted(to universe: Int, alerts: [Int]) -> PromQLExpression {
    func restricted(_ selector: VectorSelector) -> VectorSelector {
      var selector = selector
      if selector.name == "ALERTS" || selector.name == "ALERTS_FOR_STATE" {
        let numbers = alerts.map(String.init).joined(separator: "|")
        selector.matchers.append(.init(AlertTrial.label, .matches, .init(numbers)))
      } else {
        selector.matchers.append(.init(Universe.label, .equal, .init("\(universe)")))
      }
      return selector
    }
    return mapped { expression in
      switch expression.node {
      case .vectorSelector(let selector): PromQLExpression(.vectorSelector(restricted(selector)))
      case .rangeSelector(let ranged):
        PromQLExpression(.rangeSelector(.init(restricted(ranged.selector), window: ranged.window)))
      default: expression
      }
    }
  }
}

extension Universe {
  /// On every series: which universe it belongs to.
  static let label = "experiment_universe"
}
