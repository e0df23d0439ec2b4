import Diagnostics

@testable import BuildTool

/// Findings for the reporters to print, with everything that a finding can have.
enum Findings {
  static let excerpt = Diagnostic.Excerpt("sum(temprature) > 30", 4..<14)

  static let unknownMetric = Diagnostic(
    Diagnostic.Code("series/unknown-metric"), .error, "no metric named temprature; did you mean temperature?",
    at: SourceLocation(fileID: "House/Alerts.swift", line: 3, column: 21), excerpt: excerpt,
    notes: ["snapshot node.prom (3 families)"], fix: .init(4..<14, "temperature", isSafe: true),
    subject: "alert house/Hot")

  static let overlap = Diagnostic(
    Diagnostic.Code("panel/overlap"), .warning, "\"A\" overlaps \"B\": 100% <of> it & more, look",
    at: SourceLocation(fileID: "House/Wall, left.swift", line: 9, column: 5),
    related: [.init("the other one", at: SourceLocation(fileID: "House/Wall, left.swift", line: 7, column: 5))],
    subject: "panel house/A")

  static let notEvaluated = Diagnostic(
    Diagnostic.Code("meta/not-evaluated"), .note, "there is no snapshot", at: nil)

  static let all = [unknownMetric, overlap, notEvaluated]

  static let explanations = all.map { finding in
    Explanation(code: finding.code, severity: finding.severity, summary: "what \(finding.code) is", why: "Because.")
  }

  /// A package with the file that `unknownMetric` points into.
  static func package() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Package.swift")
    try folder.write(
      """
      enum Alerts {
        static let hot =
          /* é */ .promql("sum(temprature) > 30")
      }

      """, to: "Sources/House/Alerts.swift")
    try folder.write("", to: "Sources/House/Wall, left.swift")
    return folder
  }

  static func report(_ findings: [Diagnostic] = all, in folder: TemporaryFolder, isStrict: Bool = false) -> Report {
    Report(
      findings, sources: SourceFiles(root: folder.path), explanations: explanations, program: "build-dashboards",
      version: "1.2.3", isStrict: isStrict)
  }
}
