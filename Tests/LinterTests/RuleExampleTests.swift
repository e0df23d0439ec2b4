import Diagnostics
import Testing

@testable import Linter

/// Every rule's own examples: the bad one gives its finding, the good one does not.
@Suite struct RuleExampleTests {
  @Test(arguments: LintRule.all)
  func badExampleGivesAFinding(rule: LintRule) {
    let findings = rule.bad.findings.filter { $0.code == rule.code }
    #expect(!findings.isEmpty)
    #expect(findings.contains { $0.severity == rule.severity })
    for finding in findings { #expect(finding.severity >= rule.severity) }
  }

  @Test(arguments: LintRule.all)
  func goodExampleGivesNone(rule: LintRule) {
    let errors = rule.good.findings.filter { $0.code == rule.code || $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code): \($0.message)" })")
  }

  /// The bad example is bad in one way only.
  @Test(arguments: LintRule.all)
  func badExampleGivesNoOtherError(rule: LintRule) {
    let others = rule.bad.findings.filter { $0.code != rule.code && $0.severity == .error }
    #expect(others.isEmpty, "\(others.map { "\($0.code): \($0.message)" })")
  }

  @Test func codesAreUnique() {
    let codes = LintRule.all.map(\.code.name)
    #expect(Set(codes).count == codes.count)
  }
}

extension LintRule: CustomTestStringConvertible {
  public var testDescription: String { code.name }
}

extension Diagnostic.Severity {
  /// Errors are the least: a rule reports its own severity or less.
  fileprivate static func >= (left: Diagnostic.Severity, right: Diagnostic.Severity) -> Bool {
    let order: [Diagnostic.Severity] = [.error, .warning, .note]
    return (order.firstIndex(of: left) ?? 0) >= (order.firstIndex(of: right) ?? 0)
  }
}
