import Vigil

/// What Grafana asks, and where it finds the dashboards.
enum Datasources {
  static var prometheus: Datasource {
    .prometheus(
      "Prometheus", uid: "prometheus", url: "http://prometheus:9090", scrapeInterval: Pipeline.scrapeInterval,
      isDefault: true)
  }

  /// Grafana runs with a role of its own: see provisioning/aws/grafana-policy.json.
  static var cloudWatch: Datasource {
    .cloudWatch("CloudWatch", uid: "cloudwatch", region: "ap-south-1", logGroups: [Signals.logGroup])
  }

  static var alertmanager: Datasource {
    .alertmanager("Alertmanager", uid: "alertmanager", url: "http://alertmanager:9093")
  }

  static var dashboards: DashboardProvider {
    DashboardProvider("vigil", folder: "Security", path: "/var/lib/grafana/dashboards")
  }
}
