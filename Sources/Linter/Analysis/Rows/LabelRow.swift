import Exposition

/// The labels of one series; its metric's name is among them as `__name__`. An empty value is no label.
struct LabelRow: Hashable, Sendable {
  /// Sorted by name.
  private(set) var pairs: [SeriesTable.Pair] = []

  init(_ labels: [(name: String, value: String)] = []) {
    for label in labels { self[label.name] = label.value }
  }

  init(_ row: SeriesTable.Row) {
    // `__name__` is not before all: other labels may begin with underscores or capital letters.
    pairs = row.labels
    self["__name__"] = row.name
  }

  /// Empty for a label that the series has not.
  subscript(name: String) -> String {
    get { pairs.firstIndex { $0.name == name }.map { pairs[$0].value } ?? "" }
    set {
      let place = pairs.firstIndex { $0.name >= name } ?? pairs.endIndex
      let isThere = place < pairs.endIndex && pairs[place].name == name
      switch (isThere, newValue.isEmpty) {
      case (true, true): pairs.remove(at: place)
      case (true, false): pairs[place].value = newValue
      case (false, true): break
      case (false, false): pairs.insert(SeriesTable.Pair(name: name, value: newValue), at: place)
      }
    }
  }

  /// By the values alone, which tell rows apart as well as names and values do.
  func hash(into hasher: inout Hasher) {
    for pair in pairs { hasher.combine(pair.value) }
  }

  func keeping(_ names: [String]) -> LabelRow {
    var result = LabelRow()
    for pair in pairs where names.contains(pair.name) { result.pairs.append(pair) }
    return result
  }

  func dropping(_ names: [String]) -> LabelRow {
    guard pairs.contains(where: { names.contains($0.name) }) else { return self }
    var result = LabelRow()
    for pair in pairs where !names.contains(pair.name) { result.pairs.append(pair) }
    return result
  }

  var withoutName: LabelRow {
    guard let place = pairs.firstIndex(where: { $0.name == "__name__" }) else { return self }
    var result = self
    result.pairs.remove(at: place)
    return result
  }

  /// As PromQL writes it: `errors{region="a"}`.
  var text: String {
    let labels = withoutName.pairs.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ", ")
    return self["__name__"] + "{\(labels)}"
  }
}
