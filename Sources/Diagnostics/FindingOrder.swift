extension Sequence<Diagnostic> {
  /// The findings by location, then by code; those without a location come last. Of findings that are equal the first
  /// stays; findings of one code at one location stay in the order in which they were found.
  public func sortedWithoutDuplicates() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let unique = filter { seen.insert($0).inserted }
    return unique.enumerated().sorted { left, right in
      if left.element.location != right.element.location {
        guard let place = left.element.location else { return false }
        guard let other = right.element.location else { return true }
        return place < other
      }
      return (left.element.code.name, left.offset) < (right.element.code.name, right.offset)
    }.map(\.element)
  }
}
