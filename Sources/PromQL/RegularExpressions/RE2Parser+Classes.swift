/// Classes in square brackets.
extension RE2Parser {
  mutating func bracketClass() throws(SyntaxError) -> RE2CharacterClass {
    let start = position
    var members = RE2CharacterClass(foldsCase: flags.foldsCase)
    position += 1
    if peek() == "^" {
      members.isNegated = true
      position += 1
    }
    var isFirst = true
    while isFirst || peek() != "]" {
      guard peek() != nil else {
        throw SyntaxError("`\(text(start..<scalars.count))` has no closing `]`", hint: "write `\\[` for a bracket")
      }
      isFirst = false
      if try posixClass(&members) { continue }
      if try escapedClass(&members) { continue }
      let rangeStart = position
      let low = try classScalar(start)
      var high = low
      if peek() == "-", let next = peek(1), next != "]" {
        position += 1
        high = try classScalar(start)
        guard low <= high else {
          throw SyntaxError("the range `\(text(rangeStart..<position))` is backwards", hint: "the smaller comes first")
        }
      }
      members.items.append(.range(low, high))
    }
    position += 1
    return members
  }

  private mutating func classScalar(_ start: Int) throws(SyntaxError) -> UInt32 {
    guard let scalar = peek() else {
      throw SyntaxError("`\(text(start..<scalars.count))` has no closing `]`", hint: "write `\\[` for a bracket")
    }
    if scalar == "\\" { return try escapedScalar() }
    position += 1
    return scalar.value
  }

  /// Adds `[:name:]`; false when none stands here.
  private mutating func posixClass(_ members: inout RE2CharacterClass) throws(SyntaxError) -> Bool {
    guard peek() == "[", peek(1) == ":", !lacksPosixEnd else { return false }
    var end = position + 2
    while end + 1 < scalars.count, !(scalars[end] == ":" && scalars[end + 1] == "]") { end += 1 }
    guard end + 1 < scalars.count else {
      lacksPosixEnd = true
      return false
    }
    var name = text((position + 2)..<end)
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard let ranges = RE2CharacterClass.posix(name) else {
      throw SyntaxError(
        "there is no class `\(text(position..<(end + 2)))`", hint: "write one such as `[[:alpha:]]` or `[[:digit:]]`")
    }
    members.add(ranges, isNegated: isNegated)
    position = end + 2
    return true
  }
}
