import Diagnostics

/// Names of every length and shape against each other: the first line is looked for among the others.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let names = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  guard let wanted = names.first else { return 0 }
  let found = Suggestion.nearest(to: wanted, among: names.dropFirst())
  precondition(found.map(names.contains) ?? true, "a suggestion that nobody offered")
  return 0
}
