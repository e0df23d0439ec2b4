import Monitoring

/// Content that declares only what a test is about.
protocol SparseContent: Content {}

extension SparseContent {
  var dashboards: [Dashboard] { [] }
  var ruleGroups: [RuleGroup] { [] }
  var prometheus: Prometheus? { nil }
  var alertmanager: Alertmanager? { nil }
}
