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
  struct Weight {
    var repetitions = 1
    var depth = 1
  }

  /// An open group, or the pattern itself.
  struct Group {
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

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags = Flags()
  var groups: [Group]
  var operations: [RE2Operation] = []
  /// Whether a search for `:]` has reached the end: no second one need be made.
  var lacksPosixEnd = false

  /// The operations of a pattern.
  static func parse(_ pattern: [UInt8]) throws(SyntaxError) -> [RE2Operation] {
    guard let text = String(validating: pattern, as: UTF8.self) else { return try byteAlternatives(pattern) }
    var parser = RE2Parser(text)
    try parser.run()
    return parser.operations
  }

  /// A pattern that is not valid UTF-8. Prometheus compares alternatives without operators as bytes, and refuses the
  /// rest; no text can hold the alternatives that are wrong.
  private static func byteAlternatives(_ pattern: [UInt8]) throws(SyntaxError) -> [RE2Operation] {
    let operators = Array("\\.+*?()[]{}^$".utf8)
    if pattern.contains(where: operators.contains) { throw SyntaxError("it is not valid UTF-8") }
    let alternatives = pattern.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    let valid = alternatives.filter { String(validating: $0, as: UTF8.self) != nil }
    let nothing = RE2Operation.characterClass(RE2CharacterClass())
    if valid.isEmpty { return [nothing] }
    return try parse(Array(valid.joined(separator: [UInt8(ascii: "|")])))
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

  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    let index = position + offset
    return index < scalars.count ? scalars[index] : nil
  }

  mutating func literal(_ scalar: Unicode.Scalar) {
    position += 1
    push(.scalar(scalar.value, foldsCase: flags.foldsCase))
  }

  mutating func push(_ operation: RE2Operation) {
    joinLast()
    operations.append(operation)
    groups[groups.count - 1].last = Weight()
  }

  /// Appends the part that can no longer be repeated to the sequence before it.
  mutating func joinLast() {
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

  mutating func finishAlternatives() {
    finishAlternative()
    let count = groups[groups.count - 1].count
    if count > 1 { operations.append(.alternate(count)) }
  }

  private static func joined(_ left: Weight, _ right: Weight) -> Weight {
    Weight(repetitions: max(left.repetitions, right.repetitions), depth: max(left.depth, right.depth + 1))
  }
}
