import Compiler
import Diagnostics
import Exposition
import Foundation
import Linter
import Monitoring

/// What the checkers say of a content that they do not say of the shipped one.
struct LintVerdict {
  /// Codes of errors and of warnings.
  var errors: [String]
  var warnings: [String]
  var found: Bool { !errors.isEmpty || !warnings.isEmpty }
}

struct LintJudge {
  private let pages: [String: ParsedExposition]
  private let shipped: Set<String>

  init(_ content: ContentSketch) throws {
    var pages: [String: ParsedExposition] = [:]
    for snapshot in content.snapshots { pages[snapshot.path] = try ExpositionFile.parse(path: snapshot.path) }
    self.pages = pages
    shipped = Set(Self.findings(content, pages).map(Self.identity))
  }

  func verdict(on content: ContentSketch) -> LintVerdict {
    let new = Self.findings(content, pages).filter { !shipped.contains(Self.identity($0)) }
    return LintVerdict(
      errors: new.filter { $0.severity == .error }.map(\.code.name),
      warnings: new.filter { $0.severity == .warning }.map(\.code.name))
  }

  private static func findings(_ content: ContentSketch, _ pages: [String: ParsedExposition]) -> [Diagnostic] {
    let snapshots = content.snapshots.map { snapshot in
      pages[snapshot.path].map { CapturedSnapshot(snapshot, .parsed($0)) }
        ?? CapturedSnapshot(snapshot, .unreadable("there is none"))
    }
    return Linter.findings(in: content, snapshots: snapshots)
  }

  private static func identity(_ finding: Diagnostic) -> String { "\(finding.code.name) \(finding.message)" }
}

/// promtool and amtool on the files of a content.
final class ToolJudge {
  private let options: ExperimentOptions
  private let folder: URL
  private var known: [Artifact: Bool] = [:]

  init(_ content: ContentSketch, _ options: ExperimentOptions, folder: URL) throws {
    self.options = options
    self.folder = folder
    guard try !finds(content) else { throw Experiment.Failure("promtool or amtool refuse the shipped content") }
  }

  func finds(_ content: ContentSketch) throws -> Bool {
    for artifact in ContentCompiler.artifacts(of: content) where try isRefused(artifact) { return true }
    return false
  }

  private func isRefused(_ artifact: Artifact) throws -> Bool {
    if let verdict = known[artifact] { return verdict }
    guard let (program, arguments) = check(of: artifact.path) else { return false }
    let file = folder.appendingPathComponent(artifact.path.replacingOccurrences(of: "/", with: "-"))
    try Data(artifact.bytes).write(to: file)
    let verdict = try Program.run(try options.tool(program), arguments + [file.path]).status != 0
    known[artifact] = verdict
    return verdict
  }

  private func check(of path: String) -> (program: String, arguments: [String])? {
    if path.hasPrefix("rules/") { return ("promtool", ["check", "rules", "--lint=all", "--lint-fatal"]) }
    if path.hasSuffix("prometheus.yml") {
      return ("promtool", ["check", "config", "--syntax-only", "--lint=all", "--lint-fatal"])
    }
    return path.hasSuffix("alertmanager.yml") ? ("amtool", ["check-config"]) : nil
  }
}
