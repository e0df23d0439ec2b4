import Formats
import Monitoring

/// A query of a panel, as its data source's plugin reads it.
enum TargetValue {
  static func make(_ target: Target, refID: String, of dashboard: Dashboard, in panel: Panel) -> OrderedValue {
    let datasource = target.datasource(in: dashboard).reference
    switch target.source {
    case .prometheus(let query):
      return prometheus(query, refID: refID, datasource: datasource, in: panel)
    case .logsInsights(let query):
      return logsInsights(query, refID: refID, datasource: datasource)
    }
  }

  /// https://github.com/grafana/grafana/blob/main/packages/grafana-prometheus/src/dataquery.ts
  private static func prometheus(
    _ target: PrometheusTarget, refID: String, datasource: OrderedValue, in panel: Panel
  ) -> OrderedValue {
    let isTable = if case .table = panel.kind { true } else { false }
    let isInstant = target.isInstant ?? isTable
    return .object(compacting: [
      "refId": .string(refID),
      "datasource": datasource,
      "editorMode": "code",
      "expr": .string(target.query.formattedText),
      "legendFormat": .string(target.legend ?? "__auto"),
      "format": isTable ? "table" : "time_series",
      "instant": .bool(isInstant),
      "range": .bool(!isInstant),
    ])
  }

  /// https://github.com/grafana/grafana/blob/main/public/app/plugins/datasource/cloudwatch/dataquery.cue
  private static func logsInsights(
    _ target: LogsInsightsTarget, refID: String, datasource: OrderedValue
  ) -> OrderedValue {
    [
      "refId": .string(refID),
      "datasource": datasource,
      "id": "",
      "queryMode": "Logs",
      "queryLanguage": "CWLI",
      "region": .string(target.logGroups.first?.region ?? "default"),
      "expression": .string(target.query),
      "logGroups": .array(target.logGroups.map(LogGroupValue.make)),
      "statsGroups": .strings(StatsGroups.of(target.query)),
    ]
  }
}

extension Target {
  /// The one it names, or the dashboard's.
  func datasource(in dashboard: Dashboard) -> Datasource {
    switch source {
    case .prometheus(let target): target.datasource ?? dashboard.datasource
    case .logsInsights(let target): target.datasource
    }
  }
}
