import Diagnostics

/// Every code that the linter knows, with its explanation.
struct ExplanationTable {
  /// Sorted by code.
  private let explanations: [Explanation]

  init(_ explanations: [Explanation]) {
    self.explanations = explanations.sorted { $0.code.name < $1.code.name }
  }

  func explanation(of code: String) throws -> Explanation {
    if let found = explanations.first(where: { $0.code.name == code }) { return found }
    let near = Suggestion.nearest(to: code, among: explanations.map(\.code.name))
    throw ToolError(
      "there is no code '\(code.printable)'",
      hint: near.map { "did you mean \($0)?" } ?? "explain --all lists the codes")
  }

  /// One line a code, with a line feed at its end.
  var list: String {
    let width = explanations.map(\.code.name.count).max() ?? 0
    return explanations.map { explanation in
      let name = explanation.code.name
      let severity = explanation.severity.rawValue
      let blanks = String(repeating: " ", count: width - name.count)
      return
        "\(name)\(blanks)  \(severity)\(String(repeating: " ", count: 7 - min(7, severity.count)))  \(explanation.summary)\n"
    }.joined()
  }
}
