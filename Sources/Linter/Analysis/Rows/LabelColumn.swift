/// The values of a label in a list of rows, each with the rows that have it.
struct LabelColumn {
  /// In the order in which the values come; the places of the rows ascend.
  private var places: [(value: String, rows: [Int])] = []

  init(_ label: String, of rows: [LabelRow]) {
    var indices: [String: Int] = [:]
    for (place, row) in rows.enumerated() {
      let value = row[label]
      if let index = indices[value] {
        places[index].rows.append(place)
      } else {
        indices[value] = places.count
        places.append((value, [place]))
      }
    }
  }

  /// The places of the rows whose value passes, ascending.
  func rows(where isAccepted: (String) -> Bool) -> [Int] {
    let accepted = places.filter { isAccepted($0.value) }.map(\.rows)
    return accepted.count == 1 ? accepted[0] : accepted.flatMap { $0 }.sorted()
  }
}
