/// Prints expressions in Prometheus' own style.
///
/// What is printed parses to the same tree, but for the order of matchers, which is by name. Brackets that a tree
/// made by code does not hold are inserted where precedence needs them. Text that did not parse is printed verbatim.
public enum PromQLPrinter {
  /// The longest line that `pretty` leaves whole, in bytes without the indentation.
  public static let lineLimit = 100

  /// An expression on one line.
  public static func line(_ expression: PromQLExpression) -> String {
    var writer = LineWriter()
    writer.write(expression)
    return writer.text
  }

  /// An expression on as many lines as it needs, indented by two spaces a level, as the server's `format_query` does.
  public static func pretty(_ expression: PromQLExpression) -> String {
    var writer = PrettyWriter()
    writer.write(expression, level: 0)
    return writer.text
  }
}

extension PromQLExpression: CustomStringConvertible {
  /// The expression on one line.
  public var description: String { PromQLPrinter.line(self) }
}
