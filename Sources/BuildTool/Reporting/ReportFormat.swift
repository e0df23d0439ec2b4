import Diagnostics

/// How findings are printed. The raw value is what one types behind `--format`.
enum ReportFormat: String, CaseIterable, Sendable {
  case text, github, sarif, json, junit, checkstyle

  /// The whole report, ended by a line feed; in the formats of lines, empty when there is nothing to say.
  func text(of report: Report, style: TextStyle) -> String {
    switch self {
    case .text:
      let places = report.places(in: report.findings)
      return TextReporter(colours: style.isColoured, path: { places[$0] }).report(report.findings)
    case .github: return GitHubReporter.text(of: report)
    case .sarif: return SARIFReporter.text(of: report)
    case .json: return JSONReporter.text(of: report)
    case .junit: return JUnitReporter.text(of: report)
    case .checkstyle: return CheckstyleReporter.text(of: report)
    }
  }
}
