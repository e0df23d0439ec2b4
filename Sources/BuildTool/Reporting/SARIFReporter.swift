import Diagnostics
import Formats

/// Findings in the Static Analysis Results Interchange Format 2.1.0, which GitHub code scanning and editors read.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
enum SARIFReporter {
  static func text(of report: Report) -> String {
    let explanations = report.explanations.sorted { $0.code.name < $1.code.name }
    var indices: [String: Int] = [:]
    for (index, explanation) in explanations.enumerated() { indices[explanation.code.name] = index }
    let driver: OrderedValue = .object([
      .init("name", "Vigil"),
      .init("semanticVersion", .string(report.version)),
      .init("rules", .array(explanations.map(rule))),
    ])
    let results = report.entries.map { result(of: $0, rule: indices[$0.finding.code.name], in: report) }
    let run: OrderedValue = .object([
      .init("tool", ["driver": driver]),
      .init("columnKind", "unicodeCodePoints"),
      .init("results", .array(results)),
    ])
    let log: OrderedValue = .object([
      .init("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
      .init("version", "2.1.0"),
      .init("runs", .array([run])),
    ])
    return String(decoding: JSONWriter.write(log), as: UTF8.self)
  }

  private static func rule(_ explanation: Explanation) -> OrderedValue {
    .object([
      .init("id", .string(explanation.code.name)),
      .init("shortDescription", ["text": .string(explanation.summary)]),
      .init("fullDescription", ["text": .string(explanation.why)]),
      .init("help", ["text": .string(explanation.text(style: TextStyle(isColoured: false)))]),
      .init("defaultConfiguration", ["level": .string(explanation.severity.rawValue)]),
      .init("properties", ["tags": .array([.string(explanation.code.group)])]),
    ])
  }

  private static func result(of entry: Report.Entry, rule: Int?, in report: Report) -> OrderedValue {
    let finding = entry.finding
    let details = report.details(of: finding)
    let related = finding.related.enumerated().map { index, related in
      location(related.location, in: report, id: index + 1, message: related.message)
    }
    return .object(compacting: [
      "ruleId": .string(finding.code.name),
      "ruleIndex": rule.map { .int($0) },
      "level": .string(finding.severity.rawValue),
      "message": ["text": .string(details.isEmpty ? finding.message : "\(finding.message)\n\(details.dropLast())")],
      "locations": location(of: finding, in: report).map { .array([$0]) },
      "relatedLocations": OrderedValue.array(related).unlessEmpty,
      "partialFingerprints": ["vigil/v1": .string(entry.fingerprint)],
      "fixes": fix(of: finding, in: report).map { .array([$0]) },
    ])
  }

  private static func location(of finding: Diagnostic, in report: Report) -> OrderedValue? {
    let subject = finding.subject.map { OrderedValue.array([["fullyQualifiedName": .string($0)]]) }
    if let place = finding.location { return location(place, in: report, logical: subject) }
    return subject.map { ["logicalLocations": $0] }
  }

  private static func location(
    _ location: SourceLocation, in report: Report, id: Int? = nil, message: String? = nil, logical: OrderedValue? = nil
  ) -> OrderedValue {
    let region: OrderedValue = [
      "startLine": .int(max(location.line, 1)),
      "startColumn": .int(max(report.sources?.character(of: location) ?? location.column, 1)),
    ]
    return .object(compacting: [
      "id": id.map { .int($0) },
      "physicalLocation": ["artifactLocation": artifact(report.repositoryPath(of: location)), "region": region],
      "logicalLocations": logical,
      "message": message.map { ["text": .string($0)] },
    ])
  }

  /// The root is the repository's.
  private static func artifact(_ path: String) -> OrderedValue {
    ["uri": .string(URIPath.escaped(path)), "uriBaseId": "%SRCROOT%"]
  }

  /// The change of the Swift source, where its place in it is known.
  private static func fix(of finding: Diagnostic, in report: Report) -> OrderedValue? {
    guard let fix = finding.fix, let sources = report.sources,
      let edit = try? FixLocator(sources: sources).edit(for: finding), let text = try? sources.text(of: edit.path)
    else { return nil }
    let start = SourceText.place(of: edit.range.lowerBound, in: text)
    let end = SourceText.place(of: edit.range.upperBound, in: text)
    let region: OrderedValue = .object([
      .init("startLine", .int(start.line)), .init("startColumn", .int(start.character)),
      .init("endLine", .int(end.line)), .init("endColumn", .int(end.character)),
    ])
    let replacement: OrderedValue = [
      "deletedRegion": region, "insertedContent": ["text": .string(edit.replacement)],
    ]
    let change: OrderedValue = [
      "artifactLocation": artifact(report.folder + edit.path), "replacements": .array([replacement]),
    ]
    let description = fix.range.isEmpty ? "insert '\(fix.replacement)'" : "write '\(fix.replacement)'"
    return ["description": ["text": .string(description)], "artifactChanges": .array([change])]
  }
}

/// The path of a URI reference. https://www.rfc-editor.org/rfc/rfc3986#section-3.3
enum URIPath {
  /// Every byte that may not stand in a path for itself as `%XX`.
  static func escaped(_ path: String) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let digits: [UInt8] = Array("0123456789ABCDEF".utf8)

  /// The unreserved characters and `/`: a colon in the first part would make a scheme of it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~/".utf8.contains(byte)
    }
  }
}
