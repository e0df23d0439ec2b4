import Diagnostics

/// A query of a panel.
public struct Target: ContentElement, Hashable {
  public var source: Source
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  public enum Source: Hashable, Sendable {
    case prometheus(PrometheusTarget)
    case logsInsights(LogsInsightsTarget)
  }

  /// A PromQL query. `legend` names the series (`{{region}}` is the label's value); `datasource` is the dashboard's unless
  /// given; `format` follows from the panel unless given.
  public init(
    _ query: Query, legend: String? = nil, from datasource: Datasource? = nil, instant: Bool? = nil,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    source = .prometheus(PrometheusTarget(query: query, legend: legend, datasource: datasource, isInstant: instant))
    location = query.location ?? SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// A CloudWatch Logs Insights query over log groups. The region is the first group's.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
  public init(
    insights query: String, in logGroups: [LogGroup], from datasource: Datasource, fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    source = .logsInsights(LogsInsightsTarget(query: query, logGroups: logGroups, datasource: datasource))
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

public struct PrometheusTarget: Hashable, Sendable {
  public var query: Query
  public var legend: String?
  public var datasource: Datasource?
  /// Whether only the newest value is asked for. Default: in tables yes, elsewhere no.
  public var isInstant: Bool?
}

public struct LogsInsightsTarget: Hashable, Sendable {
  public var query: String
  public var logGroups: [LogGroup]
  public var datasource: Datasource
}
