/// The series that a result can have, each once.
struct Relation: Hashable, Sendable {
  /// How much is known of which of the rows are there.
  enum Presence: Int, Hashable, Sendable, Comparable {
    /// There are no others than these.
    case bound
    /// As `bound`, and each is there or not for a reason of its own: its value passes a threshold.
    case some
    /// Exactly these, as the page was captured.
    case all

    static func < (left: Presence, right: Presence) -> Bool { left.rawValue < right.rawValue }
  }

  var rows: [LabelRow]
  var presence: Presence

  /// The most rows that are followed; of larger results nothing is said.
  static let limit = 5000

  var isExact: Bool { presence == .all }

  func weakened(to presence: Presence) -> Relation { Relation(rows: rows, presence: min(self.presence, presence)) }

  /// The rows with other labels, and the first two that become alike.
  func mapped(_ change: (LabelRow) -> LabelRow) -> (relation: Relation, twins: (LabelRow, LabelRow)?) {
    var seen = [LabelRow: Int](minimumCapacity: rows.count)
    var result = Relation(rows: [], presence: presence)
    result.rows.reserveCapacity(rows.count)
    var twins: (LabelRow, LabelRow)?
    for (index, row) in rows.enumerated() {
      let changed = change(row)
      if let first = seen[changed] {
        if twins == nil { twins = (rows[first], row) }
      } else {
        seen[changed] = index
        result.rows.append(changed)
      }
    }
    return (result, twins)
  }
}
