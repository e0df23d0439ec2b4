import Formats
import Monitoring

/// https://github.com/grafana/grafana/blob/main/public/app/plugins/panel/timeseries/panelcfg.cue
enum TimeSeriesPanel {
  static func emit(_ options: TimeSeriesOptions) -> EmittedKind {
    EmittedKind(
      type: "timeseries",
      options: [
        "legend": ["displayMode": "list", "placement": "bottom", "showLegend": true, "calcs": []],
        "tooltip": ["mode": "multi", "sort": "desc"],
      ],
      fieldOptions: [
        "drawStyle": .string(options.drawStyle.rawValue),
        "lineInterpolation": "linear",
        "lineWidth": 1,
        "fillOpacity": .int(options.fillOpacity),
        "gradientMode": "none",
        "showPoints": "auto",
        "pointSize": 5,
        "spanNulls": false,
        "insertNulls": false,
        "stacking": ["mode": .string(options.stacking.rawValue), "group": "A"],
        "axisPlacement": "auto",
        "axisLabel": "",
        "axisColorMode": "text",
        "axisBorderShow": false,
        "axisCenteredZero": false,
        "scaleDistribution": ["type": "linear"],
        "barAlignment": 0,
        "hideFrom": ["tooltip": false, "viz": false, "legend": false],
        "thresholdsStyle": ["mode": options.showsThresholds ? "line" : "off"],
      ])
  }
}
