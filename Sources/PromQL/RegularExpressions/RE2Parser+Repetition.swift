extension RE2Parser {
  mutating func `repeat`(minimum: Int, maximum: Int?, length: Int) throws(SyntaxError) {
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
  func repetition(at start: Int) -> (minimum: Int, maximum: Int?, length: Int)? {
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
}
