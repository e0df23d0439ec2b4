import Diagnostics

/// Tells Grafana where the dashboards' files are mounted.
/// https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards
public struct DashboardProvider: Hashable, Sendable {
  public var name: String
  /// The folder of Grafana in which the dashboards appear.
  public var folder: String
  /// Where `dashboards/` is mounted.
  public var path: String
  public var location: SourceLocation

  public init(
    _ name: String, folder: String, path: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.folder = folder
    self.path = path
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
