import Exposition
import Foundation

@testable import BuildTool

/// Stands for the real reader: `name value` lines, a family each. OpenMetrics ends with `# EOF`.
enum ToyExposition {
  @Sendable static func read(path: String, format: ExpositionFormat?) throws -> SnapshotSummary {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw CocoaError(.fileReadNoSuchFile) }
    var families: Set<String> = []
    var samples = 0
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    if format == .openMetrics, lines.popLast() != "# EOF" {
      throw ExpositionProblem(line: lines.count + 2, column: 1, "expected # EOF")
    }
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ")
      guard words.count == 2, Double(words[1]) != nil else {
        throw ExpositionProblem(line: index + 1, column: 1, "expected a sample")
      }
      families.insert(String(words[0]))
      samples += 1
    }
    return SnapshotSummary(families: families, samples: samples)
  }
}
