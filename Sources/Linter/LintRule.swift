import Diagnostics

/// One check: its code, what it is for, and the examples that are its documentation and its tests.
package struct LintRule: Sendable {
  package let code: Diagnostic.Code
  /// The highest severity it reports.
  package let severity: Diagnostic.Severity
  /// What it finds, on one line.
  package let summary: String
  /// What happens in production when the finding is ignored, and what to do.
  package let explanation: String
  /// Content that must give a finding.
  package let bad: LintExample
  /// Content that must give none.
  package let good: LintExample
  let check: @Sendable (LintContext, Reporter) -> Void

  init(
    _ code: String, _ severity: Diagnostic.Severity, _ summary: String, explanation: String, bad: LintExample,
    good: LintExample, check: @escaping @Sendable (LintContext, Reporter) -> Void
  ) {
    self.code = Diagnostic.Code(code)
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.bad = bad
    self.good = good
    self.check = check
  }

  /// Takes the findings of one rule.
  final class Reporter {
    let rule: LintRule
    private(set) var findings: [Diagnostic] = []

    init(_ rule: LintRule) { self.rule = rule }

    func report(
      _ message: String, at location: SourceLocation?, excerpt: Diagnostic.Excerpt? = nil, notes: [String] = [],
      severity: Diagnostic.Severity? = nil
    ) {
      let shown = excerpt.flatMap { isSafe($0.text) ? $0 : nil }
      findings.append(
        Diagnostic(rule.code, severity ?? rule.severity, message, at: location, excerpt: shown, notes: notes))
    }

    /// The text that was looked at last: one text can have thousands of findings.
    private var lastText: (text: String, isSafe: Bool)?

    /// A text with a secret in it has a finding of its own; none shows it.
    private func isSafe(_ text: String) -> Bool {
      if let lastText, lastText.text == text { return lastText.isSafe }
      let isSafe = SecretPattern.found(in: text) == nil
      lastText = (text, isSafe)
      return isSafe
    }
  }
}
