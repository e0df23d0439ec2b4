import Testing

@testable import BuildTool

@Suite struct LineDifferenceTests {
  private func lines(_ text: String) -> [ArraySlice<UInt8>] { text.utf8.map { [$0] } }

  /// `abc` to `axc` is `=1 -1 +1 =1`.
  private func script(_ old: String, _ new: String) -> String {
    LineDifference(from: lines(old), to: lines(new)).runs.map { run in
      switch run.change {
      case .keep: "=\(run.count)"
      case .delete: "-\(run.count)"
      case .insert: "+\(run.count)"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("", "", ""),
    ("abc", "abc", "=3"),
    ("", "ab", "+2"),
    ("ab", "", "-2"),
    ("abc", "axc", "=1 -1 +1 =1"),
    ("abc", "xyz", "-3 +3"),
    ("abcd", "bcde", "-1 =3 +1"),
    ("abcabba", "cbabac", "-2 =1 +1 =2 -1 =1 +1"),
  ])
  func scripts(old: String, new: String, script: String) {
    #expect(self.script(old, new) == script)
    check(lines(old), lines(new))
  }

  /// Applying the script to the old text gives the new one.
  private func check(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    let runs = LineDifference(from: old, to: new).runs
    var (x, y) = (0, 0)
    for (index, run) in runs.enumerated() {
      #expect(run.count > 0)
      if index > 0 { #expect(runs[index - 1].change != run.change) }
      switch run.change {
      case .keep:
        #expect(old[x..<x + run.count].elementsEqual(new[y..<y + run.count]))
        (x, y) = (x + run.count, y + run.count)
      case .delete: x += run.count
      case .insert: y += run.count
      }
    }
    #expect(x == old.count && y == new.count)
  }

  /// The length of a longest common subsequence, by the textbook's table.
  private func commonLength(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> Int {
    var previous = [Int](repeating: 0, count: new.count + 1)
    for a in old {
      var current = [0]
      for (j, b) in new.enumerated() { current.append(a == b ? previous[j] + 1 : max(previous[j + 1], current[j])) }
      previous = current
    }
    return previous[new.count]
  }

  @Test func randomTextsGetAShortestScript() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let letters = UInt8.random(in: 2...6, using: &random)
      func text() -> [ArraySlice<UInt8>] {
        (0..<Int.random(in: 0...25, using: &random)).map { _ in [UInt8.random(in: 0..<letters, using: &random)] }
      }
      let (old, new) = (text(), text())
      check(old, new)
      let kept = LineDifference(from: old, to: new).runs.reduce(0) { $0 + ($1.change == .keep ? $1.count : 0) }
      #expect(kept == commonLength(old, new))
    }
  }

  /// Texts that differ everywhere, with anchors, without, and with one line repeated: each ends soon and applies.
  @Test func hostileTextsAreBounded() {
    func line(_ number: Int) -> ArraySlice<UInt8> { Array("\(number)".utf8)[...] }
    let count = 20_000
    check((0..<count).map(line), (0..<count).map { line($0 + count) })
    check((0..<count).map { line($0 % 2) }, (0..<count).map { line($0 % 3) })
    check((0..<count).map { line($0 % 100) }, (0..<count).map { line(99 - $0 % 100) })
    check((0..<count).map(line), (0..<count).reversed().map(line))
    let spread = (0..<count).map { $0.isMultiple(of: 3) ? line($0 + 9 * count) : line($0) }
    check((0..<count).map(line), spread)
    let kept = LineDifference(from: (0..<count).map(line), to: spread).runs.reduce(0) {
      $0 + ($1.change == .keep ? $1.count : 0)
    }
    #expect(kept == count - (count + 2) / 3, "anchors find every line that stayed")
  }
}
