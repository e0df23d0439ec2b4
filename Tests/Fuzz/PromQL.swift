import PromQL

private let dialects: [PromQLDialect] = [
  .rules, PromQLDialect(experimentalFunctions: true, durationExpressions: true, grafanaVariables: true),
]

/// Any text, as a rule and as a panel's query with everything switched on: every error has a place in the text, and what
/// has no error has a tree and a type, and is the same again when it was printed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for dialect in dialects {
    let result = PromQLParser.parse(text, dialect: dialect)
    precondition(!result.isValid || (result.expression != nil && result.type != nil), "valid without a tree or a type")
    for error in result.errors {
      precondition(
        error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count, "an error outside the text")
    }
    precondition(result.messages(in: text).count == result.errors.count)
    if result.isValid, let expression = result.expression { checkPrinted(expression, dialect) }
  }
  return 0
}

private func checkPrinted(_ expression: PromQLExpression, _ dialect: PromQLDialect) {
  let line = PromQLPrinter.line(expression)
  for printed in [line, PromQLPrinter.pretty(expression)] {
    let again = PromQLParser.parse(printed, dialect: dialect)
    precondition(again.isValid, "what was printed cannot be read")
    precondition(again.expression.map(PromQLPrinter.line) == line, "what was printed means something else")
  }
}
