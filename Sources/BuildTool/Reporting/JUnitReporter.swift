import Diagnostics

/// Findings as the test results of JUnit, which CI servers count and compare from run to run. Each check is a test: one
/// case for each of its findings, or one that passes. Findings that do not make the run fail pass, with their text.
/// https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
enum JUnitReporter {
  static func text(of report: Report) -> String {
    var findings: [String: [Diagnostic]] = [:]
    for finding in report.findings { findings[finding.code.name, default: []].append(finding) }
    let codes = Set(report.explanations.map(\.code.name)).union(findings.keys).sorted()
    let cases = codes.flatMap { code in
      findings[code]?.map { element(of: $0, in: report) } ?? [
        XMLElement("testcase", ["classname": code, "name": code])
      ]
    }
    let failures = report.findings.count { report.fails($0) }
    let counts: KeyValuePairs<String, String?> = [
      "name": "\(report.program) lint", "tests": "\(cases.count)", "failures": "\(failures)", "errors": "0",
    ]
    return XMLElement("testsuites", counts, [XMLElement("testsuite", counts, cases)]).document
  }

  private static func element(of finding: Diagnostic, in report: Report) -> XMLElement {
    let path = finding.location.map { report.path(of: $0) }
    var text = path.map { "\($0):\(finding.location?.line ?? 1):\(finding.location?.column ?? 1): " } ?? ""
    text += "\(finding.severity.rawValue): \(finding.message)\n" + report.details(of: finding)
    let result =
      report.fails(finding)
      ? XMLElement("failure", ["message": finding.message, "type": finding.severity.rawValue], text: text)
      : XMLElement("system-out", text: text)
    let attributes: KeyValuePairs<String, String?> = [
      "classname": finding.code.name, "name": finding.subject ?? path ?? finding.code.name, "file": path,
      "line": finding.location.map { "\($0.line)" },
    ]
    return XMLElement("testcase", attributes, [result])
  }
}
