import Formats
import Monitoring

/// https://github.com/grafana/grafana/blob/main/public/app/plugins/panel/stat/panelcfg.cue
enum StatPanel {
  static func emit(_ options: StatOptions) -> EmittedKind {
    EmittedKind(
      type: "stat",
      options: [
        "graphMode": options.showsGraph ? "area" : "none",
        "colorMode": .string(options.colorMode.rawValue),
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "percentChangeColorMode": "standard",
        "orientation": "auto",
        "reduceOptions": ["calcs": [.string(options.reducer.rawValue)], "fields": "", "values": false],
      ])
  }
}
