/// A difference of two texts as `diff -u` shows it, for people: control characters are shown as pictures, so a carriage
/// return that an editor put in can be seen.
struct UnifiedDiff {
  /// Lines that stay the same around a change.
  private static let context = 3

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let hunks: [Hunk]

  /// Runs that are shown together.
  private struct Hunk {
    /// The place of the first line in either text, counted from 0.
    var start: (old: Int, new: Int)
    var runs: [LineDifference.Run] = []

    /// With so many lines of context at its end.
    func adding(_ count: Int) -> Hunk {
      Hunk(start: start, runs: count == 0 ? runs : runs + [LineDifference.Run(change: .keep, count: count)])
    }
  }

  init(from old: [UInt8], to new: [UInt8]) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    hunks = Self.hunks(LineDifference(from: self.old, to: self.new).runs)
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
  private static func hunks(_ runs: [LineDifference.Run]) -> [Hunk] {
    var hunks: [Hunk] = []
    var hunk = Hunk(start: (0, 0))
    var place = (old: 0, new: 0)
    for (index, run) in runs.enumerated() {
      if run.change != .keep {
        hunk.runs.append(run)
      } else {
        let after = hunk.runs.isEmpty ? 0 : min(context, run.count)
        let before = index + 1 == runs.count ? 0 : min(context, run.count)
        if after > 0, before > 0, run.count <= after + before {
          hunk.runs.append(run)
        } else {
          if after > 0 { hunks.append(hunk.adding(after)) }
          hunk = Hunk(start: (place.old + run.count - before, place.new + run.count - before)).adding(before)
        }
      }
      place = run.end(from: place)
    }
    return hunk.runs.contains { $0.change != .keep } ? hunks + [hunk] : hunks
  }

  /// The text, with a line feed at its end; empty when nothing differs.
  func text(oldName: String, newName: String, style: TextStyle) -> String {
    if hunks.isEmpty { return "" }
    var lines = [style.bold("--- \(oldName.printable)"), style.bold("+++ \(newName.printable)")]
    for hunk in hunks {
      let start = hunk.start
      let end = hunk.runs.reduce(start) { $1.end(from: $0) }
      let ranges = "-\(Self.range(start.old, end.old - start.old)) +\(Self.range(start.new, end.new - start.new))"
      lines.append(style.cyan("@@ \(ranges) @@"))
      var place = start
      for run in hunk.runs {
        switch run.change {
        case .keep: lines += old[place.old..<place.old + run.count].flatMap { Self.shown(" ", $0) { $0 } }
        case .delete: lines += old[place.old..<place.old + run.count].flatMap { Self.shown("-", $0, style.red) }
        case .insert: lines += new[place.new..<place.new + run.count].flatMap { Self.shown("+", $0, style.green) }
        }
        place = run.end(from: place)
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
