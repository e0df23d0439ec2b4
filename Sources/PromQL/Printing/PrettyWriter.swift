/// Splits what is longer than a line: arguments, operands and the content of brackets get lines of their own.
struct PrettyWriter {
  typealias Expression = PromQLExpression

  private(set) var text = ""

  mutating func write(_ expression: Expression, level: Int, inBrackets: Bool = false) {
    if inBrackets {
      bracket(expression, level: level)
      return
    }
    if case .binary(let binary) = expression.node, !fits(expression) {
      if let base = LineWriter.unsignedBase(binary) {
        indent(level + 1)
        text += base
      } else {
        write(
          binary.left, level: level + 1,
          inBrackets: Brackets.areNeeded(leftOf: binary.operation, around: binary.left))
      }
      text += "\n"
      indent(level)
      text += LineWriter.operation(binary)
      text += "\n"
      write(
        binary.right, level: level + 1,
        inBrackets: Brackets.areNeeded(rightOf: binary.operation, around: binary.right))
      return
    }
    // The server does not indent a subquery that fits on a line, and its formatting is the one to agree with.
    if case .subquery = expression.node, fits(expression) {
      text += PromQLPrinter.line(expression)
      return
    }
    indent(level)
    writeContent(expression, level: level)
  }

  /// An expression whose first line is indented already.
  private mutating func writeContent(_ expression: Expression, level: Int) {
    switch expression.node {
    case .aggregation(let aggregation) where !fits(expression):
      text += LineWriter.head(aggregation)
      writeArguments((aggregation.parameter.map { [$0] } ?? []) + [aggregation.expression], level: level)
    case .call(let call) where !fits(expression) && !call.arguments.isEmpty:
      text += call.function.name
      writeArguments(call.arguments, level: level)
    case .parenthesized(let inner) where !fits(expression):
      writeArguments([inner], level: level)
    case .subquery(let subquery) where !fits(expression):
      if Brackets.areNeeded(beforeWindowAround: subquery.expression) {
        writeArguments([subquery.expression], level: level)
      } else {
        writeContent(subquery.expression, level: level)
      }
      text += LineWriter.suffix(subquery)
    case .unary(let unary):
      text += unary.isNegation ? "-" : "+"
      if Brackets.areNeeded(afterSignAround: unary.operand) {
        writeBracketed(unary.operand, level: level)
      } else {
        writeOperand(unary.operand, level: level)
      }
    default:
      text += PromQLPrinter.line(expression)
    }
  }

  /// The operand of a sign: on the line of the sign.
  private mutating func writeOperand(_ expression: Expression, level: Int) {
    guard case .binary = expression.node, !fits(expression) else {
      writeContent(expression, level: level)
      return
    }
    // A long power after a sign: its own first line would be indented deeper than the sign stands.
    var inner = PrettyWriter()
    inner.write(expression, level: level)
    text += inner.text.drop { $0 == " " }
  }

  private mutating func bracket(_ expression: Expression, level: Int) {
    indent(level)
    writeBracketed(expression, level: level)
  }

  private mutating func writeBracketed(_ expression: Expression, level: Int) {
    if fits(expression, limit: PromQLPrinter.lineLimit - 2) {
      text += "(\(PromQLPrinter.line(expression)))"
    } else {
      writeArguments([expression], level: level)
    }
  }

  private mutating func writeArguments(_ arguments: [Expression], level: Int) {
    text += "(\n"
    for (index, argument) in arguments.enumerated() {
      if index > 0 { text += ",\n" }
      write(argument, level: level + 1)
    }
    text += "\n"
    indent(level)
    text += ")"
  }

  private mutating func indent(_ level: Int) {
    for _ in 0..<level { text += "  " }
  }

  /// Whether an expression fits on one line. Writes no more of it than that takes.
  private func fits(_ expression: Expression, limit: Int = PromQLPrinter.lineLimit) -> Bool {
    var line = LineWriter(limit: limit)
    line.write(expression)
    return !line.isFull
  }
}
