import Diagnostics

/// A Grafana dashboard. Rows hold panels; the layout follows from their order and sizes.
/// https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
public struct Dashboard: Hashable, Sendable {
  /// The heading. It may change at any time: links go by `uid`.
  public var title: String
  /// 1 to 40 of `[a-zA-Z0-9_-]`; names the file and the address of the dashboard, and never changes.
  public var uid: String
  /// What the dashboard is for, Grafana's `description`. Default: none.
  public var summary: String?
  /// Words by which Grafana's search finds the dashboard. Default: none.
  public var tags: [String]
  /// What PromQL targets ask unless they say otherwise.
  public var datasource: Datasource
  /// How far back the dashboard looks when it opens. Default 6 hours.
  public var timeRange: Duration
  /// How often it asks again; `nil` never. Default one minute.
  public var refresh: Duration?
  /// The choices at the top, from left to right. Default: none.
  public var variables: [Variable]
  /// From top to bottom.
  public var rows: [Row]
  /// Where it was written.
  public var location: SourceLocation

  /// A dashboard of the last six hours that asks again every minute, without a description; the methods below change that.
  public init(
    _ title: String, uid: String, datasource: Datasource, tags: [String] = [], variables: [Variable] = [],
    fileID: String = #fileID, line: Int = #line, column: Int = #column, @ListBuilder<Row> rows: () -> [Row]
  ) {
    self.title = title
    self.uid = uid
    self.datasource = datasource
    self.tags = tags
    self.variables = variables
    timeRange = .hours(6)
    refresh = .minutes(1)
    self.rows = rows()
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// Says what the dashboard is for.
  public func description(_ text: String) -> Dashboard { with { $0.summary = text } }
  /// How far back the dashboard looks when it opens; it ends at the present.
  public func time(_ range: Duration) -> Dashboard { with { $0.timeRange = range } }
  /// How often the dashboard asks again; `nil` never.
  public func refresh(_ interval: Duration?) -> Dashboard { with { $0.refresh = interval } }

  private func with(_ change: (inout Dashboard) -> Void) -> Dashboard {
    var copy = self
    change(&copy)
    return copy
  }
}
