import Foundation
import Linter
import Monitoring

/// What people get from a content: the notifications of the incidents, and the panels.
struct Outcome {
  /// An alert by its place in the content, with one value.
  struct Event: Hashable {
    var alert: Int
    var value: String
  }
  struct Notification {
    /// Of the alert's instances with that value.
    var deliveries: Set<Receiver.Integration> = []
    var labels: [[String: String]] = []
    var texts: [[String: String]] = []
  }

  /// Why nobody gets anything, or the new version is not loaded.
  var failures: [String] = []
  var notifications: [Event: Notification] = [:]
  /// The alerts that fired before anything had happened.
  var falseAlarms: Set<Int> = []
  /// In the order of the content.
  var panels: [PanelOutcome] = []

  struct PanelOutcome {
    var title: String
    var hasData: Bool
    /// The largest count that it shows; `nil` where the experiment does not know it.
    var maximum: Double?
  }

  /// What is worse than in the shipped content, for people; nothing for a change that nobody notices.
  func harms(comparedTo shipped: Outcome) -> [String] {
    if !failures.isEmpty { return failures }
    var harms = falseAlarms.subtracting(shipped.falseAlarms).sorted().map { "alert \($0) fires without cause" }
    for (event, expected) in shipped.notifications.sorted(by: {
      ($0.key.alert, $0.key.value) < ($1.key.alert, $1.key.value)
    }) {
      let name = "alert \(event.alert) with the value \(event.value)"
      guard let notification = notifications[event] else {
        harms.append("\(name) does not fire")
        continue
      }
      if notification.deliveries != expected.deliveries { harms.append("\(name) reaches other people") }
      for (labels, texts) in zip(expected.labels, expected.texts) {
        for (annotation, text) in texts.sorted(by: { $0.key < $1.key }) {
          // What the shipped text says of the incident has to be in the changed one.
          let facts = (labels.values + [event.value]).filter { text.holds($0) }
          let isThere = notification.texts.contains { texts in
            let changed = texts[annotation] ?? ""
            return facts.allSatisfy { changed.holds($0) } && !changed.contains("<error expanding")
          }
          if !isThere { harms.append("\(name): \(annotation) lacks \(facts.sorted().joined(separator: " or "))") }
        }
      }
    }
    for event in notifications.keys.sorted(by: { ($0.alert, $0.value) < ($1.alert, $1.value) })
    where shipped.notifications[event] == nil && !falseAlarms.contains(event.alert) {
      harms.append("alert \(event.alert) fires with the value \(event.value)")
    }
    for (panel, expected) in zip(panels, shipped.panels) where expected.hasData {
      if !panel.hasData {
        harms.append("the panel \(expected.title) is empty")
      } else if let count = panel.maximum, let right = expected.maximum, abs(count - right) > 0.01 * abs(right) {
        harms.append("the panel \(expected.title) counts \(count) instead of \(right)")
      }
    }
    return harms
  }
}

extension Outcome {
  /// - Parameter receivers: where the alerts go that fire at one moment; `nil` when Alertmanager refuses its configuration.
  init(
    of content: ContentSketch, plan: Trials.Plan, results: PrometheusResults,
    receivers: ([[String: String]]) throws -> [[String: String]: [String]]?
  ) throws {
    let prometheus = content.prometheus
    if prometheus?.alertmanagers.isEmpty != false { failures.append("Prometheus tells no Alertmanager") }
    let names = content.ruleGroups.flatMap { group in group.alerts.map { _ in group.name } }
    var moments: [Int: [(Event, [String: String])]] = [:]
    for (position, trial) in plan.alerts.enumerated() {
      let result = results.alerts[trial]
      if result.refusal != nil { failures.append("Prometheus refuses the rules") }
      // The files are mounted where the shipped configuration looks for them.
      let file = "/etc/prometheus/rules/\(names[position]).rules.yml"
      guard prometheus?.ruleFiles.contains(where: { fnmatch($0, file, FNM_PATHNAME) == 0 }) == true else { continue }
      if result.firedTooEarly { falseAlarms.insert(position) }
      let firings = result.firings.sorted {
        ($0.key.value, "\($0.key.labels.sorted(by: <))") < ($1.key.value, "\($1.key.labels.sorted(by: <))")
      }
      for (firing, texts) in firings {
        let event = Event(alert: position, value: firing.value)
        notifications[event, default: Notification()].labels.append(firing.labels)
        notifications[event, default: Notification()].texts.append(texts)
        let moment = Incidents.moment(ofAlert: position, value: firing.value)
        moments[moment, default: []].append((event, firing.labels))
      }
    }
    let integrations = content.alertmanager?.receivers.reduce(into: [String: [Receiver.Integration]]()) {
      $0[$1.name] = $1.integrations
    }
    for moment in moments.keys.sorted() {
      let firing = moments[moment] ?? []
      guard let found = try receivers(firing.map(\.1)) else {
        failures.append("Alertmanager refuses its configuration")
        break
      }
      for (event, labels) in firing {
        for receiver in found[labels] ?? [] {
          notifications[event]?.deliveries.formUnion(integrations?[receiver] ?? [])
        }
      }
    }
    panels = Self.panels(of: content, plan: plan, results: results)
  }

  /// A panel has data when each of its queries asks a data source that is provisioned, and that has an answer: Prometheus
  /// says so of PromQL, and a log group holds events when the trail delivers to it.
  private static func panels(of content: ContentSketch, plan: Trials.Plan, results: PrometheusResults) -> [PanelOutcome]
  {
    let uids = Set(content.datasources.map(\.uid))
    var queries = plan.panels[...]
    var panels: [PanelOutcome] = []
    for dashboard in content.dashboards {
      for panel in dashboard.rows.flatMap(\.panels) {
        if case .alertList(let options) = panel.kind {
          panels.append(PanelOutcome(title: panel.title, hasData: uids.contains(options.datasource.uid)))
        }
        for target in panel.targets {
          switch target.source {
          case .prometheus(let source):
            let maximum = queries.popFirst().flatMap { results.panelMaxima[$0.trial] }
            let isProvisioned = uids.contains((source.datasource ?? dashboard.datasource).uid)
            panels.append(PanelOutcome(title: panel.title, hasData: maximum != nil && isProvisioned, maximum: maximum))
          case .logsInsights(let source):
            let isDelivered = source.logGroups.contains { $0.name == content.trail?.logGroup.name }
            panels.append(
              PanelOutcome(title: panel.title, hasData: isDelivered && uids.contains(source.datasource.uid)))
          }
        }
      }
    }
    return panels
  }
}

extension String {
  /// Whether the text says `fact`, and not as a part of another number or word.
  fileprivate func holds(_ fact: String) -> Bool {
    var rest = self[...]
    while let found = rest.range(of: fact) {
      let before = self[..<found.lowerBound].last
      let after = self[found.upperBound...].first
      if before.map(Self.isPart) != true, after.map(Self.isPart) != true { return true }
      rest = self[index(after: found.lowerBound)...]
    }
    return false
  }

  private static func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
