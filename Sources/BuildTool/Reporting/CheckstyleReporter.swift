import Diagnostics

/// Findings in the XML of Checkstyle, which most code review tools read.
/// https://github.com/checkstyle/checkstyle/blob/master/src/main/java/com/puppycrawl/tools/checkstyle/XMLLogger.java
enum CheckstyleReporter {
  /// Findings about the content as a whole stand here.
  private static let wholePackage = "Package.swift"

  static func text(of report: Report) -> String {
    var files: [(path: String, errors: [XMLElement])] = []
    var indices: [String: Int] = [:]
    for finding in report.findings {
      let path = finding.location.map { report.path(of: $0) } ?? wholePackage
      let index = indices[path] ?? files.count
      if index == files.count { files.append((path, [])) }
      indices[path] = index
      files[index].errors.append(element(of: finding))
    }
    let elements = files.map { XMLElement("file", ["name": $0.path], $0.errors) }
    return XMLElement("checkstyle", ["version": "10.0"], elements).document
  }

  private static func element(of finding: Diagnostic) -> XMLElement {
    XMLElement(
      "error",
      [
        "line": finding.location.map { "\($0.line)" }, "column": finding.location.map { "\($0.column)" },
        "severity": severity(finding.severity), "message": finding.message, "source": finding.code.name,
      ])
  }

  private static func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "info"
    }
  }
}
