/// Finds the name that a person probably meant.
public enum Suggestion {
  /// The candidate nearest to `name` by edit distance (insertions, deletions, substitutions, and swaps of neighbours; letter
  /// case does not count), or `nil` when none is near: more than a third of the longer name differs. Ties go to the first.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      let bytes = folded(candidate)
      let limit = max(1, max(wanted.count, bytes.count) / 3)
      let bound = min(limit, best.map { $0.distance - 1 } ?? limit)
      if abs(wanted.count - bytes.count) > bound { continue }
      let distance = distance(wanted, bytes)
      if distance <= bound { best = (distance, candidate) }
    }
    return best?.name
  }

  /// The candidate that differs from `name` in at most `limit` places, counted as `nearest` does, when it is the only one:
  /// the name that was meant beyond doubt. At most a third of the shorter name may differ, so nothing
  /// is near to a very short one.
  public static func only(near name: String, among candidates: some Sequence<String>, within limit: Int = 2) -> String?
  {
    let wanted = folded(name)
    var found: String?
    for candidate in candidates where candidate != name && candidate != found {
      let bytes = folded(candidate)
      let bound = min(limit, min(wanted.count, bytes.count) / 3)
      if abs(wanted.count - bytes.count) > bound || distance(wanted, bytes) > bound { continue }
      // What the comparison leaves out of long names decides nothing.
      if found != nil || candidate.utf8.count > longest || name.utf8.count > longest { return nil }
      found = candidate
    }
    return found
  }

  /// The edit distance that `nearest` goes by.
  public static func distance(from name: String, to other: String) -> Int { distance(folded(name), folded(other)) }

  /// Names longer than this are compared by their beginnings: hostile input must not cost quadratic time.
  private static let longest = 256

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for (j, b) in right.enumerated() {
        var cost = min(previous[j + 1], current[j]) + 1
        cost = min(cost, previous[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.prefix(longest).map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
