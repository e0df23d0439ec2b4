/// What is known of the series of one name.
struct SeriesName {
  let name: String
  let hash: ByteHash
  /// Where the name was first seen; the unescaped ones only, as others cannot be compared in place.
  let place: Range<Int>?
  let firstOffset: Int
  /// Indices of its columns, in order of appearance.
  var columns: [Int] = []
  /// The column of the first label of the sample before, which is likely that of the next.
  var firstColumn = -1
  var sampleLines = 0
  var seriesCount = 0
  var exemplars = 0
  var timestamps: MetricFamily.Timestamps?
  /// `nil` once there are more than the limit.
  var rows: RowStore? = RowStore()

  mutating func note(timestamp: Int64) {
    var span = timestamps ?? MetricFamily.Timestamps(count: 0, oldest: timestamp, newest: timestamp)
    span.count += 1
    span.oldest = min(span.oldest, timestamp)
    span.newest = max(span.newest, timestamp)
    timestamps = span
  }
}

/// One label of the series of one name.
struct LabelColumn {
  enum Meaning {
    case plain
    /// `le`
    case bucketBound
    /// `quantile`
    case quantile
    /// `__name__`
    case metricName
  }

  let name: String
  let hash: ByteHash
  /// Where the name was first seen, if it was written without escapes.
  let place: Range<Int>?
  let meaning: Meaning
  /// The name cannot be stored.
  let isUnusable: Bool
  /// The place among the columns of its series name.
  let ordinal: Int
  /// The column that followed this one in the sample before, which is likely to follow again.
  var next = -1
  var values = ValueSet()
  /// Series that have the label with a value.
  var seriesCount = 0
  /// Series that have the label without a value.
  var emptyCount = 0
  /// The last sample with the label, by number: another label of that name in the same sample is one too many.
  var lastSample = 0
  /// The last sample with the label and an empty value, which removes the label.
  var removedIn = 0
  /// Rewritten values by the hash of the text.
  var boundaries: [UInt64: ByteHash] = [:]
}

/// The series of one name, as numbers: which value each label of each series has.
struct RowStore: Hashable, Sendable {
  struct Cell: Hashable, Sendable {
    /// Ordinal of the column.
    var column: Int32
    /// Index into the column's kept values.
    var value: Int32
  }

  struct Sample: Hashable, Sendable {
    /// Where the row's cells end.
    var end: Int
    /// A bit pattern, so that tables with the same samples are equal even where a sample is not a number.
    var value: UInt64
    var timestamp: Int64?
  }

  var cells: [Cell] = []
  /// One a row.
  var samples: [Sample] = []
}
