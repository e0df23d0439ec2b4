/// Reads and checks templates of Go's text/template, as Prometheus and Alertmanager use it.
///
/// Syntax: https://pkg.go.dev/text/template; what the two servers add: the template references of their documentation.
public enum GoTemplateParser {
  /// Reads `text` and says everything that is wrong with it: what the server's own parser would refuse, and what would
  /// fail or come out as rubbish when rendered. Takes time in proportion to the text.
  ///
  /// Blocks and parentheses may be nested 50 deep, which is a bound of this parser only.
  public static func parse(_ text: String, dialect: GoTemplateDialect) -> GoTemplateParseResult {
    guard holdsAction(text) else { return plain(text) }
    var parser = GoTemplateTreeParser(text, dialect: dialect)
    parser.parse()
    var checker = GoTemplateChecker(dialect: dialect, assigned: parser.assigned, definitions: parser.definitions)
    checker.check(parser.nodes)
    let problems = (parser.problems + checker.problems).enumerated().sorted { left, right in
      (left.element.range.lowerBound, left.offset) < (right.element.range.lowerBound, right.offset)
    }
    return GoTemplateParseResult(
      tree: GoTemplateTree(nodes: parser.nodes), errors: problems.map(\.element),
      labelReferences: checker.references.sorted { $0.range.lowerBound < $1.range.lowerBound },
      usesValue: checker.usesValue, definitions: parser.definitions, uses: parser.uses)
  }

  /// Whether a text is a template that does something, as most texts of alerts are not.
  package static func holdsAction(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), previous == byte { return true }
      previous = byte
    }
    return false
  }

  private static func plain(_ text: String) -> GoTemplateParseResult {
    let nodes = text.isEmpty ? [] : [GoTemplateNode(kind: .text(text), range: 0..<text.utf8.count)]
    return GoTemplateParseResult(
      tree: GoTemplateTree(nodes: nodes), errors: [], labelReferences: [], usesValue: false, definitions: [], uses: [])
  }
}
