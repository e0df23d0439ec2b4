import Foundation
import Testing

/// The conformance cases: the folder named by `CONFORMANCE`, or `../shared/conformance` beside the checkout.
struct Corpus {
  static let folder: URL = {
    if let named = ProcessInfo.processInfo.environment["CONFORMANCE"], !named.isEmpty {
      return URL(fileURLWithPath: named, isDirectory: true)
    }
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return checkout.deletingLastPathComponent().appendingPathComponent("shared/conformance", isDirectory: true)
  }()

  /// `promql/expressions`.
  let name: String
  let url: URL

  init(_ name: String, file: String) {
    self.name = name
    url = Corpus.folder.appendingPathComponent(file)
  }

  var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// The objects of a file with one JSON object a line.
  func records<Record: Decodable>(_ type: Record.Type) throws -> [Record] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Record.self, from: Data($0))
    }
  }

  /// Prints the corpus' line and fails when fewer than `bar` cases agree. `disagreements` are shown, at most 20.
  func report(agree: Int, of total: Int, bar: Int, disagreements: [String]) {
    print("conformance \(name): \(agree) of \(total) agree")
    #expect(total > 0, "conformance \(name): no cases in \(url.path)")
    #expect(agree >= bar, "\(disagreements.prefix(20).joined(separator: "\n"))")
  }
}

extension Trait where Self == ConditionTrait {
  /// Runs only where the corpus is there, and says so otherwise.
  static func corpus(_ file: String) -> Self {
    .enabled(
      if: FileManager.default.fileExists(atPath: Corpus.folder.appendingPathComponent(file).path),
      "no \(file) in \(Corpus.folder.path); set CONFORMANCE to the folder of the cases")
  }
}
