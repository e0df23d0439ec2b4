/// A pattern as a nondeterministic automaton, run on all its states at once.
struct RE2Program: Sendable {
  /// The most instructions of a program: time and memory of a match are proportional to it.
  static let sizeLimit = 50_000

  /// Jumps are relative, so that a part can be copied and moved.
  private enum Instruction: Sendable {
    case scalar(UInt32)
    case foldedScalar(UInt32)
    case any
    case anyButNewline
    case characterClass(Int)
    case assertion(RE2Assertion)
    case split(Int, Int)
    case jump(Int)
    case match
  }

  private var instructions: [Instruction] = []
  private var classes: [RE2CharacterClass] = []

  init(_ operations: [RE2Operation]) throws(RE2.SyntaxError) {
    var parts: [[Instruction]] = []
    var size = 0
    for operation in operations {
      let part: [Instruction]
      switch operation {
      case .empty: part = []
      case .scalar(let value, let foldsCase):
        part = [foldsCase ? .foldedScalar(Self.folded(value)) : .scalar(value)]
      case .any(let includingNewline): part = [includingNewline ? .any : .anyButNewline]
      case .characterClass(let members):
        if let script = members.script {
          throw RE2.SyntaxError(
            "the script class `\\p{\(script)}` cannot be matched offline", hint: "write ranges such as `[α-ω]`")
        }
        classes.append(members)
        part = [.characterClass(classes.count - 1)]
      case .assertion(let assertion): part = [.assertion(assertion)]
      case .concatenate:
        let second = parts.popLast() ?? []
        var first = parts.popLast() ?? []
        size -= first.count + second.count
        first.append(contentsOf: second)
        part = first
      case .alternate(let count):
        let alternatives = parts.suffix(count)
        parts.removeLast(alternatives.count)
        size -= alternatives.reduce(0) { $0 + $1.count }
        part = Self.alternatives(Array(alternatives))
      case .repeat(let minimum, let maximum):
        let repeated = parts.popLast() ?? []
        size -= repeated.count
        part = try Self.repeated(repeated, minimum, maximum)
      }
      size += part.count
      if size > Self.sizeLimit { throw Self.tooLarge }
      parts.append(part)
    }
    instructions = parts.popLast() ?? []
    instructions.append(.match)
  }

  private static let tooLarge = RE2.SyntaxError(
    "it needs more than \(sizeLimit) instructions, which is Vigil's limit",
    hint: "repeat less: counts of counts multiply")

  private static func alternatives(_ alternatives: [[Instruction]]) -> [Instruction] {
    var result: [Instruction] = []
    let total = alternatives.reduce(0) { $0 + $1.count } + 2 * (alternatives.count - 1)
    result.reserveCapacity(total)
    for (index, alternative) in alternatives.enumerated() {
      if index == alternatives.count - 1 {
        result.append(contentsOf: alternative)
      } else {
        result.append(.split(1, alternative.count + 2))
        result.append(contentsOf: alternative)
        result.append(.jump(total - result.count))
      }
    }
    return result
  }

  private static func repeated(
    _ part: [Instruction], _ minimum: Int, _ maximum: Int?
  ) throws(RE2.SyntaxError) -> [Instruction] {
    if (part.count + 1) * max(minimum + 1, maximum ?? 0) > sizeLimit { throw tooLarge }
    var result: [Instruction] = []
    for _ in 0..<minimum { result.append(contentsOf: part) }
    if let maximum {
      for copy in minimum..<max(minimum, maximum) {
        // Each optional copy may leave the whole repetition.
        let rest = (maximum - copy) * (part.count + 1)
        result.append(.split(1, rest))
        result.append(contentsOf: part)
      }
    } else {
      result.append(.split(1, part.count + 2))
      result.append(contentsOf: part)
      result.append(.jump(-part.count - 1))
    }
    return result
  }

  private static func folded(_ value: UInt32) -> UInt32 {
    Unicode.Scalar(value).map { CaseFolding.folded($0).value } ?? value
  }

  // MARK: Matching

  /// The states that the automaton is in, each once.
  private struct States {
    var list: [Int] = []
    private var mark: [Int]
    private var generation = 0

    init(size: Int) {
      mark = Array(repeating: 0, count: size)
      list.reserveCapacity(min(size, 64))
    }

    mutating func clear() {
      list.removeAll(keepingCapacity: true)
      generation += 1
    }

    /// False when the state is visited already.
    mutating func visit(_ state: Int) -> Bool {
      if mark[state] == generation { return false }
      mark[state] = generation
      return true
    }
  }

  func matches(_ text: String.UnicodeScalarView) -> Bool {
    var current = States(size: instructions.count)
    var next = States(size: instructions.count)
    var pending: [Int] = []
    current.clear()
    var previous: Unicode.Scalar?
    var rest = text.makeIterator()
    var scalar = rest.next()
    add(0, to: &current, &pending, previous, scalar)
    while let character = scalar {
      if current.list.isEmpty { return false }
      let following = rest.next()
      next.clear()
      for state in current.list where accepts(instructions[state], character) {
        add(state + 1, to: &next, &pending, character, following)
      }
      swap(&current, &next)
      previous = character
      scalar = following
    }
    return current.list.contains { if case .match = instructions[$0] { true } else { false } }
  }

  private func accepts(_ instruction: Instruction, _ scalar: Unicode.Scalar) -> Bool {
    switch instruction {
    case .scalar(let value): scalar.value == value
    case .foldedScalar(let value): CaseFolding.folded(scalar).value == value
    case .any: true
    case .anyButNewline: scalar != "\n"
    case .characterClass(let index): classes[index].contains(scalar)
    case .assertion, .split, .jump, .match: false
    }
  }

  /// Adds a state and those that it reaches without a character.
  private func add(
    _ state: Int, to states: inout States, _ pending: inout [Int], _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?
  ) {
    pending.append(state)
    while let state = pending.popLast() {
      guard states.visit(state) else { continue }
      switch instructions[state] {
      case .jump(let distance): pending.append(state + distance)
      case .split(let first, let second):
        pending.append(state + second)
        pending.append(state + first)
      case .assertion(let assertion):
        if Self.holds(assertion, previous, next) { pending.append(state + 1) }
      default: states.list.append(state)
      }
    }
  }

  private static func holds(_ assertion: RE2Assertion, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
    switch assertion {
    case .textStart: previous == nil
    case .textEnd: next == nil
    case .lineStart: previous == nil || previous == "\n"
    case .lineEnd: next == nil || next == "\n"
    case .wordBoundary: isWord(previous) != isWord(next)
    case .noWordBoundary: isWord(previous) == isWord(next)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar, scalar.isASCII else { return false }
    return UInt8(scalar.value).isWord
  }
}
