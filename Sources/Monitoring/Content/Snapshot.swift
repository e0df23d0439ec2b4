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
  /// How old the page may be before the linter warns (`snapshot/stale`). Default 30 days; `nil` for a page that cannot age,
  /// such as that of an exporter whose version is pinned.
  public var staleAfter: Duration?
  /// The Swift file with the page's families as typed metrics, relative to the package: `capture --typed` writes it, and
  /// `check` compares it when it is there. Default: `<Name>Metrics.swift` beside the content.
  public var metricsFile: String
  /// Where it was written.
  public var location: SourceLocation
  /// The findings that are allowed here; see `allow`.
  public var allowances: [Allowance] = []

  /// The page `<folder>/<name>.prom`, which `job` scrapes. It is read when the content is linted, not here.
  public init(
    _ name: String, job: ScrapeJob, folder: String? = nil, staleAfter: Duration? = .days(30),
    metricsFile: String? = nil,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.job = job
    let target = "Sources/\(fileID.prefix { $0 != "/" })"
    self.folder = folder ?? "\(target)/Snapshots"
    self.staleAfter = staleAfter
    self.metricsFile = metricsFile ?? "\(target)/\(Self.metricsType(of: name)).swift"
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// Relative to the package.
  public var path: String { "\(folder)/\(name).prom" }

  /// The type that holds the typed metrics of a snapshot: `CloudwatchExporterMetrics` of `cloudwatch-exporter`.
  package static func metricsType(of name: String) -> String {
    "\(SwiftName.upperCamelCase(name, otherwise: "Snapshot"))Metrics"
  }
}
