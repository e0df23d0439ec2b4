import Diagnostics

/// A content repository: one type that lists what it declares.
///
/// The first four have no default: a property with another name or type would leave everything out without a word. Write
/// `[]` or `nil` for what there is not.
///
/// Write the properties as computed ones with their type, one line an element, and the elements in files of their own:
/// a stored initial value is type-checked again in every build of the module.
public protocol Content: Sendable {
  /// Become `dashboards/<uid>.json`.
  var dashboards: [Dashboard] { get }
  /// Become `rules/<name>.rules.yml`.
  var ruleGroups: [RuleGroup] { get }
  /// Becomes `provisioning/prometheus/prometheus.yml` and, for its exporters, their configurations.
  var prometheus: Prometheus? { get }
  /// Becomes `provisioning/alertmanager/alertmanager.yml`.
  var alertmanager: Alertmanager? { get }
  /// Become `provisioning/grafana/datasources/datasources.yaml`.
  var datasources: [Datasource] { get }
  /// Becomes `provisioning/grafana/dashboards/dashboards.yaml`.
  var dashboardProvider: DashboardProvider? { get }
  /// Become metric filters in AWS and metrics of the exporter.
  var signals: [Signal] { get }
  /// Becomes `provisioning/aws/`.
  var trail: Trail? { get }
  /// The captured `/metrics` pages that the linter checks against.
  var snapshots: [Snapshot] { get }
  /// What is known of metrics that no snapshot shows.
  var declarations: [MetricDeclaration] { get }
}

extension Content {
  /// None unless declared.
  public var datasources: [Datasource] { [] }
  /// None unless declared: no file is made.
  public var dashboardProvider: DashboardProvider? { nil }
  /// None unless declared.
  public var signals: [Signal] { [] }
  /// None unless declared: the metric filters then get a file of their own.
  public var trail: Trail? { nil }
  /// None unless declared: no query is then checked against what an exporter prints.
  public var snapshots: [Snapshot] { [] }
  /// None unless declared.
  public var declarations: [MetricDeclaration] { [] }
}
