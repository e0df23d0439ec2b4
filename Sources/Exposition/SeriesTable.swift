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
    /// The label's name.
    public var name: String
    /// The label's value, never empty.
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

  /// As many as the family has names: a handful.
  let parts: [Part]

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of series.
  public var endIndex: Int { parts.reduce(0) { $0 + $1.rows.samples.count } }

  /// The series at a position of the table's order. A position outside of it is an error of the program and stops it.
  public subscript(position: Int) -> Row {
    precondition(position >= 0, "row \(position) of a table of \(count)")
    var row = position
    for part in parts {
      if row < part.rows.samples.count { return self.row(row, of: part) }
      row -= part.rows.samples.count
    }
    preconditionFailure("row \(position) of a table of \(count)")
  }

  private func row(_ row: Int, of part: Part) -> Row {
    let sample = part.rows.samples[row]
    let cells = part.rows.cells[(row == 0 ? 0 : part.rows.samples[row - 1].end)..<sample.end]
    let labels = cells.map {
      Pair(name: part.labels[Int($0.column)], value: part.values[Int($0.column)][Int($0.value)])
    }
    return Row(
      name: part.name, labels: labels.sorted { ByteOrder.precedes($0.name, $1.name) },
      value: Double(bitPattern: sample.value), timestamp: sample.timestamp)
  }
}
