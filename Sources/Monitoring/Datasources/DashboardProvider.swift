import Diagnostics

/// Tells Grafana where the dashboards' files are mounted.
/// https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards
public struct DashboardProvider: ContentElement, Hashable {
  public var name: String
  /// The folder of Grafana in which the dashboards appear.
  public var folder: String
  /// Where `dashboards/` is mounted.
  public var path: String
  public var location: SourceLocation
  public var allowances: [Allowance] = []

  public init(
    _ name: String, folder: String, path: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.folder = folder
    self.path = path
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
