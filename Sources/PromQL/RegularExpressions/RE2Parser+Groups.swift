extension RE2Parser {
  mutating func openGroup() throws(SyntaxError) {
    var inner = flags
    var isCapturing = true
    if peek(1) == "?" {
      if let end = try namedGroup() {
        position = end
      } else {
        let prefix = try flagPrefix()
        inner = prefix.flags
        position = prefix.end
        if !prefix.opensGroup {
          // `(?i)` changes the rest of the group that it stands in. A repetition after it is of the part before it.
          flags = inner
          return
        }
        isCapturing = false
      }
    } else {
      position += 1
    }
    joinLast()
    guard groups.count < Self.depthLimit else { throw SyntaxError("it nests deeper than \(Self.depthLimit) groups") }
    groups.append(Group(flags: flags, isCapturing: isCapturing))
    flags = inner
  }

  mutating func closeGroup() throws(SyntaxError) {
    guard groups.count > 1 else {
      throw SyntaxError("a `)` closes nothing", hint: "write `\\)` for a bracket")
    }
    finishAlternatives()
    position += 1
    guard let group = groups.popLast() else { return }
    flags = group.flags
    var weight = group.alternatives ?? Weight()
    if group.isCapturing { weight.depth += 1 }
    try checkDepth(weight)
    groups[groups.count - 1].last = weight
  }

  func checkDepth(_ weight: Weight) throws(SyntaxError) {
    if weight.depth > Self.depthLimit { throw SyntaxError("it nests deeper than \(Self.depthLimit) levels") }
  }

  /// Where the content of `(?P<name>` or `(?<name>` begins; `nil` when no such group stands here.
  private func namedGroup() throws(SyntaxError) -> Int? {
    var start = position + 2
    if scalars.count > start, scalars[start] == "P" { start += 1 }
    guard start < scalars.count, scalars[start] == "<" else { return nil }
    var end = start + 1
    while end < scalars.count, scalars[end] != ">" { end += 1 }
    let name = scalars[(start + 1)..<end]
    if name.first == "=" || name.first == "!" { throw lookaround() }
    guard end < scalars.count, !name.isEmpty, name.allSatisfy({ $0.isASCII && UInt8($0.value).isWord }) else {
      throw SyntaxError("the name of a group is wrong", hint: "write `(?P<name>…)` with letters, digits and `_`")
    }
    return end + 1
  }

  private func lookaround() -> SyntaxError {
    SyntaxError(
      "it looks ahead or behind, which RE2 does not do",
      hint: "match what should be there, and refuse the rest with a second matcher such as `!~`")
  }

  /// `(?flags)` and `(?flags:`.
  private func flagPrefix() throws(SyntaxError) -> (flags: Flags, end: Int, opensGroup: Bool) {
    var changed = flags
    var isSet = true
    var sawFlag = false
    var index = position + 2
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "i": changed.foldsCase = isSet
      case "m": changed.isMultiline = isSet
      case "s": changed.dotMatchesNewline = isSet
      case "U": break
      case "-":
        guard isSet else { throw unknownGroup(index) }
        isSet = false
        sawFlag = false
        continue
      case ":", ")":
        guard isSet || sawFlag else { throw unknownGroup(index) }
        return (changed, index, scalar == ":")
      case "=", "!": throw lookaround()
      default: throw unknownGroup(index)
      }
      sawFlag = true
    }
    throw SyntaxError("a `(` is not closed")
  }

  private func unknownGroup(_ end: Int) -> SyntaxError {
    SyntaxError(
      "`\(text(position..<end))` is no group of RE2", hint: "groups are `(…)`, `(?:…)`, `(?P<name>…)` and `(?i)`")
  }

  func text(_ range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return text
  }
}
