import Formats
import Monitoring

/// `provisioning/grafana/dashboards/dashboards.yaml`.
/// https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards
enum DashboardProviderFile {
  static func artifact(_ provider: DashboardProvider) -> Artifact {
    let value: OrderedValue = [
      "apiVersion": 1,
      "providers": [
        [
          "name": .grafanaLiteral(provider.name),
          "folder": .grafanaLiteral(provider.folder),
          "type": "file",
          "disableDeletion": false,
          "allowUiUpdates": false,
          "options": ["path": .grafanaLiteral(provider.path)],
        ]
      ],
    ]
    return Artifact(path: "provisioning/grafana/dashboards/dashboards.yaml", yaml: value, from: provider.location)
  }
}
