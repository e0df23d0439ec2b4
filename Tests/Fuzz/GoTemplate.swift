import GoTemplate

/// Any text, as both servers read it: every problem and every reference has a place in the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for dialect in GoTemplateDialect.allCases {
    let result = GoTemplateParser.parse(text, dialect: dialect)
    let places =
      result.errors.map(\.range) + result.labelReferences.map(\.range) + (result.definitions + result.uses).map(\.range)
    for place in places {
      precondition(place.lowerBound >= 0 && place.upperBound <= text.utf8.count, "a place outside the text")
    }
  }
  return 0
}
