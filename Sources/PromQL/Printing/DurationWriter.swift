/// Writes durations and duration expressions.
enum DurationWriter {
  typealias Duration = PromQLExpression.Duration

  static func text(_ duration: Duration) -> String {
    switch duration {
    case .milliseconds(let milliseconds):
      return (milliseconds < 0 ? "-" : "") + DurationText.format(milliseconds.magnitude)
    case .number(let number): return LineWriter.number(number)
    case .variable(let variable): return variable.text
    case .template(let template): return template
    case .parenthesized(let inner): return "(\(text(inner)))"
    case .negated(let inner):
      return "-" + operand(inner, inBrackets: precedence(inner) < Duration.ArithmeticOperator.power.precedence)
    case .arithmetic(let left, let operation, let right):
      let own = operation.precedence
      let isPower = operation == .power
      let leftText = operand(
        left, inBrackets: precedence(left) < own || isPower && (precedence(left) == own || isSigned(left)))
      let rightText = operand(right, inBrackets: isPower ? precedence(right) < own : precedence(right) <= own)
      return "\(leftText) \(operation.rawValue) \(rightText)"
    }
  }

  private static func operand(_ duration: Duration, inBrackets: Bool) -> String {
    inBrackets ? "(\(text(duration)))" : text(duration)
  }

  private static func precedence(_ duration: Duration) -> Int {
    if case .arithmetic(_, let operation, _) = duration { return operation.precedence }
    return .max
  }

  /// A power binds tighter than the sign of its base.
  private static func isSigned(_ duration: Duration) -> Bool {
    switch duration {
    case .milliseconds(let milliseconds): milliseconds < 0
    case .number(let number): number.value.sign == .minus
    case .negated: true
    case .variable, .template, .parenthesized, .arithmetic: false
    }
  }
}
