/// The series of a family, each with its labels and its sample.
///
/// In the order of the names, and of the page within a name. Kept as numbers; a row is made when it is asked for.
public struct SeriesTable: RandomAccessCollection, Hashable, Sendable {
  /// One series.
  public struct Row: Hashable, Sendable {
    /// The series name.
    public var name: String
    /// The labels with a value, sorted by name, without `__name__`.
    public var labels: [Pair]
    /// The value of the page's first sample of the series; may be NaN or infinite.
    public var value: Double
    /// The timestamp of that sample, in milliseconds since the epoch; `nil` when it has none of its own.
    public var timestamp: Int64?

    /// The value of a label, or `nil`.
    public subscript(label: String) -> String? { labels.first { $0.name == label }?.value }
  }

  /// A label of a series.
  public struct Pair: Hashable, Sendable {
    public var name: String
    public var value: String
  }

  /// The series of one name.
  struct Part: Hashable, Sendable {
    var name: String
    /// By ordinal of the column.
    var labels: [String]
    var values: [[String]]
    var rows: RowStore
  }

  let parts: [Part]
  /// The position of the first row of each part, and the number of all rows.
  private let starts: [Int]

  init(parts: [Part]) {
    self.parts = parts
    var starts = [0]
    for part in parts { starts.append(starts[starts.count - 1] + part.rows.ends.count) }
    self.starts = starts
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { starts[starts.count - 1] }

  public subscript(position: Int) -> Row {
    precondition(indices.contains(position), "row \(position) of a table of \(count)")
    // There are as many parts as names in a family: a handful.
    let index = (starts.firstIndex { $0 > position } ?? starts.count) - 1
    let part = parts[index]
    let row = position - starts[index]
    let cells = part.rows.cells[(row == 0 ? 0 : part.rows.ends[row - 1])..<part.rows.ends[row]]
    let labels = cells.map { Pair(name: part.labels[Int($0.column)], value: part.values[Int($0.column)][Int($0.value)]) }
    return Row(
      name: part.name, labels: labels.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      value: Double(bitPattern: part.rows.values[row]), timestamp: part.rows.timestamps[row])
  }
}
