/// A difference of two texts as `diff -u` shows it, for people: control characters are shown as pictures, so a carriage
/// return that an editor put in can be seen.
struct UnifiedDiff {
  /// Lines that stay the same around a change.
  private static let context = 3

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let hunks: [[LineDifference.Run]]
  private let starts: [(old: Int, new: Int)]

  init(from old: [UInt8], to new: [UInt8]) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    (hunks, starts) = Self.hunks(LineDifference(from: self.old, to: self.new).runs)
  }

  /// Lines with their line feed, so that a missing one at the end of a text is a difference.
  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  /// Cuts the runs where more lines stay than two changes share as context.
  private static func hunks(
    _ runs: [LineDifference.Run]
  ) -> (hunks: [[LineDifference.Run]], starts: [(old: Int, new: Int)]) {
    var hunks: [[LineDifference.Run]] = []
    var starts: [(old: Int, new: Int)] = []
    var hunk: [LineDifference.Run] = []
    var start = (old: 0, new: 0)
    var place = (old: 0, new: 0)
    func close() {
      if !hunk.isEmpty {
        hunks.append(hunk)
        starts.append(start)
      }
      hunk = []
    }
    for (index, run) in runs.enumerated() {
      switch run.change {
      case .delete, .insert:
        if hunk.isEmpty { start = place }
        hunk.append(run)
      case .keep:
        let after = hunk.isEmpty ? 0 : min(context, run.count)
        let before = index + 1 == runs.count ? 0 : min(context, run.count)
        if !hunk.isEmpty, before > 0, run.count <= after + before {
          hunk.append(run)
        } else {
          if after > 0 { hunk.append(LineDifference.Run(change: .keep, count: after)) }
          close()
          start = (place.old + run.count - before, place.new + run.count - before)
          if before > 0 { hunk = [LineDifference.Run(change: .keep, count: before)] }
        }
      }
      place.old += run.change == .insert ? 0 : run.count
      place.new += run.change == .delete ? 0 : run.count
    }
    close()
    return (hunks, starts)
  }

  /// The text, with a line feed at its end; empty when nothing differs.
  func text(oldName: String, newName: String, style: TextStyle) -> String {
    if hunks.isEmpty { return "" }
    var lines = [style.bold("--- \(oldName.printable)"), style.bold("+++ \(newName.printable)")]
    for (hunk, start) in zip(hunks, starts) {
      let oldCount = hunk.reduce(0) { $0 + ($1.change == .insert ? 0 : $1.count) }
      let newCount = hunk.reduce(0) { $0 + ($1.change == .delete ? 0 : $1.count) }
      let ranges = "-\(Self.range(start.old, oldCount)) +\(Self.range(start.new, newCount))"
      lines.append(style.cyan("@@ \(ranges) @@"))
      var place = start
      for run in hunk {
        switch run.change {
        case .keep: lines += old[place.old..<place.old + run.count].flatMap { Self.shown(" ", $0) { $0 } }
        case .delete: lines += old[place.old..<place.old + run.count].flatMap { Self.shown("-", $0, style.red) }
        case .insert: lines += new[place.new..<place.new + run.count].flatMap { Self.shown("+", $0, style.green) }
        }
        place.old += run.change == .insert ? 0 : run.count
        place.new += run.change == .delete ? 0 : run.count
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `start,count` counted from 1; an empty range names the line before it, and a count of 1 is left out.
  private static func range(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private static func shown(_ mark: String, _ line: ArraySlice<UInt8>, _ paint: (String) -> String) -> [String] {
    let isWhole = line.last == UInt8(ascii: "\n")
    let text = String(decoding: isWhole ? line.dropLast() : line, as: UTF8.self).printable
    return [paint(mark + text)] + (isWhole ? [] : [#"\ No newline at end of file"#])
  }
}
