import Diagnostics

/// A captured `/metrics` page: what an exporter really prints. `build-dashboards capture` writes it.
public struct Snapshot: ContentElement, Hashable {
  /// The file is `<folder>/<name>.prom`.
  public var name: String
  /// The job that scrapes this page; it says which labels the series have in Prometheus.
  public var job: ScrapeJob
  /// Relative to the package. The default is the folder `Snapshots` of the target that declares the snapshot; exclude it
  /// in Package.swift (`exclude: ["Snapshots"]`).
  public var folder: String
  /// Where it was written.
  public var location: SourceLocation
  /// The findings that are allowed here; see `allow`.
  public var allowances: [Allowance] = []

  /// The page `<folder>/<name>.prom`, which `job` scrapes. It is read when the content is linted, not here.
  public init(
    _ name: String, job: ScrapeJob, folder: String? = nil, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    self.name = name
    self.job = job
    self.folder = folder ?? "Sources/\(fileID.prefix { $0 != "/" })/Snapshots"
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// Relative to the package.
  public var path: String { "\(folder)/\(name).prom" }
}
