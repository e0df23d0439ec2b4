import Diagnostics

/// Tells Grafana where the dashboards' files are mounted.
/// https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards
public struct DashboardProvider: Hashable, Sendable {
  /// Grafana's name of the provider, unique among its providers.
  public var name: String
  /// The folder of Grafana in which the dashboards appear.
  public var folder: String
  /// Where `dashboards/` is mounted.
  public var path: String
  /// Where it was written.
  public var location: SourceLocation

  /// A provider of all dashboards of the content, in one folder.
  public init(
    _ name: String, folder: String, path: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.folder = folder
    self.path = path
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}
