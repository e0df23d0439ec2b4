import PromQL

extension PromQLExpression {
  /// The expression for a message: as it is on one line, or a noun when that would be long; the excerpt shows the text.
  func named(_ noun: String) -> String {
    let line = PromQLPrinter.line(self)
    return line.utf8.count <= Self.longestName ? "`\(line)`" : noun
  }

  private static let longestName = 72

  /// Without the brackets around it.
  var unparenthesized: PromQLExpression {
    var expression = self
    while case .parenthesized(let inner) = expression.node { expression = inner }
    return expression
  }

  /// A number that is written out.
  var literal: Double? {
    switch unparenthesized.node {
    case .number(let number): return number.value
    case .unary(let unary): return unary.operand.literal.map { unary.isNegation ? -$0 : $0 }
    default: return nil
    }
  }
}
