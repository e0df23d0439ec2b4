import Diagnostics

/// A change of a source file of the package.
struct SourceEdit: Hashable {
  /// Relative to the package.
  var path: String
  /// In bytes of the file.
  var range: Range<Int>
  var replacement: String
}

/// Finds where the text that a finding would change was written: in the literal of the `.promql("…")` at its place.
///
/// The literal must hold the very text that the finding quotes. When it has interpolations, the part that the finding
/// points at must occur once in the text and once in the literal. Everything else is refused.
struct FixLocator {
  /// Why a fix has no place; a sentence without its beginning and end.
  struct Refusal: Error, Equatable {
    var reason: String
  }

  let sources: SourceFiles

  func edit(for finding: Diagnostic) throws(Refusal) -> SourceEdit {
    guard let fix = finding.fix, let excerpt = finding.excerpt, let location = finding.location else {
      throw Refusal(reason: "no place in the source is known")
    }
    guard let path = sources.path(of: location) else {
      throw Refusal(reason: "\(location.fileID) is not a file of this package")
    }
    guard Self.isPlain(fix.replacement) else { throw Refusal(reason: "'\(fix.replacement)' needs escapes") }
    let text: [UInt8]
    do throws(ToolError) { text = try sources.text(of: path) } catch { throw Refusal(reason: error.message) }
    let literal = try Self.literal(in: text, at: location)
    let range = try Self.source(of: fix.range, in: literal, quoting: excerpt)
    return SourceEdit(path: path, range: range, replacement: fix.replacement)
  }

  /// Whether a text is the same in every kind of literal.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }

  // MARK: The literal

  /// The only argument of the call at a place. The compiler's place of a call is its opening bracket.
  private static func literal(in text: [UInt8], at location: SourceLocation) throws(Refusal) -> SwiftLiteral {
    guard let line = SourceText.offset(ofLine: location.line, in: text), location.column >= 1 else {
      throw Refusal(reason: "the file has no such line; build again")
    }
    let bracket = line + (location.column - 1)
    guard text.indices.contains(bracket), text[bracket] == UInt8(ascii: "("),
      text[..<bracket].suffix(7).elementsEqual(".promql".utf8)
    else { throw Refusal(reason: "the query was not written as .promql(\"…\") at this place") }
    let start = skipBlanks(in: text, from: bracket + 1)
    let literal: SwiftLiteral
    do throws(SwiftLiteralParser.Problem) {
      literal = try SwiftLiteralParser.literal(in: text, at: start)
    } catch {
      throw Refusal(reason: "the literal \(error.reason)")
    }
    let end = skipBlanks(in: text, from: literal.range.upperBound)
    guard text.indices.contains(end), text[end] == UInt8(ascii: ")") || text[end] == UInt8(ascii: ",") else {
      throw Refusal(reason: "the literal is a part of a longer expression")
    }
    return literal
  }

  /// The offset of what follows white space and comments.
  private static func skipBlanks(in text: [UInt8], from start: Int) -> Int {
    var index = start
    while index < text.count {
      if text[index...].starts(with: "//".utf8) {
        index = text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      } else if text[index...].starts(with: "/*".utf8) {
        index = endOfComment(in: text, from: index)
      } else if [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// Comments nest.
  private static func endOfComment(in text: [UInt8], from start: Int) -> Int {
    var index = start
    var depth = 0
    while index < text.count {
      if text[index...].starts(with: "/*".utf8) {
        depth += 1
        index += 2
      } else if text[index...].starts(with: "*/".utf8) {
        depth -= 1
        index += 2
        if depth == 0 { return index }
      } else {
        index += 1
      }
    }
    return index
  }

  // MARK: The place in it

  private static func source(
    of range: Range<Int>, in literal: SwiftLiteral, quoting excerpt: Diagnostic.Excerpt
  ) throws(Refusal) -> Range<Int> {
    let text = Array(excerpt.text.utf8)
    let whole = 0..<text.count
    guard whole.contains(range), whole.contains(excerpt.range) else {
      throw Refusal(reason: "the finding points outside its text")
    }
    if !literal.isInterpolated {
      guard literal.segments.first?.value == text, let source = literal.source(of: range, inSegment: 0) else {
        throw Refusal(reason: "the literal has another text by now; build again")
      }
      return source
    }
    let anchor =
      min(range.lowerBound, excerpt.range.lowerBound)..<max(range.upperBound, excerpt.range.upperBound)
    let fragment = text[anchor]
    guard !fragment.isEmpty, places(of: fragment, in: text).count == 1 else {
      throw Refusal(reason: "'\(String(decoding: fragment, as: UTF8.self))' stands in the query more than once")
    }
    let found = literal.segments.enumerated().flatMap { index, segment in
      places(of: fragment, in: segment.value).map { (segment: index, start: $0) }
    }
    guard let place = found.first, found.count == 1,
      let source = literal.source(
        of: (place.start + range.lowerBound - anchor.lowerBound)..<(place.start + range.upperBound - anchor.lowerBound),
        inSegment: place.segment)
    else {
      throw Refusal(reason: "'\(String(decoding: fragment, as: UTF8.self))' is put together by interpolation")
    }
    return source
  }

  /// The offsets at which `fragment` stands in `text`: two at most, as more say no more.
  private static func places(of fragment: ArraySlice<UInt8>, in text: [UInt8]) -> [Int] {
    var places: [Int] = []
    var rest = text[...]
    while places.count < 2, let range = rest.firstRange(of: fragment) {
      places.append(range.lowerBound)
      rest = rest[(range.lowerBound + 1)...]
    }
    return places
  }
}

extension Range<Int> {
  /// Whether the other range lies in this one; an empty one may lie at the end.
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.lowerBound >= lowerBound && other.upperBound <= upperBound
  }
}
