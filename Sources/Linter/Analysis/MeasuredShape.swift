import PromQL

/// What an expression measures, with the operators taken out that say which number of several it is: `sum_over_time` or
/// `avg_over_time`, `sum` or `count`. Expressions of one shape read the same samples and group them alike.
struct MeasuredShape: Hashable, Sendable {
  /// The expression with one and the same operator wherever there could be another.
  let text: String
  /// The operators that were there, in the order of the text.
  let operators: [String]

  init(_ expression: PromQLExpression) {
    var operators: [String] = []
    text = PromQLPrinter.line(Self.normalized(expression, &operators))
    self.operators = operators
  }

  /// The first operators in which two expressions of one shape tell something else.
  func difference(from other: MeasuredShape) -> (own: String, other: String)? {
    for (own, other) in zip(operators, other.operators) where own != other {
      if Self.measures[own] != Self.measures[other] { return (own, other) }
    }
    return nil
  }

  private static func normalized(_ expression: PromQLExpression, _ operators: inout [String]) -> PromQLExpression {
    func normalized(_ part: PromQLExpression) -> PromQLExpression { Self.normalized(part, &operators) }
    switch expression.node {
    case .number, .string, .vectorSelector, .rangeSelector, .variable, .invalid: return expression
    case .parenthesized(let inner): return PromQLExpression(.parenthesized(normalized(inner)))
    case .subquery(var subquery):
      subquery.expression = normalized(subquery.expression)
      return PromQLExpression(.subquery(subquery))
    case .unary(var unary):
      unary.operand = normalized(unary.operand)
      return PromQLExpression(.unary(unary))
    case .binary(var binary):
      binary.left = normalized(binary.left)
      binary.right = normalized(binary.right)
      return PromQLExpression(.binary(binary))
    case .aggregation(var aggregation):
      if aggregation.parameter == nil {
        operators.append(aggregation.aggregator.rawValue)
        aggregation.aggregator = .sum
      }
      aggregation.expression = normalized(aggregation.expression)
      return PromQLExpression(.aggregation(aggregation))
    case .call(var call):
      if call.function.argumentTypes == [.matrix], measures[call.function.name] != nil,
        let any = PromQLFunction.named("sum_over_time")
      {
        operators.append(call.function.name)
        call.function = any
      }
      call.arguments = call.arguments.map { normalized($0) }
      return PromQLExpression(.call(call))
    }
  }

  /// What operators tell; two in one line may be meant as a stricter and a looser form of each other.
  private static let measures: [String: Substring] = {
    var measures: [String: Substring] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      for word in words.dropFirst() { measures[String(word)] = words[0] }
    }
    return measures
  }()

  private static let table = """
    total sum sum_over_time
    growth rate irate increase
    level avg min max avg_over_time min_over_time max_over_time last_over_time
    number count count_over_time
    presence group present_over_time
    spread stddev stdvar stddev_over_time stdvar_over_time mad_over_time
    change delta idelta
    slope deriv
    changes changes
    resets resets
    """
}
