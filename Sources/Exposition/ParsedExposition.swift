/// What a `/metrics` page holds, as a Prometheus 3 server reads it.
public struct ParsedExposition: Sendable {
  /// Which of the two formats the page was read as.
  public var format: ExpositionFormat
  /// In order of first appearance.
  public var families: [MetricFamily]
  /// Lines that carry a sample, duplicates included; a server's `scrape_samples_scraped`.
  public var sampleLines: Int
  /// A NUL byte ended the page early: a server drops the rest without a word.
  public var isTruncatedAtNUL: Bool
  /// What the server accepts and a person should still know, such as a duplicate series.
  /// The first ones, ``ExpositionLimits/warnings``, in the page's order.
  public var warnings: [ExpositionProblem]
  /// How many more there were.
  public var omittedWarnings: Int

  /// A page's result; all but the format is empty or none unless given.
  public init(
    format: ExpositionFormat, families: [MetricFamily] = [], sampleLines: Int = 0, isTruncatedAtNUL: Bool = false,
    warnings: [ExpositionProblem] = [], omittedWarnings: Int = 0
  ) {
    self.format = format
    self.families = families
    self.sampleLines = sampleLines
    self.isTruncatedAtNUL = isTruncatedAtNUL
    self.warnings = warnings
    self.omittedWarnings = omittedWarnings
  }
}

/// The two text formats.
public enum ExpositionFormat: String, Hashable, Sendable {
  /// Prometheus text 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/
  case text
  /// OpenMetrics 1.0: https://prometheus.io/docs/specs/om/open_metrics_spec/
  case openMetrics = "openmetrics"
}

/// Something wrong in a page, with its place.
public struct ExpositionProblem: Error, Hashable, Sendable {
  /// Counted from 1.
  public var line: Int
  /// Counted from 1, in bytes.
  public var column: Int
  /// In lower case and without a full stop.
  public var message: String

  /// A problem at a place, both numbers counted from 1.
  public init(line: Int, column: Int, _ message: String) {
    self.line = line
    self.column = column
    self.message = message
  }
}
