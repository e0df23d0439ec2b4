import Diagnostics

/// What a person should know about a code: the text of `explain`.
package struct Explanation: Hashable, Sendable {
  package var code: Diagnostic.Code
  package var severity: Diagnostic.Severity
  /// One line, in lower case and without a full stop: what the check finds.
  package var summary: String
  /// Why that is bad: paragraphs, parted by blank lines.
  package var why: String
  /// Content that the check finds; `nil` when there is none to show.
  package var badExample: String?
  /// The same, put right.
  package var goodExample: String?
  /// How to silence the check where it is wrong; `nil` when it cannot be.
  package var suppression: String?

  package init(
    code: Diagnostic.Code, severity: Diagnostic.Severity, summary: String, why: String, badExample: String? = nil,
    goodExample: String? = nil, suppression: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.summary = summary
    self.why = why
    self.badExample = badExample
    self.goodExample = goodExample
    self.suppression = suppression
  }

  /// The page, with a line feed at its end.
  func text(style: TextStyle) -> String {
    var parts = [style.bold("\(code)") + " (\(severity.rawValue))\n\(summary)", Paragraphs.wrapped(why)]
    if let badExample { parts.append("Found:\n\n\(Self.indented(badExample))") }
    if let goodExample { parts.append("Write instead:\n\n\(Self.indented(goodExample))") }
    if let suppression { parts.append("To suppress it: \(suppression)") }
    return parts.map { Self.withoutTrailingLineFeeds($0) + "\n" }.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
      .joined(separator: "\n")
  }

  private static func withoutTrailingLineFeeds(_ text: String) -> Substring {
    var text = text[...]
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
