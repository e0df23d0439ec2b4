import Compiler
import Diagnostics
import Exposition
import Foundation
import Linter
import Monitoring

/// Lints generated content of growing size against a captured page, and lets promtool read the same rules.
///
/// What counts as linting is everything between the content and the findings, the page's reading included.
enum LintBenchmark {
  static let benchmark = Benchmark(
    name: "lint",
    summary:
      "lints 2,000, 20,000 and 200,000 alert rules; the arguments are a captured page, promtool (or -), and the sizes"
  ) { arguments in
    guard let path = arguments.first else { throw Benchmark.Failure("name a file with a captured /metrics page") }
    let promtool = arguments.dropFirst().first.flatMap { $0 == "-" ? nil : $0 }
    let given = arguments.dropFirst(2).compactMap { Int($0) }
    let sizes = given.isEmpty ? [2_000, 20_000, 200_000] : given.sorted()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path)).count
    print("page: \(path), \(megabytes(bytes)) MB")
    var previous: (size: Int, seconds: Double)?
    for size in sizes {
      let content = try GeneratedAlerts(ExpositionFile.parse(path: path)).content(rules: size)
      var findings: [Diagnostic] = []
      var used = Double.infinity
      let seconds = try Benchmark.fastest(of: size < 100_000 ? 5 : 3) {
        let before = ChildProcess.processorSeconds(of: .own)
        let page = try ExpositionFile.parse(path: path)
        let snapshots = content.snapshots.map { CapturedSnapshot($0, .parsed(page)) }
        findings = Linter.findings(in: content, snapshots: snapshots)
        used = min(used, ChildProcess.processorSeconds(of: .own) - before)
        return findings.count
      }.seconds
      print(
        "\(size) rules: \(rounded(seconds, 3)) s (\(rounded(used, 3)) s of the processor), "
          + "\(Int(Double(size) / seconds)) rules/s, peak \(peakMemory().map { "\($0) MiB" } ?? "unknown")")
      if let previous {
        let growth = rounded(used / previous.seconds, 2)
        print("  \(growth) times the time for \(rounded(Double(size) / Double(previous.size), 2)) times the rules")
      }
      report(findings)
      if let promtool { try compare(content, promtool) }
      previous = (size, used)
    }
  }

  /// Good content that gives findings is not what is to be measured: they are shown, so that it is seen.
  private static func report(_ findings: [Diagnostic]) {
    for (code, group) in Dictionary(grouping: findings, by: \.code.name).sorted(by: { $0.key < $1.key }) {
      print("  \(group.count) \(code), as: \(group[0].message)")
    }
  }

  private static func compare(_ content: ContentSketch, _ promtool: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("benchmarks-lint-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var files: [String] = []
    for artifact in ContentCompiler.artifacts(of: content) where artifact.path.hasPrefix("rules/") {
      let file = folder.appendingPathComponent(String(artifact.path.dropFirst("rules/".count)))
      try Data(artifact.bytes).write(to: file)
      files.append(file.path)
    }
    let run = try ChildProcess(promtool, ["check", "rules"] + files)
    print(
      "  promtool check rules: \(rounded(run.seconds, 3)) s (\(rounded(run.processorSeconds, 3)) s of the processor), "
        + "peak \(run.peak.map { "\($0) MiB" } ?? "unknown")\(run.isSuccess ? "" : ", and it refused them")")
  }

  private static func megabytes(_ bytes: Int) -> Double { rounded(Double(bytes) / 1e6, 1) }

  private static func rounded(_ number: Double, _ digits: Int) -> Double {
    let factor = pow(10, Double(digits))
    return (number * factor).rounded() / factor
  }
}
