import Diagnostics
import PromQL

/// A PromQL query. Methods of metrics and of queries make the same tree that the parser makes; `.promql("…")` parses text.
///
/// There are no operators on purpose: one wrong term in a formula of operators costs the compiler ten seconds and gives
/// no position. Write formulas as methods or as text.
public struct Query: Hashable, Sendable {
  package var expression: PromQLExpression
  /// The text as a person wrote it; `nil` for a query that methods made.
  package var source: String?
  /// Where the text was written; `nil` for a query that methods made: its user knows better.
  package var location: SourceLocation?
  /// How deep the tree is, at most.
  private var depth: Int

  /// A query around `parts`. One that is nested deeper than the parser reads is not made: it says so instead, and the
  /// linter finds it.
  package init(_ node: PromQLExpression.Node, around parts: [Query] = []) {
    depth = 1 + (parts.map(\.depth).max() ?? 1)
    if depth < PromQLParser.depthLimit {
      expression = PromQLExpression(node)
    } else {
      expression = PromQLExpression(.invalid("# nested deeper than \(PromQLParser.depthLimit) levels"))
      depth = 1
    }
  }

  private init(text: String, location: SourceLocation) {
    // Feature flags are the server's; the linter parses again with those that are declared.
    let dialect = PromQLDialect(experimentalFunctions: true, durationExpressions: true, grafanaVariables: true)
    let parsed = PromQLParser.parse(text, dialect: dialect)
    expression =
      parsed.errors.isEmpty ? parsed.expression ?? PromQLExpression(.invalid(text)) : PromQLExpression(.invalid(text))
    source = text
    self.location = location
    depth = Self.depth(of: expression)
  }

  private static func depth(of expression: PromQLExpression) -> Int {
    1 + (expression.children.map(depth).max() ?? 0)
  }

  /// PromQL text. Metrics, windows and queries may be interpolated; an interpolated query stands in brackets.
  ///
  /// ```swift
  /// .promql("sum(\(HTTP.inFlight)) / sum(rate(\(HTTP.requests)[\(.minutes(5))]))")
  /// ```
  public static func promql(
    _ text: QueryText, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Query {
    Query(text: text.text, location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// The PromQL on one line, or as it was written.
  public var text: String { source ?? PromQLPrinter.line(expression) }
}
