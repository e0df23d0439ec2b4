import Formats
import Monitoring

/// `dashboards/<uid>.json`: Grafana's classic model.
/// https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
enum DashboardFile {
  /// The newest form of the classic model. A lower number makes Grafana migrate the dashboard on load and offer to save it.
  private static let schemaVersion: OrderedValue = 42

  static func artifact(_ dashboard: Dashboard) -> Artifact {
    Artifact(path: "dashboards/\(dashboard.uid).json", bytes: JSONWriter.write(value(dashboard)))
  }

  private static func value(_ dashboard: Dashboard) -> OrderedValue {
    .object(compacting: [
      "uid": .string(dashboard.uid),
      "title": .string(dashboard.title),
      "description": dashboard.summary.map { .string($0) },
      "tags": .strings(dashboard.tags),
      "schemaVersion": schemaVersion,
      // The files are the truth: a change in the browser would be lost at the next build.
      "editable": false,
      "graphTooltip": 1,
      "timezone": "browser",
      "time": ["from": .string(dashboard.timeRange.grafanaTimeRange), "to": "now"],
      "refresh": .string(dashboard.refresh?.grafanaText ?? ""),
      "annotations": ["list": [builtInAnnotations]],
      "templating": ["list": .array(dashboard.variables.map { VariableValue.make($0, of: dashboard) })],
      "panels": .array(panels(dashboard)),
    ])
  }

  /// Grafana adds it when it is missing, and then sees a change.
  private static var builtInAnnotations: OrderedValue {
    [
      "builtIn": 1,
      "datasource": ["type": "grafana", "uid": "-- Grafana --"],
      "enable": true,
      "hide": true,
      "iconColor": "rgba(0, 211, 255, 1)",
      "name": "Annotations & Alerts",
      "type": "dashboard",
    ]
  }

  /// An open row's panels follow it; a folded row holds its own.
  private static func panels(_ dashboard: Dashboard) -> [OrderedValue] {
    DashboardLayout(dashboard).rows.flatMap { placed in
      let panels = placed.panels.map { PanelValue.make($0, of: dashboard) }
      let row: OrderedValue = [
        "id": .int(placed.id),
        "type": "row",
        "title": .string(placed.row.title),
        "collapsed": .bool(placed.row.isCollapsed),
        "gridPos": ["x": 0, "y": .int(placed.y), "w": .int(DashboardLayout.columns), "h": 1],
        "panels": .array(placed.row.isCollapsed ? panels : []),
      ]
      return placed.row.isCollapsed ? [row] : [row] + panels
    }
  }
}
