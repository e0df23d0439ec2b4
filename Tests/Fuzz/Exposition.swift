import Exposition

/// Any bytes, as both formats and as the format that they look like: a page is read or refused at a place inside it, and
/// no format counts more lines than there are.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
  for format: ExpositionFormat? in [nil, .text, .openMetrics] {
    do throws(ExpositionProblem) {
      let page = try ExpositionParser.parse(bytes, format: format)
      precondition(page.sampleLines <= lines, "more samples than lines")
      precondition(page.families.allSatisfy { $0.seriesCount <= $0.sampleLines }, "more series than samples")
      precondition(
        page.warnings.allSatisfy { (1...lines + 1).contains($0.line) && $0.column >= 1 }, "a warning outside the page")
    } catch {
      precondition((1...lines + 1).contains(error.line) && error.column >= 1, "an error outside the page")
    }
  }
  return 0
}
