import Testing

@testable import Exposition

/// Pages made from families that are known, and pages broken on purpose.
@Suite struct PropertyTests {
  private struct Known: Equatable {
    var name: String
    var type: String
    var help: String
    /// Sorted label pairs of each series, as `name=value`.
    var series: [[String]]
  }

  private static let words = ["a", "pod", "x.y", "é", "Ω", "_z", "status code", "b\"q", "back\\slash", "l\nf", "ns:x"]
  private static let values = [
    "", "1", "a b", "é", "\"", "\\", "\n", "\\n", "}", "{a=\"b\"}", "# EOF", "0123456789abcdef", "日本語のラベル",
  ]

  private func known(_ random: inout SplitMix64, count: Int) -> [Known] {
    (0..<count).map { index in
      let name = Self.words.randomElement(using: &random)! + "_\(index)"
      let columns = Self.words.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
      let series = (0..<Int.random(in: 0...5, using: &random)).map { row in
        let labels =
          columns.map { ($0, Self.values.randomElement(using: &random)!) }.filter { !$0.1.isEmpty } + [
            ("row", "\(row)")
          ]
        return labels.map { "\($0.0)=\($0.1)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      let type = ["counter", "gauge", ""].randomElement(using: &random)!
      return Known(name: name, type: type, help: Self.values.randomElement(using: &random)!, series: series)
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private func isPlain(_ name: String, colon: Bool) -> Bool {
    name.utf8.allSatisfy { ASCII.continuesLabelName($0) || colon && $0 == UInt8(ascii: ":") }
      && !ASCII.isDigit(name.utf8.first ?? 0x30)
  }

  /// Writes a page; the order of labels, the quoting of plain names and, in text, blanks are left to chance.
  private func page(_ families: [Known], _ format: ExpositionFormat, _ random: inout SplitMix64) -> String {
    var text = ""
    func blank() -> String { format == .text && Bool.random(using: &random) ? " " : "" }
    for family in families {
      let isPlainName = isPlain(family.name, colon: true)
      // Names in metadata are taken as written: an escape would be another name.
      let isDeclarable = isPlainName || !family.name.contains { $0 == "\"" || $0 == "\\" || $0 == "\n" }
      let name = isPlainName ? family.name : quoted(family.name)
      if isDeclarable {
        let help = family.help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        text += "# HELP \(name) \(format == .text ? help : help.replacing("\"", with: "\\\""))\n"
        if !family.type.isEmpty { text += "# TYPE \(name) \(family.type)\n" }
      }
      for series in family.series {
        var labels = series.shuffled(using: &random).map { pair -> String in
          let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          let label = isPlain(parts[0], colon: false) && Bool.random(using: &random) ? parts[0] : quoted(parts[0])
          return label + blank() + "=" + blank() + quoted(parts[1])
        }
        if !isPlainName { labels.insert(name, at: Int.random(in: 0...labels.count, using: &random)) }
        text += (isPlainName ? name + blank() : "") + "{" + labels.joined(separator: "," + blank()) + "} 1\n"
      }
    }
    return text + (format == .text ? "" : "# EOF\n")
  }

  @Test(arguments: [ExpositionFormat.text, .openMetrics])
  func readsBackWhatWasWritten(_ format: ExpositionFormat) throws {
    var random = SplitMix64(state: 1)
    for round in 0..<150 {
      let families = known(&random, count: 6)
      let text = page(families, format, &random)
      let parsed = try ExpositionParser.parse(text, format: format)
      for family in families {
        guard let found = parsed.families.first(where: { $0.name.utf8.elementsEqual(family.name.utf8) }) else {
          #expect(family.series.isEmpty, "round \(round): \(family.name) is missing in\n\(text)")
          continue
        }
        let series = (found.rows.map(Array.init) ?? []).map {
          $0.labels.map { "\($0.name)=\($0.value)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        #expect(series == family.series, "round \(round)\n\(text)")
        #expect(found.seriesCount == family.series.count)
        if found.help != nil { #expect(found.help == family.help) }
        if found.help != nil, !family.type.isEmpty { #expect(found.kind.rawValue == family.type) }
      }
      #expect(parsed.sampleLines == families.reduce(0) { $0 + $1.series.count })
      #expect(parsed.warnings.isEmpty, "\(parsed.warnings)")
    }
  }

  /// Whatever the bytes are, there is a page or a place in it.
  private func check(_ bytes: [UInt8], _ format: ExpositionFormat?) {
    do {
      let page = try ExpositionParser.parse(bytes, format: format)
      let rows = page.families.reduce(0) { $0 + ($1.rows?.count ?? $1.seriesCount) }
      #expect(rows == page.families.reduce(0) { $0 + $1.seriesCount })
      #expect(page.sampleLines >= rows)
    } catch {
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let isInside = error.line <= lines.count && error.column >= 1 && error.column <= lines[error.line - 1].count + 1
      #expect(error.line >= 1 && isInside, "\(error) in \(bytes)")
      #expect(!error.message.isEmpty)
    }
  }

  @Test func everyPrefixIsAPageOrAnError() {
    var random = SplitMix64(state: 2)
    for format in [ExpositionFormat.text, .openMetrics] {
      let bytes = Array(page(known(&random, count: 5), format, &random).utf8)
      for length in 0...bytes.count {
        check(Array(bytes[..<length]), format)
        check(Array(bytes[..<length]), nil)
      }
    }
  }

  @Test func brokenPagesArePagesOrErrors() {
    var random = SplitMix64(state: 3)
    let pieces: [[UInt8]] =
      [
        "{", "}", "\"", "\\", ",", "=", "#", " ", "\t", "\n", "\r", "\0", "1", "e", "# EOF\n", "# TYPE a histogram\n",
        "le=\"1\"", " # {",
      ]
      .map { Array($0.utf8) } + [[0xFF], [0xC3], [0xF0, 0x9F]]
    for round in 0..<1500 {
      let format: ExpositionFormat = round % 2 == 0 ? .text : .openMetrics
      var bytes = Array(page(known(&random, count: 2), format, &random).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let position = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random)!, at: position)
        case 1: bytes.removeSubrange(position..<min(bytes.count, position + Int.random(in: 0...5, using: &random)))
        default: if position < bytes.count { bytes[position] = UInt8.random(in: 0...255, using: &random) }
        }
      }
      check(bytes, format)
    }
  }

  @Test func bytesAtRandomArePagesOrErrors() {
    var random = SplitMix64(state: 4)
    for round in 0..<1500 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      check(bytes, round % 2 == 0 ? .text : .openMetrics)
    }
  }
}
