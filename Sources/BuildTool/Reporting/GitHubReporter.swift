import Diagnostics

/// Findings as workflow commands, one a line, which GitHub shows beside the lines of a pull request.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
enum GitHubReporter {
  static func text(of report: Report) -> String {
    report.findings.map { line(for: $0, in: report) + "\n" }.joined()
  }

  private static func line(for finding: Diagnostic, in report: Report) -> String {
    var properties: [String] = []
    if let location = finding.location {
      properties = [
        "file=\(property(report.repositoryPath(of: location)))", "line=\(location.line)", "col=\(location.column)",
      ]
    }
    properties.append("title=\(property(finding.code.name))")
    var message = finding.message + "\n" + report.details(of: finding)
    while message.last == "\n" { message.removeLast() }
    return "::\(command(finding.severity)) \(properties.joined(separator: ","))::\(data(message))"
  }

  private static func command(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// What stands behind `::`. A line feed becomes one in the annotation.
  private static func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  /// The value of a property: its end marks must not stand in it.
  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// Other control characters would reach the log's terminal: they are shown as their pictures.
  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result += escapes[scalar] ?? String(scalar).printable }
    return result
  }
}
