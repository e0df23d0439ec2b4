/// The places of a Markdown document that a link can lead to.
///
/// How a heading becomes an address differs from server to server: only letters and digits are compared, without their case.
struct MarkdownHeadings {
  /// As they are written, in the order of the document.
  private(set) var titles: [String] = []
  private var keys: Set<[UInt8]> = []

  init(_ text: [UInt8]) {
    var isCode = false
    var previous: ArraySlice<UInt8> = []
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let content = line.drop { $0 == UInt8(ascii: " ") }
      defer { previous = content }
      if content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8) { isCode.toggle() }
      if isCode { continue }
      addAnchors(in: content)
      let marks = content.prefix { $0 == UInt8(ascii: "#") }.count
      if (1...6).contains(marks), content.dropFirst(marks).first.map(Self.isBlank) == true {
        add(content.dropFirst(marks))
      } else if !content.isEmpty, Self.isUnderline(content), !previous.isEmpty {
        add(previous)
      }
    }
  }

  func contains(_ heading: String) -> Bool {
    let key = Self.key(heading.utf8)
    if key.isEmpty || keys.contains(key) { return true }
    // The second of two equal headings gets a number.
    guard let dash = heading.lastIndex(of: "-"), heading[dash...].dropFirst().allSatisfy(\.isNumber) else {
      return false
    }
    return keys.contains(Self.key(heading[..<dash].utf8))
  }

  /// As a link would have it: `root-usage`.
  var addresses: [String] {
    titles.map { title in
      String(title.lowercased().compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" ? $0 : nil })
    }
  }

  private mutating func add(_ title: ArraySlice<UInt8>) {
    var shown: [UInt8] = []
    var isTarget = false
    for byte in title {
      // Of `[text](address)` the text is seen.
      if byte == UInt8(ascii: "("), shown.last == UInt8(ascii: "]") { isTarget = true }
      if !isTarget { shown.append(byte) }
      if byte == UInt8(ascii: ")") { isTarget = false }
    }
    let marks: Set<UInt8> = Set("#[]`* \r\t".utf8)
    let trimmed = shown.drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed()
    titles.append(String(decoding: trimmed.filter { !"[]`*".utf8.contains($0) }, as: UTF8.self))
    keys.insert(Self.key(shown))
    // `# Title {#name}`.
    if let name = Self.text(after: "{#", until: "}", in: title) {
      keys.insert(Self.key(name))
      keys.insert(Self.key(title.prefix { $0 != UInt8(ascii: "{") }))
    }
  }

  private mutating func addAnchors(in line: ArraySlice<UInt8>) {
    for attribute in ["id=\"", "name=\""] {
      if let name = Self.text(after: attribute, until: "\"", in: line) { keys.insert(Self.key(name)) }
    }
  }

  private static func text(after start: String, until end: Character, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>?
  {
    guard let place = line.firstRange(of: Array(start.utf8)) else { return nil }
    return line[place.upperBound...].prefix { $0 != end.asciiValue }
  }

  private static func key(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.compactMap { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: byte
      default: nil
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: " ") }
    return !marks.isEmpty
      && (marks.allSatisfy { $0 == UInt8(ascii: "=") } || marks.allSatisfy { $0 == UInt8(ascii: "-") })
  }
}
