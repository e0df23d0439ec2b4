/// The first warnings of a page by byte offset, and how many more there were.
struct Warnings {
  private struct Entry {
    var offset: Int
    var message: String
    /// Where the other half of the matter stands; its line goes into the message.
    var related: Int?
  }

  let limit: Int
  private var entries: [Entry] = []
  private(set) var omitted = 0

  init(limit: Int) { self.limit = limit }

  /// - Parameter related: an earlier place, which the message ends with: "…; the first is on line 3".
  mutating func add(_ offset: Int, _ message: @autoclosure () -> String, related: Int? = nil) {
    guard entries.count < limit else {
      omitted += 1
      return
    }
    entries.append(Entry(offset: offset, message: message(), related: related))
  }

  /// The warnings with their lines, in the page's order.
  func problems(in page: UnsafeRawBufferPointer) -> [ExpositionProblem] {
    let offsets = entries.map(\.offset) + entries.compactMap(\.related)
    let places = LinePlaces(of: offsets, in: page)
    return entries.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map {
      _, entry in
      let suffix = entry.related.map { "; the first is on line \(places[$0].line)" } ?? ""
      let place = places[entry.offset]
      return ExpositionProblem(line: place.line, column: place.column, entry.message + suffix)
    }
  }
}

/// Lines and columns of byte offsets, found in one pass over the page.
struct LinePlaces {
  private var places: [Int: (line: Int, column: Int)] = [:]

  init(of offsets: [Int], in page: UnsafeRawBufferPointer) {
    guard let base = page.baseAddress else { return }
    let cursor = ByteCursor(base, count: page.count, sentinel: 0)
    var line = 1
    var start = 0
    for offset in offsets.sorted() {
      while true {
        let end = cursor.endOfLine(from: start)
        if end >= min(offset, page.count) { break }
        line += 1
        start = end + 1
      }
      places[offset] = (line, min(offset, page.count) - start + 1)
    }
  }

  /// Offsets that were not asked for are at 1:1, the place of everything in an empty page.
  subscript(offset: Int) -> (line: Int, column: Int) { places[offset] ?? (1, 1) }
}
