/// One step of a parsed pattern in postfix order: a flat list needs no recursion, however deep a pattern nests.
enum RE2Operation: Hashable, Sendable {
  case empty
  case scalar(UInt32, foldsCase: Bool)
  case any(includingNewline: Bool)
  case characterClass(RE2CharacterClass)
  case assertion(RE2Assertion)
  /// The last two parts, one after the other.
  case concatenate
  /// The last parts, so many of them: any one.
  case alternate(Int)
  /// The last part, a number of times; no maximum is without end.
  case `repeat`(minimum: Int, maximum: Int?)
}

/// A place in a text.
enum RE2Assertion: Hashable, Sendable {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
}
