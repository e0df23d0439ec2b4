/// The variables that a template may read at some place.
///
/// Go's parser keeps a variable until the end of the block in which it was declared, also in the branches after an
/// `else`. Rendering does not: it is not set there.
struct GoTemplateScope: Sendable {
  private var variables: [(name: String, isSet: Bool)] = []
  /// How many variables of a name there are, and how many of them are set.
  private var counts: [String: (all: Int, set: Int)] = [:]

  init(_ names: [String] = []) {
    for name in names { append(name) }
  }

  var count: Int { variables.count }

  func isSet(_ name: String) -> Bool { (counts[name]?.set ?? 0) > 0 }

  /// Whether it is set here or in another branch.
  func isKnown(_ name: String) -> Bool { (counts[name]?.all ?? 0) > 0 }

  /// The names that were declared last, for suggestions.
  var recent: [String] { variables.suffix(50).map(\.name) }

  mutating func append(_ name: String) {
    variables.append((name, true))
    counts[name, default: (0, 0)].all += 1
    counts[name, default: (0, 0)].set += 1
  }

  /// Ends the branch that began when there were `count` variables.
  mutating func unset(from count: Int) {
    for index in variables.indices.dropFirst(count) where variables[index].isSet {
      variables[index].isSet = false
      counts[variables[index].name]?.set -= 1
    }
  }

  /// Ends the block that began when there were `count` variables.
  mutating func remove(from count: Int) {
    while variables.count > count, let last = variables.popLast() {
      counts[last.name]?.all -= 1
      if last.isSet { counts[last.name]?.set -= 1 }
    }
  }
}
