/// A metric family: one name in the page's metadata, and the series that belong to it.
public struct MetricFamily: Hashable, Sendable {
  /// The type of a family, by OpenMetrics' word for it.
  public enum Kind: String, Hashable, Sendable {
    /// `unknown` without a TYPE line, and for the text format's `untyped`. The text format has no `info` or `stateset`.
    case counter, gauge, histogram, summary, info, stateset, unknown
    /// OpenMetrics only: a histogram whose counts may fall.
    case gaugeHistogram = "gaugehistogram"
  }

  /// As the TYPE, HELP or UNIT lines have it; without such lines, the name of the series.
  public var name: String
  /// As the TYPE line has it.
  public var kind: Kind
  /// `nil` without a HELP line.
  public var help: String?
  /// OpenMetrics only; `nil` without a UNIT line.
  public var unit: String?
  /// The series names that PromQL can ask for, sorted: `x_bucket`, `x_count`, `x_sum` of a histogram `x`.
  public var names: [String]
  /// Sample lines, duplicates included.
  public var sampleLines: Int
  /// Distinct series.
  public var seriesCount: Int
  /// The labels of the family's series, sorted by name, without `__name__`.
  public var labels: [Label]
  /// Milliseconds since the epoch, of the samples that carry a timestamp; `nil` when none does.
  public var timestamps: Timestamps?
  /// Sample lines with an exemplar.
  public var exemplars: Int
  /// What each of `names` is, and which labels its series have.
  public var members: [Member]
  /// All series with their first samples, if they are no more than ``ExpositionLimits/rows`` and no label value is longer than
  /// ``ExpositionLimits/valueLength``; `nil` otherwise.
  public var rows: SeriesTable?

  /// A label of a family's series. An empty value counts as no label, as the server has it.
  public struct Label: Hashable, Sendable {
    /// The label's name, any UTF-8.
    public var name: String
    /// Sorted; complete unless `valuesAreTruncated`. `le` and `quantile` are as ingested: `le="1"` is `1.0`.
    public var values: [String]
    /// More distinct values came than are kept, ``ExpositionLimits/values``, or one longer than
    /// ``ExpositionLimits/valueLength``. `values` are then the first ones of the page.
    public var valuesAreTruncated: Bool
    /// How many of the family's series carry the label.
    public var seriesCount: Int
    /// Distinct values, kept or not.
    public var valueCount: Int
    /// Counting stopped at ``ExpositionLimits/countedValues``.
    public var valueCountIsLowerBound: Bool

    /// - Parameter valueCount: the number of `values` by default.
    public init(
      name: String, values: [String], valuesAreTruncated: Bool = false, seriesCount: Int, valueCount: Int? = nil,
      valueCountIsLowerBound: Bool = false
    ) {
      self.name = name
      self.values = values
      self.valuesAreTruncated = valuesAreTruncated
      self.seriesCount = seriesCount
      self.valueCount = valueCount ?? values.count
      self.valueCountIsLowerBound = valueCountIsLowerBound
    }
  }

  /// The series of one name.
  public struct Member: Hashable, Sendable {
    /// The series name.
    public var name: String
    /// What the series are in their family.
    public var role: SeriesRole
    /// Sample lines, duplicates included.
    public var sampleLines: Int
    /// Distinct series. A label is on all of them if its own `seriesCount` is the same.
    public var seriesCount: Int
    /// Sorted by name, without `__name__`.
    public var labels: [Label]
    /// The labels that the page prints without a value, sorted by name.
    public var emptyLabels: [EmptyLabel]

    /// The series of one name; none when only the name and its role are given.
    public init(
      name: String, role: SeriesRole, sampleLines: Int = 0, seriesCount: Int = 0, labels: [Label] = [],
      emptyLabels: [EmptyLabel] = []
    ) {
      self.name = name
      self.role = role
      self.sampleLines = sampleLines
      self.seriesCount = seriesCount
      self.labels = labels
      self.emptyLabels = emptyLabels
    }
  }

  /// A label that a page prints without a value, as `instance=""`. The series does not have it, and a scrape with
  /// `honor_labels` does not give it the target's label of that name.
  public struct EmptyLabel: Hashable, Sendable {
    /// The label's name.
    public var name: String
    /// How many series print it so.
    public var seriesCount: Int

    /// A label that so many series print without a value.
    public init(name: String, seriesCount: Int) {
      self.name = name
      self.seriesCount = seriesCount
    }
  }

  /// The span of a family's explicit timestamps.
  public struct Timestamps: Hashable, Sendable {
    /// Sample lines with a timestamp.
    public var count: Int
    /// Milliseconds since the epoch.
    public var oldest: Int64
    /// Milliseconds since the epoch.
    public var newest: Int64

    /// A span of `count` timestamps, in milliseconds since the epoch.
    public init(count: Int, oldest: Int64, newest: Int64) {
      self.count = count
      self.oldest = oldest
      self.newest = newest
    }
  }

  /// A family by its name; all else is unknown, empty or none unless given.
  public init(
    name: String, kind: Kind = .unknown, help: String? = nil, unit: String? = nil, names: [String] = [],
    sampleLines: Int = 0, seriesCount: Int = 0, labels: [Label] = [], timestamps: Timestamps? = nil, exemplars: Int = 0,
    members: [Member] = [], rows: SeriesTable? = nil
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.unit = unit
    self.names = names
    self.sampleLines = sampleLines
    self.seriesCount = seriesCount
    self.labels = labels
    self.timestamps = timestamps
    self.exemplars = exemplars
    self.members = members
    self.rows = rows
  }
}
