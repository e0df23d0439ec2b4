/// Writes an expression on one line.
struct LineWriter {
  typealias Expression = PromQLExpression

  private(set) var text = ""
  /// Stops soon after so many bytes: enough to know that a line is too long.
  private let limit: Int

  init(limit: Int = .max) { self.limit = limit }

  var isFull: Bool { text.utf8.count > limit }

  mutating func write(_ expression: Expression, inBrackets: Bool = false) {
    if isFull { return }
    if inBrackets { text += "(" }
    switch expression.node {
    case .number(let number): text += Self.number(number)
    case .string(let string): text += GoQuoting.quoted(string.bytes)
    case .variable(let variable): text += variable.text
    case .invalid(let invalid): text += invalid
    case .vectorSelector(let selector):
      write(selector)
      write(selector.modifiers)
    case .rangeSelector(let range):
      write(range.selector)
      text += "[\(Self.window(range.window))]"
      write(range.selector.modifiers)
    case .subquery(let subquery):
      write(subquery.expression, inBrackets: Brackets.areNeeded(beforeWindowAround: subquery.expression))
      text += Self.suffix(subquery)
    case .call(let call):
      text += call.function.name
      text += "("
      for (index, argument) in call.arguments.enumerated() {
        if isFull { break }
        if index > 0 { text += ", " }
        write(argument)
      }
      text += ")"
    case .aggregation(let aggregation):
      text += Self.head(aggregation)
      text += "("
      if let parameter = aggregation.parameter {
        write(parameter)
        text += ", "
      }
      write(aggregation.expression)
      text += ")"
    case .binary(let binary):
      writeLeft(binary)
      text += " \(Self.operation(binary)) "
      write(binary.right, inBrackets: Brackets.areNeeded(rightOf: binary.operation, around: binary.right))
    case .unary(let unary):
      text += unary.isNegation ? "-" : "+"
      write(unary.operand, inBrackets: Brackets.areNeeded(afterSignAround: unary.operand))
    case .parenthesized(let inner):
      write(inner, inBrackets: true)
    }
    if inBrackets { text += ")" }
  }

  private mutating func writeLeft(_ binary: Expression.BinaryOperation) {
    if let base = Self.unsignedBase(binary) {
      text += base
    } else {
      write(binary.left, inBrackets: Brackets.areNeeded(leftOf: binary.operation, around: binary.left))
    }
  }

  /// `Inf` as the base of a power, where `+Inf ^ 2` would be a sign before a power; `nil` for all other left sides.
  static func unsignedBase(_ binary: Expression.BinaryOperation) -> String? {
    guard binary.operation == .power, case .number(let number) = binary.left.node, number.value == .infinity else {
      return nil
    }
    return "Inf"
  }

  // MARK: Selectors

  private mutating func write(_ selector: Expression.VectorSelector) {
    var members: [String] = []
    members.reserveCapacity(selector.matchers.count + 1)
    if let name = selector.name {
      if selector.isNameTemplate && !selector.isNameInBraces || !selector.isNameInBraces && Names.isMetricName(name) {
        text += name
      } else {
        members.append("__name__=\(GoQuoting.quoted(name))")
      }
    }
    for matcher in selector.matchers {
      let name = matcher.isNameTemplate ? matcher.name : Names.labelName(matcher.name)
      members.append("\(name)\(matcher.operation.rawValue)\(GoQuoting.quoted(matcher.value.bytes))")
    }
    if members.isEmpty {
      if selector.name == nil { text += "{}" }
      return
    }
    if members.count > 1 { members.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    text += "{"
    text += members.joined(separator: ",")
    text += "}"
  }

  private mutating func write(_ modifiers: Expression.Modifiers) {
    if modifiers.offset == nil, modifiers.at == nil { return }
    text += Self.text(modifiers)
  }

  static func text(_ modifiers: Expression.Modifiers) -> String {
    var text = ""
    switch modifiers.at {
    case .milliseconds(let milliseconds): text += " @ \(Milliseconds.format(milliseconds))"
    case .start: text += " @ start()"
    case .end: text += " @ end()"
    case .variable(let variable): text += " @ \(variable.text)"
    case nil: break
    }
    if let offset = modifiers.offset, offset != .milliseconds(0) {
      let duration = DurationWriter.text(offset)
      text += offset.isOffsetTerm ? " offset \(duration)" : " offset (\(duration))"
    }
    return text
  }

  static func window(_ window: Expression.Duration) -> String {
    // A window of less than a millisecond; `0s` would not parse.
    window == .milliseconds(0) ? "0.0001" : DurationWriter.text(window)
  }

  /// What stands after the expression of a subquery.
  static func suffix(_ subquery: Expression.Subquery) -> String {
    "[\(window(subquery.window)):\(subquery.step.map(window) ?? "")]\(text(subquery.modifiers))"
  }

  // MARK: Parts that the pretty printer shares

  static func number(_ number: Expression.Number) -> String {
    guard number.isDuration, let milliseconds = Int64(exactly: number.value * 1000),
      Double(milliseconds) / 1000 == number.value
    else { return NumberText.format(number.value) }
    return (number.value.sign == .minus ? "-" : "") + DurationText.format(milliseconds.magnitude)
  }

  /// `sum by (a) ` or `sum`.
  static func head(_ aggregation: Expression.Aggregation) -> String {
    let name = aggregation.aggregator.rawValue
    guard let grouping = aggregation.grouping, grouping.isWithout || !grouping.labels.isEmpty else { return name }
    return "\(name) \(grouping.isWithout ? "without" : "by") \(labels(grouping.labels)) "
  }

  /// `== bool on (a) group_left (b)`.
  static func operation(_ binary: Expression.BinaryOperation) -> String {
    var text = binary.operation.rawValue
    if binary.returnsBool { text += " bool" }
    guard let matching = binary.matching, matching.isOn || !matching.labels.isEmpty || matching.group != nil else {
      return text
    }
    text += " \(matching.isOn ? "on" : "ignoring") \(labels(matching.labels))"
    switch matching.group {
    case .left(let included): text += " group_left \(labels(included))"
    case .right(let included): text += " group_right \(labels(included))"
    case nil: break
    }
    return text
  }

  private static func labels(_ labels: [Expression.LabelName]) -> String {
    let names = labels.map { $0.isTemplate ? $0.name : Names.groupingLabel($0.name) }
    return "(\(names.joined(separator: ", ")))"
  }
}

/// Which names can stand without quotes.
enum Names {
  /// Whether a name can stand before the braces: it is of the classic form and no keyword that an operand cannot be.
  static func isMetricName(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      guard let first = bytes.first, first.isLetter || first == UInt8(ascii: ":"),
        bytes.allSatisfy({ $0.isWord || $0 == UInt8(ascii: ":") })
      else { return false }
      return Keyword.named(bytes)?.kind.isMetricName ?? true
    }
  }

  /// A label name in braces, quoted where it must be.
  static func labelName(_ name: String) -> String { isClassic(name) ? name : GoQuoting.quoted(name) }

  /// A label name in a list, where a few keywords cannot stand, and a colon can.
  static func groupingLabel(_ name: String) -> String {
    var text = name
    let isPlain = text.withUTF8 { bytes in
      guard let first = bytes.first, first.isLetter || first == UInt8(ascii: ":"),
        bytes.allSatisfy({ $0.isWord || $0 == UInt8(ascii: ":") })
      else { return false }
      return Keyword.named(bytes)?.kind.isGroupingLabel ?? true
    }
    return isPlain ? name : GoQuoting.quoted(name)
  }

  private static func isClassic(_ name: String) -> Bool {
    name.utf8.first?.isLetter == true && name.utf8.allSatisfy(\.isWord)
  }
}
