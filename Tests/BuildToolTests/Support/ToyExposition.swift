import Exposition
import Foundation

@testable import BuildTool

/// Stands for the real reader: `name value` lines, a family each. OpenMetrics ends with `# EOF`.
enum ToyExposition {
  @Sendable static func read(path: String, format: ExpositionFormat?) throws -> SnapshotSummary {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw CocoaError(.fileReadNoSuchFile) }
    var names: Set<String> = []
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
      names.insert(String(words[0]))
      samples += 1
    }
    return summary(names, samples: samples)
  }

  static func summary(_ names: Set<String>, samples: Int) -> SnapshotSummary {
    SnapshotSummary(
      families: names.map { .init(name: $0, series: [.init(name: $0, role: .value)], labels: []) }, samples: samples)
  }
}
