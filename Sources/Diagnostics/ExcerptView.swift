/// The lines of an excerpt that its range is in, each with what goes under it. A line that is too long for a person is
/// cut around the range.
struct ExcerptView {
  struct Line: Equatable {
    var text: String
    /// What stands before the carets: tabs for tabs and spaces for the rest, so that carets stand right whatever the
    /// width of a tab.
    var indentation: String
    /// `^~~~`; the lines after the first have `~~~~`.
    var underline: String
  }

  private(set) var lines: [Line] = []
  /// Whether the range goes on after the last of `lines`.
  private(set) var isCut = false

  /// The most columns that are shown of a line.
  static let widest = 120
  /// The most lines that are shown.
  static let mostLines = 4
  /// The columns before the range that are shown even if the range alone fills the line.
  private static let lead = 20

  init(_ excerpt: Diagnostic.Excerpt) {
    var text = excerpt.text
    text.withUTF8 { utf8 in
      // A bound inside a character means all of it.
      var end = min(max(excerpt.range.upperBound, 0), utf8.count)
      var start = min(max(excerpt.range.lowerBound, 0), end)
      while start > 0, start < utf8.count, utf8[start] & 0xC0 == 0x80 { start -= 1 }
      while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
      repeat {
        if lines.count == Self.mostLines {
          isCut = true
          return
        }
        let lineEnd = utf8[start..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
        add(utf8, start..<lineEnd)
        // On the lines after the first, the underline begins at the text.
        start = utf8[lineEnd..<end].firstIndex { $0 > UInt8(ascii: " ") } ?? end
      } while start < end
    }
  }

  /// Adds the line around `range`, which has no newline in it.
  private mutating func add(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let before = Self.scalars(before: utf8[..<range.lowerBound])
    let focus = Self.scalars(of: utf8[range])
    let after = focus.count > Self.widest ? [] : Self.scalars(of: utf8[range.upperBound...])

    let shownFocus = focus.prefix(Self.widest - min(before.count, Self.lead))
    let room = Self.widest - shownFocus.count
    let shownBefore = before.suffix(max(room / 2, room - after.count))
    let shownAfter = shownFocus.count < focus.count ? [] : after.prefix(room - shownBefore.count)

    var text = String.UnicodeScalarView()
    var indentation = String.UnicodeScalarView()
    if shownBefore.count < before.count {
      text.append("…")
      indentation.append(" ")
    }
    text.append(contentsOf: (shownBefore + shownFocus + shownAfter).lazy.map(PrintableText.visible))
    indentation.append(contentsOf: shownBefore.lazy.map { $0 == "\t" ? "\t" : " " })
    if shownFocus.count < focus.count || shownAfter.count < after.count { text.append("…") }
    let underline = (lines.isEmpty ? "^" : "~") + String(repeating: "~", count: max(shownFocus.count - 1, 0))
    lines.append(Line(text: String(text), indentation: String(indentation), underline: underline))
  }

  /// The characters of a line from the beginning of `bytes`. One more than is shown tells that there are more.
  private static func scalars(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [Unicode.Scalar] {
    let line = bytes.prefix(4 * (widest + 1)).prefix { $0 != UInt8(ascii: "\n") }
    let scalars = String(decoding: line, as: UTF8.self).unicodeScalars.prefix(widest + 1)
    return Array(scalars.last == "\r" ? scalars.dropLast() : scalars)
  }

  /// The characters of a line up to the end of `bytes`. One more than is shown tells that there are more.
  private static func scalars(before bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [Unicode.Scalar] {
    let near = bytes.suffix(4 * (widest + 1))
    let line = near[(near.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? near.startIndex)...]
    return Array(String(decoding: line, as: UTF8.self).unicodeScalars.suffix(widest + 1))
  }
}
