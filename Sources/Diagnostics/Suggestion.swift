/// Finds the name that a person probably meant.
public enum Suggestion {
  /// The candidate nearest to `name` by edit distance (insertions, deletions, substitutions, and swaps of neighbours),
  /// or `nil` when none is near: more than a third of the longer name differs. Ties go to the first candidate.
  /// Letter case counts half, so that a name that differs only in case is nearest of all.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8.prefix(longest))
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      let bytes = Array(candidate.utf8.prefix(longest))
      let limit = 2 * max(1, max(wanted.count, bytes.count) / 3)
      let bound = min(limit, best.map { $0.distance - 1 } ?? limit)
      if 2 * abs(wanted.count - bytes.count) > bound { continue }
      let distance = doubledDistance(wanted, bytes)
      if distance <= bound { best = (distance, candidate) }
    }
    return best?.name
  }

  /// Names longer than this are compared by their beginnings: hostile input must not cost quadratic time.
  private static let longest = 256

  /// Twice the edit distance; a change of letter case costs one.
  private static func doubledDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = (0...right.count).map { 2 * $0 }
    for (i, a) in left.enumerated() {
      var current = [2 * (i + 1)]
      current.reserveCapacity(right.count + 1)
      for (j, b) in right.enumerated() {
        var cost = min(previous[j + 1], current[j]) + 2
        cost = min(cost, previous[j] + (a == b ? 0 : lowercased(a) == lowercased(b) ? 1 : 2))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, before[j - 1] + 2) }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
