import Formats
import Monitoring

/// https://github.com/grafana/grafana/blob/main/public/app/plugins/panel/alertlist/types.ts
enum AlertListPanel {
  static func emit(_ options: AlertListOptions) -> EmittedKind {
    EmittedKind(
      type: "alertlist",
      options: [
        "viewMode": "list",
        "groupMode": "default",
        "groupBy": [],
        "maxItems": .int(options.maximumItems),
        // By importance.
        "sortOrder": 3,
        "dashboardAlerts": false,
        "alertName": "",
        "alertInstanceLabelFilter": .string(options.filter),
        // By name: this panel predates references by uid.
        "datasource": .string(options.datasource.name),
        "stateFilter": [
          "firing": true, "pending": .bool(options.showsPending), "noData": false, "normal": false, "error": true,
        ],
      ])
  }
}
