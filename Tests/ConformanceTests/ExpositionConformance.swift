import Exposition
import Foundation
import Testing

@Suite("Exposition Conformance")
struct ExpositionConformance {
  struct Record: Decodable {
    enum Values: Decodable, Equatable {
      case list([String])
      case count(Int)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let count = try? container.decode(Int.self) {
          self = .count(count)
        } else {
          self = .list(try container.decode([String].self))
        }
      }
    }

    struct Family: Decodable {
      var name: String
      var type: String
      var help: String?
      var unit: String?
      var samples: Int
      var series: Int
      var names: [String]
      var labels: [String]
      var values: [String: Values]
      var timestamps: Int?
      var exemplars: Int?
    }

    var file: String
    var format: String
    var valid: Bool
    var line: Int?
    var column: Int?
    var reason: String?
    var families: [Family]?
    var sampleLines: Int?
    var truncatedAtNUL: Bool?

    enum CodingKeys: String, CodingKey {
      case file, format, valid, line, column, reason, families
      case sampleLines = "sample_lines"
      case truncatedAtNUL = "truncated_at_nul"
    }

    func bytes(in folder: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(file))) }

    /// What we make of the file when told the format that the server was told.
    func outcome(in folder: URL) throws -> Result<ParsedExposition, ExpositionProblem> {
      let bytes = try bytes(in: folder)
      return Result { () throws(ExpositionProblem) in
        try ExpositionParser.parse(bytes, format: ExpositionFormat(rawValue: format))
      }
    }
  }

  static let verdicts = "exposition/verdicts.jsonl"

  private func load(_ name: String) throws -> (corpus: Corpus, folder: URL, records: [Record]) {
    let corpus = Corpus(name, file: Self.verdicts)
    return (corpus, corpus.url.deletingLastPathComponent(), try corpus.records(Record.self))
  }

  @Test(.corpus(verdicts)) func validity() throws {
    let (corpus, folder, records) = try load("exposition/validity")
    var agree = 0
    var disagreements: [String] = []
    for record in records {
      switch try record.outcome(in: folder) {
      case .success where record.valid, .failure where !record.valid: agree += 1
      case .success: disagreements.append("\(record.file): accepted, though: \(record.reason ?? "")")
      case .failure(let problem):
        disagreements.append("\(record.file): refused at \(problem.line):\(problem.column): \(problem.message)")
      }
    }
    corpus.report(agree: agree, of: records.count, bar: records.count, disagreements: disagreements)
  }

  @Test(.corpus(verdicts)) func errorPositions() throws {
    let (corpus, folder, records) = try load("exposition/error-positions")
    let placed = records.filter { !$0.valid && $0.line != nil }
    var agree = 0
    var disagreements: [String] = []
    for record in placed {
      guard case .failure(let problem) = try record.outcome(in: folder) else {
        disagreements.append("\(record.file): accepted")
        continue
      }
      if problem.line == record.line, record.column == nil || problem.column == record.column {
        agree += 1
      } else {
        disagreements.append(
          "\(record.file): \(problem.line):\(problem.column) \(problem.message); "
            + "expected \(record.line ?? 0):\(record.column ?? 0) \(record.reason ?? "")")
      }
    }
    corpus.report(agree: agree, of: placed.count, bar: placed.count, disagreements: disagreements)
  }

  @Test(.corpus(verdicts)) func families() throws {
    let (corpus, folder, records) = try load("exposition/families")
    let good = records.filter(\.valid)
    var agree = 0
    var disagreements: [String] = []
    for record in good {
      guard case .success(let page) = try record.outcome(in: folder) else {
        disagreements.append("\(record.file): refused")
        continue
      }
      let differences = differences(record, page)
      if differences.isEmpty { agree += 1 } else { disagreements.append("\(record.file): \(differences.prefix(3))") }
    }
    corpus.report(agree: agree, of: good.count, bar: good.count, disagreements: disagreements)
  }

  /// Whether the format is found from the content. Nobody can tell for an empty page, nor for a text page that ends in `# EOF`.
  @Test(.corpus(verdicts)) func detection() throws {
    let (corpus, folder, records) = try load("exposition/detection")
    let mark = Array("# EOF".utf8)
    let decidable = try records.filter { record in
      guard record.valid else { return false }
      let lines = try record.bytes(in: folder).split(separator: UInt8(ascii: "\n"))
      return !lines.isEmpty && (record.format != "text" || lines.last.map(Array.init) != mark)
    }
    var agree = 0
    var disagreements: [String] = []
    for record in decidable {
      let page = try? ExpositionParser.parse(try record.bytes(in: folder))
      if page?.format.rawValue == record.format {
        agree += 1
      } else {
        disagreements.append("\(record.file): taken for \(page?.format.rawValue ?? "neither format")")
      }
    }
    corpus.report(agree: agree, of: decidable.count, bar: decidable.count, disagreements: disagreements)
  }

  @Test(.corpus("aws/exposition")) func pagesOfTheCloudWatchExporters() throws {
    let corpus = Corpus("aws/exposition", file: "aws/exposition")
    let files = try FileManager.default.contentsOfDirectory(at: corpus.url, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    var agree = 0
    var disagreements: [String] = []
    for file in files {
      do {
        let page = try ExpositionParser.parse([UInt8](try Data(contentsOf: file)))
        if page.families.contains(where: { $0.seriesCount > 0 }) {
          agree += 1
        } else {
          disagreements.append("\(file): no series")
        }
      } catch {
        disagreements.append("\(file): \(error)")
      }
    }
    corpus.report(agree: agree, of: files.count, bar: files.count, disagreements: disagreements)
  }

  /// What of a page is not as the record has it.
  private func differences(_ record: Record, _ page: ParsedExposition) -> [String] {
    var result: [String] = []
    func compare<Value: Equatable>(_ name: String, _ found: Value, _ expected: Value) {
      if found != expected { result.append("\(name): \(found), expected \(expected)") }
    }
    // The records list declared families first, we what comes first.
    let expected = (record.families ?? []).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let families = page.families.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    compare("families", families.map { Array($0.name.utf8) }, expected.map { Array($0.name.utf8) })
    compare("sample lines", page.sampleLines, record.sampleLines ?? 0)
    compare("cut at NUL", page.isTruncatedAtNUL, record.truncatedAtNUL ?? false)
    for (family, expected) in zip(families, expected) {
      let name = family.name
      compare("\(name) type", family.kind.rawValue, expected.type)
      compare("\(name) help", family.help ?? "", expected.help ?? "")
      compare("\(name) unit", family.unit ?? "", expected.unit ?? "")
      compare("\(name) samples", family.sampleLines, expected.samples)
      compare("\(name) series", family.seriesCount, expected.series)
      compare("\(name) names", family.names, expected.names)
      compare("\(name) labels", family.labels.map(\.name), expected.labels)
      compare("\(name) timestamps", family.timestamps?.count ?? 0, expected.timestamps ?? 0)
      compare("\(name) exemplars", family.exemplars, expected.exemplars ?? 0)
      compare("\(name) rows", family.rows?.count ?? family.seriesCount, expected.series)
      for label in family.labels {
        let found: Record.Values =
          if case .count = expected.values[label.name] { .count(label.valueCount) } else { .list(label.values) }
        compare("\(name) \(label.name)", found, expected.values[label.name] ?? .count(0))
      }
    }
    return result
  }
}
