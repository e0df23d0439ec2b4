import Diagnostics

/// One step of what Prometheus changes on scraped series before it stores them. Steps apply in order, to the series as it is
/// after the target's labels were added.
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs
public struct MetricRelabelling: Hashable, Sendable {
  /// The action of the configuration, with what only it takes.
  package enum Action: Hashable, Sendable {
    case drop
    case keep
    case replace(target: Label, replacement: String)
    case labelDrop
    case labelKeep
    case labelMap(replacement: String)
  }

  package let action: Action
  /// Their values, joined by `separator`, are what the pattern is compared with; empty for actions on label names.
  package let sources: [Label]
  package let separator: String
  /// RE2; it has to match the whole text.
  package let pattern: String
  /// Where it was written.
  public let location: SourceLocation

  private init(
    _ action: Action, of sources: [Label] = [], separator: String = standardSeparator, matching pattern: String,
    _ fileID: String, _ line: Int, _ column: Int
  ) {
    self.action = action
    self.sources = sources
    self.separator = separator
    self.pattern = pattern
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// What stands between the values of several source labels unless another is given; the server's.
  public static let standardSeparator = ";"

  /// Series whose name matches are not stored.
  public static func drop(
    metrics pattern: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(.drop, of: [.metricName], matching: pattern, fileID, line, column)
  }

  /// Series whose labels' values, joined by `separator`, match are not stored.
  public static func drop(
    _ labels: Label..., matching pattern: String, separator: String = standardSeparator, fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(.drop, of: labels, separator: separator, matching: pattern, fileID, line, column)
  }

  /// Only series whose name matches are stored.
  public static func keep(
    metrics pattern: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(.keep, of: [.metricName], matching: pattern, fileID, line, column)
  }

  /// Only series whose labels' values, joined by `separator`, match are stored.
  public static func keep(
    _ labels: Label..., matching pattern: String, separator: String = standardSeparator, fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(.keep, of: labels, separator: separator, matching: pattern, fileID, line, column)
  }

  /// Where the values of `sources` match, `target` becomes `replacement`, in which `$1` is the pattern's first group; an empty
  /// result takes the label away. The target `Label.metricName` renames the metric.
  ///
  /// - Parameters:
  ///   - sources: labels whose values are joined by `separator`; none is the empty text.
  ///   - pattern: default: anything, as one group.
  ///   - replacement: default: the first group.
  public static func replace(
    _ target: Label, from sources: Label..., matching pattern: String = "(.*)", with replacement: String = "$1",
    separator: String = standardSeparator, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(
      .replace(target: target, replacement: replacement), of: sources, separator: separator, matching: pattern, fileID,
      line, column)
  }

  /// Labels whose name matches are taken away.
  public static func labelDrop(
    _ pattern: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(.labelDrop, matching: pattern, fileID, line, column)
  }

  /// Labels whose name does not match are taken away: `__name__` must match, or no series is left.
  public static func labelKeep(
    _ pattern: String, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(.labelKeep, matching: pattern, fileID, line, column)
  }

  /// Labels whose name matches are copied to the name that `replacement` makes, in which `$1` is the pattern's first group.
  public static func labelMap(
    _ pattern: String, to replacement: String = "$1", fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) -> MetricRelabelling {
    MetricRelabelling(.labelMap(replacement: replacement), matching: pattern, fileID, line, column)
  }
}

extension MetricRelabelling.Action {
  /// As the configuration spells it.
  package var name: String {
    switch self {
    case .drop: "drop"
    case .keep: "keep"
    case .replace: "replace"
    case .labelDrop: "labeldrop"
    case .labelKeep: "labelkeep"
    case .labelMap: "labelmap"
    }
  }
}

extension Label {
  /// The name of the metric itself, for metric relabelling.
  public static let metricName: Label = "__name__"
}
