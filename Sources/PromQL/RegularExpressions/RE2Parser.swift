/// Reads RE2 syntax into postfix operations. Groups are kept on a stack of its own, so that depth costs no recursion.
struct RE2Parser {
  typealias SyntaxError = RE2.SyntaxError

  /// The largest repetition count, also of nested repetitions multiplied.
  static let repetitionLimit = 1000
  /// The largest number of parts within parts.
  static let depthLimit = 1000

  struct Flags {
    var foldsCase = false
    var isMultiline = false
    var dotMatchesNewline = true
  }

  /// What is known of a part: how often its most repeated piece repeats, and how deep it nests.
  private struct Weight {
    var repetitions = 1
    var depth = 1
  }

  /// An open group, or the pattern itself.
  private struct Group {
    var flags: Flags
    var isCapturing = false
    /// The finished alternatives.
    var count = 0
    var alternatives: Weight?
    /// The parts of the current alternative that are already joined.
    var sequence: Weight?
    /// The part that a repetition would apply to.
    var last: Weight?
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var flags = Flags()
  private var groups: [Group]
  private(set) var operations: [RE2Operation] = []

  /// The operations of a pattern.
  static func parse(_ pattern: [UInt8]) throws(SyntaxError) -> [RE2Operation] {
    guard let text = String(validating: pattern, as: UTF8.self) else {
      // Prometheus compares alternatives without operators as bytes; Go's parser refuses the rest.
      let operators = Array("\\.+*?()[]{}^$".utf8)
      if pattern.contains(where: operators.contains) { throw SyntaxError("it is not valid UTF-8") }
      return [.empty]
    }
    var parser = RE2Parser(text)
    try parser.run()
    return parser.operations
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    groups = [Group(flags: Flags())]
  }

  private mutating func run() throws(SyntaxError) {
    while let scalar = peek() {
      switch scalar {
      case "(": try openGroup()
      case ")": try closeGroup()
      case "|":
        position += 1
        finishAlternative()
      case "*": try `repeat`(minimum: 0, maximum: nil, length: 1)
      case "+": try `repeat`(minimum: 1, maximum: nil, length: 1)
      case "?": try `repeat`(minimum: 0, maximum: 1, length: 1)
      case "{":
        if let count = repetition(at: position) {
          try `repeat`(minimum: count.minimum, maximum: count.maximum, length: count.length)
        } else {
          literal(scalar)
        }
      case "[": push(.characterClass(try bracketClass()))
      case ".":
        position += 1
        push(.any(includingNewline: flags.dotMatchesNewline))
      case "^":
        position += 1
        push(.assertion(flags.isMultiline ? .lineStart : .textStart))
      case "$":
        position += 1
        push(.assertion(flags.isMultiline ? .lineEnd : .textEnd))
      case "\\": try escape()
      default: literal(scalar)
      }
    }
    guard groups.count == 1 else {
      throw SyntaxError("a `(` is not closed", hint: "close it, or write `\\(` for a bracket")
    }
    finishAlternatives()
  }

  // MARK: Parts

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    let index = position + offset
    return index < scalars.count ? scalars[index] : nil
  }

  private mutating func literal(_ scalar: Unicode.Scalar) {
    position += 1
    push(.scalar(scalar.value, foldsCase: flags.foldsCase))
  }

  private mutating func push(_ operation: RE2Operation) {
    joinLast()
    operations.append(operation)
    groups[groups.count - 1].last = Weight()
  }

  /// Appends the part that can no longer be repeated to the sequence before it.
  private mutating func joinLast() {
    let top = groups.count - 1
    guard let last = groups[top].last else { return }
    groups[top].last = nil
    if let sequence = groups[top].sequence {
      operations.append(.concatenate)
      groups[top].sequence = Self.joined(sequence, last)
    } else {
      groups[top].sequence = last
    }
  }

  private mutating func finishAlternative() {
    joinLast()
    let top = groups.count - 1
    if groups[top].sequence == nil {
      operations.append(.empty)
      groups[top].sequence = Weight()
    }
    let sequence = groups[top].sequence ?? Weight()
    groups[top].sequence = nil
    groups[top].count += 1
    groups[top].alternatives = groups[top].alternatives.map { Self.joined($0, sequence) } ?? sequence
  }

  private mutating func finishAlternatives() {
    finishAlternative()
    let count = groups[groups.count - 1].count
    if count > 1 { operations.append(.alternate(count)) }
  }

  private static func joined(_ left: Weight, _ right: Weight) -> Weight {
    Weight(repetitions: max(left.repetitions, right.repetitions), depth: max(left.depth, right.depth + 1))
  }

  // MARK: Groups

  private mutating func openGroup() throws(SyntaxError) {
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

  private mutating func closeGroup() throws(SyntaxError) {
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

  private func checkDepth(_ weight: Weight) throws(SyntaxError) {
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

  // MARK: Repetition

  private mutating func `repeat`(minimum: Int, maximum: Int?, length: Int) throws(SyntaxError) {
    let start = position
    let top = groups.count - 1
    guard let last = groups[top].last else {
      throw SyntaxError(
        "`\(text(start..<(start + length)))` repeats nothing",
        hint: "write what to repeat before it, such as `.*`, or `\\\(text(start..<(start + 1)))` for the character")
    }
    position += length
    if peek() == "?" { position += 1 }
    if isRepetition(at: position) {
      throw SyntaxError(
        "`\(text(start..<(position + 1)))` repeats a repetition", hint: "use brackets: `(?:a*)+`")
    }
    if minimum > Self.repetitionLimit || (maximum ?? 0) > Self.repetitionLimit || minimum > maximum ?? .max {
      throw SyntaxError(
        "the count `\(text(start..<(start + length)))` is wrong", hint: "the least comes first, and 1000 is the most")
    }
    let times = maximum ?? minimum
    var weight = Weight(repetitions: last.repetitions, depth: last.depth + 1)
    if maximum == 0 {
      weight.repetitions = 1
    } else if length > 1, times > 1 {
      weight.repetitions *= times
      guard weight.repetitions <= Self.repetitionLimit else {
        throw SyntaxError("nested counts repeat more than \(Self.repetitionLimit) times")
      }
    }
    try checkDepth(weight)
    operations.append(.repeat(minimum: minimum, maximum: maximum))
    groups[top].last = weight
  }

  private func isRepetition(at index: Int) -> Bool {
    guard index < scalars.count else { return false }
    switch scalars[index] {
    case "*", "+", "?": return true
    case "{": return repetition(at: index) != nil
    default: return false
    }
  }

  /// `{2}`, `{2,}` or `{2,5}`; anything else in braces is literal text.
  private func repetition(at start: Int) -> (minimum: Int, maximum: Int?, length: Int)? {
    var index = start + 1
    guard let minimum = count(&index) else { return nil }
    var maximum: Int? = minimum
    if index < scalars.count, scalars[index] == "," {
      index += 1
      if index < scalars.count, scalars[index] == "}" {
        maximum = nil
      } else {
        guard let second = count(&index) else { return nil }
        maximum = second
      }
    }
    guard index < scalars.count, scalars[index] == "}" else { return nil }
    return (minimum, maximum, index + 1 - start)
  }

  /// A whole number without leading zeros; one beyond the limit is kept beyond it.
  private func count(_ index: inout Int) -> Int? {
    let start = index
    var value = 0
    while index < scalars.count, let digit = Int(String(scalars[index])), scalars[index].isASCII {
      value = min(value * 10 + digit, Self.repetitionLimit * 10)
      index += 1
    }
    if index == start || (scalars[start] == "0" && index > start + 1) { return nil }
    return value
  }

  // MARK: Escapes

  private mutating func escape() throws(SyntaxError) {
    guard let kind = peek(1) else {
      throw SyntaxError("a backslash at the end", hint: "write `\\\\` for a backslash")
    }
    switch kind {
    case "A": pushEscape(.assertion(.textStart))
    case "z": pushEscape(.assertion(.textEnd))
    case "b": pushEscape(.assertion(.wordBoundary))
    case "B": pushEscape(.assertion(.noWordBoundary))
    case "Q": quote()
    default:
      var members = RE2CharacterClass(foldsCase: flags.foldsCase)
      if try escapedClass(&members) {
        push(.characterClass(members))
      } else {
        let scalar = try escapedScalar()
        push(.scalar(scalar, foldsCase: flags.foldsCase))
      }
    }
  }

  private mutating func pushEscape(_ operation: RE2Operation) {
    position += 2
    push(operation)
  }

  /// `\Q…\E`: literal text.
  private mutating func quote() {
    position += 2
    while let scalar = peek() {
      if scalar == "\\", peek(1) == "E" {
        position += 2
        return
      }
      literal(scalar)
    }
  }

  /// Adds `\d`, `\pL` and their relatives; false when none stands here.
  private mutating func escapedClass(_ members: inout RE2CharacterClass) throws(SyntaxError) -> Bool {
    guard peek() == "\\", let kind = peek(1) else { return false }
    switch kind {
    case "d", "D": members.add(RE2CharacterClass.digit, isNegated: kind == "D")
    case "s", "S": members.add(RE2CharacterClass.space, isNegated: kind == "S")
    case "w", "W": members.add(RE2CharacterClass.word, isNegated: kind == "W")
    case "p", "P":
      try unicodeClass(&members, isNegated: kind == "P")
      return true
    default: return false
    }
    position += 2
    return true
  }

  private mutating func unicodeClass(_ members: inout RE2CharacterClass, isNegated: Bool) throws(SyntaxError) {
    let start = position
    position += 2
    var name = ""
    if peek() == "{" {
      var end = position + 1
      while end < scalars.count, scalars[end] != "}" { end += 1 }
      guard end < scalars.count else { throw SyntaxError("`\(text(start..<end))` is not closed") }
      name = text((position + 1)..<end)
      position = end + 1
    } else if let letter = peek() {
      name = String(letter)
      position += 1
    }
    var isNegated = isNegated
    if name.hasPrefix("^") {
      name.removeFirst()
      isNegated.toggle()
    }
    if UnicodeClass.isCategory(name) {
      members.items.append(.category(name, isNegated: isNegated))
    } else if UnicodeClass.isScript(name) {
      members.items.append(.script(name))
    } else {
      throw SyntaxError(
        "there is no Unicode class `\(text(start..<position))`", hint: "write `\\pL`, `\\p{Lu}` or `\\p{Greek}`")
    }
  }

  /// The character that an escape sequence stands for. Moves behind it.
  private mutating func escapedScalar() throws(SyntaxError) -> UInt32 {
    let start = position
    position += 1
    guard let kind = peek() else { throw SyntaxError("a backslash at the end") }
    position += 1
    switch kind {
    case "a": return 7
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "x": return try hexadecimal(start)
    case "0"..."7":
      if kind != "0", peek().map({ ("0"..."7").contains($0) }) != true {
        throw SyntaxError(
          "`\(text(start..<position))` refers back to a group, which RE2 does not do", hint: "write the text itself")
      }
      var value = kind.value - 0x30
      for _ in 0..<2 {
        guard let digit = peek(), ("0"..."7").contains(digit) else { break }
        value = value * 8 + digit.value - 0x30
        position += 1
      }
      return value
    default:
      if kind.isASCII, !UInt8(kind.value).isWord || kind == "_" { return kind.value }
      throw SyntaxError(
        "`\(text(start..<position))` is no escape sequence of RE2", hint: "write `\\\\` for a backslash")
    }
  }

  /// `\x7F` and `\x{10FFFF}`.
  private mutating func hexadecimal(_ start: Int) throws(SyntaxError) -> UInt32 {
    var digits = 0
    var value: UInt32 = 0
    let isBraced = peek() == "{"
    if isBraced { position += 1 }
    while let scalar = peek(), scalar.isASCII, let digit = UInt8(scalar.value).hexadecimalValue, isBraced || digits < 2
    {
      value = min(value * 16 + UInt32(digit), 0x11_0000)
      digits += 1
      position += 1
    }
    let isClosed = !isBraced || peek() == "}"
    if isBraced, isClosed { position += 1 }
    guard isClosed, digits > 0, isBraced || digits == 2, value <= 0x10_FFFF else {
      throw SyntaxError("`\(text(start..<position))` is no character", hint: "write `\\x7F` or `\\x{10FFFF}`")
    }
    return value
  }

  // MARK: Classes in square brackets

  private mutating func bracketClass() throws(SyntaxError) -> RE2CharacterClass {
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
    guard peek() == "[", peek(1) == ":" else { return false }
    var end = position + 2
    while end + 1 < scalars.count, !(scalars[end] == ":" && scalars[end + 1] == "]") { end += 1 }
    guard end + 1 < scalars.count else { return false }
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
