import PromQL

private let dialects: [PromQLDialect] = [
  .rules, PromQLDialect(experimentalFunctions: true, durationExpressions: true, grafanaVariables: true),
]

/// Any text, as a rule and as a panel's query with everything switched on: every error has a place in the text, and what
/// has no error has a tree and a type.
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
  }
  return 0
}
