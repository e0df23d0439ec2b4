/// A query with the place of its finding marked below it, as compilers print it:
///
///     rate(temperature[5m]) > 1
///          ^~~~~~~~~~~
///
/// The mark of a query of several lines stands below the last.
struct MarkedQuery: Sendable {
  let text: String
  /// UTF-8 byte offsets into `text`; `nil` without a mark.
  let range: Range<Int>?

  init(_ marked: String) {
    var lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    guard let mark = lines.last, mark.contains("^"), mark.allSatisfy({ " ^~".contains($0) }) else {
      text = marked
      range = nil
      return
    }
    lines.removeLast()
    text = lines.joined(separator: "\n")
    let before = text.utf8.count - (lines.last?.utf8.count ?? 0)
    let start = before + mark.prefix { $0 == " " }.count
    range = start..<(start + mark.drop { $0 == " " }.count)
  }
}
