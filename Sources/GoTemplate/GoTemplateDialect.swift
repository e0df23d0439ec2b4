/// Who reads a template: the functions, variables and data that it has.
public enum GoTemplateDialect: Hashable, Sendable, CaseIterable {
  /// Labels and annotations of alerting rules, as Prometheus 3.5 expands them.
  case prometheusRule
  /// Notification templates and the texts of receivers, as Alertmanager 0.33 expands them.
  case alertmanager

  var readers: String {
    switch self {
    case .prometheusRule: "Prometheus' rule templates"
    case .alertmanager: "Alertmanager's templates"
    }
  }

  /// The functions, by name.
  var functions: [String: GoTemplateFunction] {
    switch self {
    case .prometheusRule: GoTemplateFunction.prometheus
    case .alertmanager: GoTemplateFunction.alertmanager
    }
  }

  /// What `.` and `$` are at the start.
  var data: GoTemplateKind {
    switch self {
    case .prometheusRule: .structure(.rule)
    case .alertmanager: .structure(.notification)
    }
  }

  /// The variables that are declared before the template begins. Definitions (`{{ define }}`) do not see them.
  var variables: [(name: String, kind: GoTemplateKind)] {
    switch self {
    case .prometheusRule:
      [
        ("$labels", .labels(.labels)), ("$externalLabels", .labels(.externalLabels)), ("$externalURL", .string),
        ("$value", .float),
      ]
    case .alertmanager: []
    }
  }

  /// The variables at the beginning of a template, made once.
  var scope: GoTemplateScope {
    switch self {
    case .prometheusRule: Self.ruleScope
    case .alertmanager: Self.notificationScope
    }
  }

  private static let ruleScope = GoTemplateScope(["$"] + GoTemplateDialect.prometheusRule.variables.map(\.name))
  private static let notificationScope = GoTemplateScope(["$"] + GoTemplateDialect.alertmanager.variables.map(\.name))
}
