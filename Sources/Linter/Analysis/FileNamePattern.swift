/// A pattern for the names of files, as Go's `filepath.Match` reads it: `*`, `?`, `[a-z]`, `[^a-z]`, and `\` before a
/// character that stands for itself.
/// https://pkg.go.dev/path/filepath#Match
struct FileNamePattern {
  private enum Part {
    /// Any text, also none.
    case anything
    /// One character of these; of all others when negated.
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    case anyCharacter
    case character(Unicode.Scalar)
  }

  /// `nil` for a pattern that is malformed: it matches nothing.
  private let parts: [Part]?
  /// Whether it matches one name only.
  let isLiteral: Bool

  init(_ pattern: String) {
    let parts = Self.parse(pattern)
    self.parts = parts
    isLiteral = parts?.allSatisfy { if case .character = $0 { true } else { false } } ?? false
  }

  /// Whether the whole name fits. Goes back to the last star only, so that the time is bounded by the product of the lengths.
  func matches(_ name: String) -> Bool {
    guard let parts else { return false }
    let text = Array(name.unicodeScalars)
    var part = 0
    var place = 0
    var star: (part: Int, place: Int)?
    while place < text.count {
      if part < parts.count, case .anything = parts[part] {
        star = (part, place)
        part += 1
      } else if part < parts.count, Self.accepts(parts[part], text[place]) {
        part += 1
        place += 1
      } else if let last = star {
        star = (last.part, last.place + 1)
        part = last.part + 1
        place = last.place + 1
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { if case .anything = $0 { true } else { false } }
  }

  private static func accepts(_ part: Part, _ character: Unicode.Scalar) -> Bool {
    switch part {
    case .anything: false
    case .anyCharacter: true
    case .character(let own): own == character
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
    }
  }

  private static func parse(_ pattern: String) -> [Part]? {
    var parts: [Part] = []
    var rest = pattern.unicodeScalars[...]
    while let character = rest.popFirst() {
      switch character {
      case "*": parts.append(.anything)
      case "?": parts.append(.anyCharacter)
      case "[":
        guard let part = parseClass(&rest) else { return nil }
        parts.append(part)
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        parts.append(.character(escaped))
      default: parts.append(.character(character))
      }
    }
    return parts
  }

  /// What follows a `[`, with the `]`.
  private static func parseClass(_ rest: inout Substring.UnicodeScalarView) -> Part? {
    let isNegated = rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var isEmpty = true
    while isEmpty || rest.first != "]" {
      guard let low = parseEnd(&rest) else { return nil }
      var high = low
      if rest.first == "-" {
        rest.removeFirst()
        guard let end = parseEnd(&rest) else { return nil }
        high = end
      }
      // A range the wrong way round holds nothing.
      if low <= high { ranges.append(low...high) }
      isEmpty = false
    }
    rest.removeFirst()
    return .oneOf(ranges, isNegated: isNegated)
  }

  private static func parseEnd(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
    guard let character = rest.popFirst(), character != "-", character != "]" else { return nil }
    return character == "\\" ? rest.popFirst() : character
  }
}
