import Vigil

/// The two CloudTrail guides as content: denied calls, failed sign-ins and calls from suspicious addresses, from CloudTrail to
/// the people who must know.
public struct CloudTrailContent: Content {
  public init() {}

  public var dashboards: [Dashboard] { [SecurityDashboard.dashboard] }
  public var ruleGroups: [RuleGroup] { [Alerts.cloudTrail, Alerts.pipeline] }
  public var prometheus: Prometheus? { Pipeline.prometheus }
  public var alertmanager: Alertmanager? { Routing.alertmanager }
  public var datasources: [Datasource] { [Datasources.prometheus, Datasources.cloudWatch, Datasources.alertmanager] }
  public var dashboardProvider: DashboardProvider? { Datasources.dashboards }
  public var signals: [Signal] { [Signals.accessDenied, Signals.consoleLoginFailures, Signals.suspiciousIPCalls] }
  public var trail: Trail? { Signals.trail }
  public var snapshots: [Snapshot] { [Pipeline.snapshot] }
}
