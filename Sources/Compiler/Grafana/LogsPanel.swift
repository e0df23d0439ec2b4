import Formats
import Monitoring

/// https://github.com/grafana/grafana/blob/main/public/app/plugins/panel/logs/panelcfg.cue
enum LogsPanel {
  static func emit(_ options: LogsOptions) -> EmittedKind {
    EmittedKind(
      type: "logs",
      options: [
        "showTime": true,
        "showLabels": false,
        "showCommonLabels": false,
        "showLogContextToggle": false,
        "wrapLogMessage": .bool(options.wrapsLines),
        "prettifyLogMessage": .bool(options.prettifiesJSON),
        "enableLogDetails": true,
        "sortOrder": "Descending",
        "dedupStrategy": "none",
      ])
  }
}
