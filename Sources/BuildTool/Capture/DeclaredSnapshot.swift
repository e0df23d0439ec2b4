/// A snapshot that the content declares, with the places of its files.
package struct DeclaredSnapshot: Hashable, Sendable {
  package var name: String
  package var folder: String
  /// Where its typed metrics are, or would be.
  package var metricsFile: String
  /// `metricsFile` for people: relative to the package.
  package var shownMetricsFile: String

  package init(name: String, folder: String, metricsFile: String, shownMetricsFile: String) {
    self.name = name
    self.folder = folder
    self.metricsFile = metricsFile
    self.shownMetricsFile = shownMetricsFile
  }

  var path: String { "\(folder)/\(name).prom" }
}
