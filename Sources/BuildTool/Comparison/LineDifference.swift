/// How one list of lines becomes another: the runs to keep, to delete and to insert.
///
/// Myers' greedy algorithm finds a shortest script while the two differ little. Where they differ more than its budget
/// allows, lines that occur once in either text anchor the comparison (as in patience sorting), and what stays between
/// two anchors is compared again, or replaced whole. The budget is shared, so time and memory are bounded by the
/// length of the texts, whatever they hold.
struct LineDifference {
  enum Change: Equatable, Sendable { case keep, delete, insert }

  /// `count` lines in a row that share a fate. Lines of `keep` and `delete` are taken from the old text, lines of
  /// `insert` from the new one.
  struct Run: Equatable, Sendable {
    var change: Change
    var count: Int

    /// The place behind the run in either text, for a run that begins at `place`.
    func end(from place: (old: Int, new: Int)) -> (old: Int, new: Int) {
      (place.old + (change == .insert ? 0 : count), place.new + (change == .delete ? 0 : count))
    }
  }

  /// In order; neighbours differ in kind, and deletions come before the insertions that take their place.
  private(set) var runs: [Run] = []

  /// Steps of one whole comparison, roughly.
  private static let budget = 30_000_000
  private let greatestDistance: Int

  init(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let old = old.map(number)
    let new = new.map(number)
    greatestDistance = max(16, min(1_000, Self.budget / (old.count + new.count + 1)))
    compare(old[...], new[...], anchored: false)
  }

  private mutating func compare(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>, anchored: Bool) {
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    append(.keep, prefix)
    let (oldRest, newRest) = (old.dropFirst(prefix), new.dropFirst(prefix))
    let suffix = zip(oldRest.reversed(), newRest.reversed()).prefix { $0 == $1 }.count
    compareMiddle(oldRest.dropLast(suffix), newRest.dropLast(suffix), anchored: anchored)
    append(.keep, suffix)
  }

  private mutating func compareMiddle(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>, anchored: Bool) {
    if old.isEmpty || new.isEmpty {
      replace(old, new)
    } else if let script = shortestScript(old, new) {
      for run in script { append(run.change, run.count) }
    } else if !anchored {
      var (oldStart, newStart) = (old.startIndex, new.startIndex)
      for anchor in Self.anchors(old, new) {
        compare(old[oldStart..<anchor.old], new[newStart..<anchor.new], anchored: true)
        append(.keep, 1)
        (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
      }
      compare(old[oldStart...], new[newStart...], anchored: true)
    } else {
      replace(old, new)
    }
  }

  private mutating func replace(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) {
    append(.delete, old.count)
    append(.insert, new.count)
  }

  /// Keeps runs in normal form: a deletion that follows an insertion goes before it.
  private mutating func append(_ change: Change, _ count: Int) {
    if count == 0 { return }
    if runs.last?.change == change {
      runs[runs.count - 1].count += count
    } else if change == .delete, let insertion = runs.last, insertion.change == .insert {
      runs.removeLast()
      append(.delete, count)
      runs.append(insertion)
    } else {
      runs.append(Run(change: change, count: count))
    }
  }

  /// Myers' algorithm; `nil` when the distance is over the budget. `furthest[k]` is how far into `old` a path on diagonal
  /// `k` (place in `old` minus place in `new`) gets with the changes so far; each round is remembered to walk back.
  private func shortestScript(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [Run]? {
    let (oldCount, newCount) = (old.count, new.count)
    let limit = min(greatestDistance, oldCount + newCount)
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    let origin = limit + 1
    var rounds: [ArraySlice<Int>] = []
    for distance in 0...limit {
      rounds.append(furthest[(origin - distance)...(origin + distance)])
      for k in stride(from: -distance, through: distance, by: 2) {
        let goesDown = k == -distance || (k != distance && furthest[origin + k - 1] < furthest[origin + k + 1])
        var x = goesDown ? furthest[origin + k + 1] : furthest[origin + k - 1] + 1
        while x < oldCount, x - k < newCount, x - k >= 0, old[old.startIndex + x] == new[new.startIndex + x - k] {
          x += 1
        }
        furthest[origin + k] = x
        if x >= oldCount, x - k >= newCount { return Self.walkBack(rounds, oldCount, newCount) }
      }
    }
    return nil
  }

  /// The runs of the path that ends at the end of both texts. `rounds[d]` holds diagonals `-d...d` before round `d`.
  private static func walkBack(_ rounds: [ArraySlice<Int>], _ oldCount: Int, _ newCount: Int) -> [Run] {
    var runs: [Run] = []
    var (x, y) = (oldCount, newCount)
    for distance in stride(from: rounds.count - 1, to: 0, by: -1) {
      let round = rounds[distance]
      let origin = round.startIndex + distance
      let k = x - y
      let goesDown = k == -distance || (k != distance && round[origin + k - 1] < round[origin + k + 1])
      let before = goesDown ? round[origin + k + 1] : round[origin + k - 1]
      let start = goesDown ? before : before + 1
      runs.append(Run(change: .keep, count: x - start))
      runs.append(Run(change: goesDown ? .insert : .delete, count: 1))
      (x, y) = (before, before - (goesDown ? k + 1 : k - 1))
    }
    runs.append(Run(change: .keep, count: x))
    return runs.reversed()
  }

  /// Lines that occur once in each text, in the longest selection that has them in the same order in both.
  private static func anchors(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [(old: Int, new: Int)] {
    let oldPlaces = uniquePlaces(old)
    let newPlaces = uniquePlaces(new)
    var candidates: [(old: Int, new: Int)] = []
    for place in old.indices where oldPlaces[old[place]] == .some(.some(place)) {
      if let other = newPlaces[old[place]] ?? nil { candidates.append((place, other)) }
    }
    var tops: [Int] = []
    var previous = [Int?](repeating: nil, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if candidates[tops[middle]].new < candidate.new { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? tops[low - 1] : nil
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var chain: [(old: Int, new: Int)] = []
    var next = tops.last
    while let index = next {
      chain.append(candidates[index])
      next = previous[index]
    }
    return chain.reversed()
  }

  /// Where each line stands, or `nil` inside when it stands in several places.
  private static func uniquePlaces(_ lines: ArraySlice<Int>) -> [Int: Int?] {
    var places: [Int: Int?] = [:]
    for index in lines.indices { places.updateValue(places[lines[index]] == nil ? index : nil, forKey: lines[index]) }
    return places
  }
}
