import Formats
import Monitoring

/// `provisioning/alertmanager/alertmanager.yml`.
/// https://prometheus.io/docs/alerting/latest/configuration/
enum AlertmanagerFile {
  static func artifact(_ alertmanager: Alertmanager) -> Artifact {
    let value: OrderedValue = .object(compacting: [
      "route": route(alertmanager.route),
      "receivers": .array(alertmanager.receivers.map(ReceiverValue.make)),
      "inhibit_rules": OrderedValue.array(alertmanager.inhibitRules.map(inhibitRule)).unlessEmpty,
    ])
    return Artifact(path: "provisioning/alertmanager/alertmanager.yml", yaml: value, from: alertmanager.location)
  }

  private static func route(_ route: Route) -> OrderedValue {
    .object(compacting: [
      "matchers": matchers(route.matchers).unlessEmpty,
      "receiver": .string(route.receiver.name),
      "group_by": route.grouping.map(grouping),
      "group_wait": route.groupWait.map { .duration($0) },
      "group_interval": route.groupInterval.map { .duration($0) },
      "repeat_interval": route.repeatInterval.map { .duration($0) },
      "continue": route.continues ? true : nil,
      "routes": OrderedValue.array(route.routes.map(self.route)).unlessEmpty,
    ])
  }

  private static func grouping(_ grouping: Route.Grouping) -> OrderedValue {
    switch grouping {
    case .labels(let labels): .strings(labels.map(\.name))
    case .everything: ["..."]
    }
  }

  private static func inhibitRule(_ rule: InhibitRule) -> OrderedValue {
    .object(compacting: [
      "name": .string(rule.name),
      "source_matchers": matchers(rule.source),
      "target_matchers": matchers(rule.target),
      "equal": OrderedValue.strings(rule.equal.map(\.name)).unlessEmpty,
    ])
  }

  private static func matchers(_ matchers: [LabelMatcher]) -> OrderedValue { .strings(matchers.map(\.text)) }
}
