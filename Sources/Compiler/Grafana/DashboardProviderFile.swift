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
          "name": .string(provider.name),
          "folder": .string(provider.folder),
          "type": "file",
          "disableDeletion": false,
          "allowUiUpdates": false,
          "options": ["path": .string(provider.path)],
        ]
      ],
    ]
    return Artifact(path: "provisioning/grafana/dashboards/dashboards.yaml", yaml: value, from: provider.location)
  }
}
