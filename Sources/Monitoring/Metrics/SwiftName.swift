/// Swift identifiers made of the names of metrics and snapshots.
package enum SwiftName {
  /// `cloudwatchRequestsTotal` of `cloudwatch_requests_total`: the words of the name, which anything but ASCII letters and
  /// digits parts, from a small letter on. Never a keyword, and never one that begins with a digit.
  package static func lowerCamelCase(_ name: String, otherwise empty: String) -> String {
    var words = words(of: name)
    guard let first = words.first else { return empty }
    // HTTPRequests keeps its capitals in the middle, and not as a beginning.
    let capitals = first.prefix { isCapital($0) }
    let lowered = capitals.count <= 1 || capitals.count == first.count ? capitals.count : capitals.count - 1
    words[0] = first.prefix(lowered).map { $0 | 0x20 } + first.dropFirst(lowered)
    return legal(joined(words[...0]) + joined(words[1...].map(capitalised)[...]))
  }

  /// `CloudwatchExporter` of `cloudwatch-exporter`.
  package static func upperCamelCase(_ name: String, otherwise empty: String) -> String {
    let words = words(of: name)
    return words.isEmpty ? empty : legal(joined(words.map(capitalised)[...]))
  }

  private static func words(of name: String) -> [[UInt8]] {
    name.utf8.split { !isLetter($0) && !isDigit($0) }.map { Array($0) }
  }

  private static func capitalised(_ word: [UInt8]) -> [UInt8] {
    guard let first = word.first, isLetter(first) else { return word }
    return [first & ~0x20] + word.dropFirst()
  }

  private static func joined(_ words: ArraySlice<[UInt8]>) -> String {
    String(decoding: words.joined(), as: UTF8.self)
  }

  private static func legal(_ name: String) -> String {
    if keywords.contains(name) { return name + "Metric" }
    return name.utf8.first.map(isDigit) == true ? "_" + name : name
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte & ~0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// The reserved words, and the names that every type has.
  /// https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure/#Keywords-and-Punctuation
  private static let keywords: Set<String> = {
    let text = """
      Any Protocol Self Type actor as associatedtype await break case catch class continue default defer deinit do else enum
      extension fallthrough false fileprivate for func guard if import in init inout internal is let nil operator
      precedencegroup private protocol public repeat rethrows return self static struct subscript super switch throw throws
      true try typealias var where while
      """
    return Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }()
}
