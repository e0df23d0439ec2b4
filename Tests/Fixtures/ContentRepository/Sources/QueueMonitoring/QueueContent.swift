import Vigil

/// Another repository's content: it sees the public API only.
public struct QueueContent: Content {
  public init() {}

  public var dashboards: [Dashboard] { [QueueDashboard.dashboard] }
  public var ruleGroups: [RuleGroup] { [QueueRules.group] }
  public var prometheus: Prometheus? { Servers.prometheus }
  public var alertmanager: Alertmanager? { Servers.alertmanager }
  public var datasources: [Datasource] { [Servers.grafanaSource] }
  public var dashboardProvider: DashboardProvider? {
    DashboardProvider("queue", folder: "Queue", path: "/var/lib/grafana/dashboards")
  }
  public var snapshots: [Snapshot] { [Snapshot("queue", job: Servers.queue)] }
}
