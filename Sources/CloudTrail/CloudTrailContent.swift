import Vigil

/// The two CloudTrail guides as content: denied calls, failed sign-ins and calls from suspicious addresses, from CloudTrail to
/// the people who must know.
public struct CloudTrailContent: Content {
  /// The content has no settings: accounts, addresses and regions are declared in the files beside it.
  public init() {}

  /// The security dashboard.
  public var dashboards: [Dashboard] { [SecurityDashboard.dashboard] }
  /// The alerts on what happens in the account, and those on the pipeline that tells of it.
  public var ruleGroups: [RuleGroup] { [Alerts.cloudTrail, Alerts.pipeline] }
  /// The server that scrapes the exporter and evaluates the alerts.
  public var prometheus: Prometheus? { Pipeline.prometheus }
  /// Who is told of what.
  public var alertmanager: Alertmanager? { Routing.alertmanager }
  /// Prometheus, CloudWatch and Alertmanager, as the dashboard and its alert list ask them.
  public var datasources: [Datasource] { [Datasources.prometheus, Datasources.cloudWatch, Datasources.alertmanager] }
  /// Where Grafana finds the dashboard.
  public var dashboardProvider: DashboardProvider? { Datasources.dashboards }
  /// What is counted in the trail's log group.
  public var signals: [Signal] { [Signals.accessDenied, Signals.consoleLoginFailures, Signals.suspiciousIPCalls] }
  /// The trail that writes the log group.
  public var trail: Trail? { Signals.trail }
  /// What the exporter printed when it was captured.
  public var snapshots: [Snapshot] { [Pipeline.snapshot] }
}
