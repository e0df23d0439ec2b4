import Diagnostics

/// A query of a panel.
public struct Target: Hashable, Sendable {
  /// What is asked, and of which kind of data source.
  public var source: Source
  /// Where it was written.
  public var location: SourceLocation

  /// What is asked, by the kind of data source.
  public enum Source: Hashable, Sendable {
    /// PromQL, asked of a Prometheus.
    case prometheus(PrometheusTarget)
    /// Logs Insights, asked of CloudWatch.
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

/// A PromQL query of a panel; ``Target`` makes it.
public struct PrometheusTarget: Hashable, Sendable {
  /// What is asked.
  public var query: Query
  /// Names the series; `{{region}}` is the label's value. `nil` lets Grafana choose.
  public var legend: String?
  /// Who is asked; `nil` is the dashboard's data source.
  public var datasource: Datasource?
  /// Whether only the newest value is asked for. Default: in tables yes, elsewhere no.
  public var isInstant: Bool?
}

/// A CloudWatch Logs Insights query of a panel; ``Target`` makes it.
public struct LogsInsightsTarget: Hashable, Sendable {
  /// In the language of Logs Insights, as written.
  public var query: String
  /// What is searched. The region is the first group's; without a group it is the data source's.
  public var logGroups: [LogGroup]
  /// Who is asked: a CloudWatch data source.
  public var datasource: Datasource
}
