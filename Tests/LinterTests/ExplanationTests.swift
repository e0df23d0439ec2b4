import Diagnostics
import Monitoring
import PromQL
import Testing

@testable import Linter

/// What `explain` prints of each rule.
@Suite struct ExplanationTests {
  @Test(arguments: LintRule.all)
  func reads(rule: LintRule) {
    let parts = rule.code.name.split(separator: "/", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    for part in parts {
      #expect(part.first?.isLowercase == true)
      #expect(part.allSatisfy { $0.isLowercase || $0 == "-" }, "\(rule.code)")
    }
    // One line, that goes on from the code.
    #expect(!rule.summary.isEmpty && !rule.summary.contains("\n") && !rule.summary.hasSuffix("."))
    #expect(rule.summary.count <= 100)
    #expect(rule.explanation.hasSuffix("."))
    for text in [rule.summary, rule.explanation, rule.bad.text, rule.good.text] {
      #expect(!text.isEmpty)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(!line.contains("  ") && line.last?.isWhitespace != true && line.first?.isWhitespace != true, "\(line)")
        #expect(line.count <= 130, "\(line)")
      }
      #expect(text.count { $0 == "`" } % 2 == 0)
    }
    #expect(rule.bad.text != rule.good.text)
  }

  /// What an example shows is the query or the page of its content, or Swift.
  @Test(arguments: LintRule.all)
  func examplesShowWhatTheyDo(rule: LintRule) {
    for example in [rule.bad, rule.good] {
      var queries = example.content.ruleGroups.flatMap(\.alerts).map(\.query.text)
      for target in example.content.dashboards.flatMap(\.rows).flatMap(\.panels).flatMap(\.targets) {
        if case .prometheus(let source) = target.source { queries.append(source.query.text) }
      }
      let isPromQL = PromQLParser.parse(example.text).errors.isEmpty
      let isQuery = queries.contains(example.text)
      let isPage = example.snapshot?.contains(example.text) == true
      let isSwift = !isPromQL && example.text.contains { "([".contains($0) }
      #expect(isQuery || isPage || isSwift, "\(example.text)")
      // The query that a piece of Swift shows is the content's too.
      if let shown = example.text.split(separator: ".promql(\"").dropFirst().first?.prefix(while: { $0 != "\"" }) {
        #expect(queries.contains(String(shown)))
      }
    }
  }

  /// Messages say what, why and what instead: in lower case, without a full stop, on one line.
  @Test(arguments: LintRule.all)
  func messagesRead(rule: LintRule) {
    for finding in rule.bad.findings {
      let message = finding.message
      #expect(
        !message.isEmpty && !message.contains("\n") && !message.hasSuffix(".") && !message.contains("  "), "\(message)")
      for note in finding.notes { #expect(!note.isEmpty && !note.hasSuffix("."), "\(note)") }
      if let excerpt = finding.excerpt {
        #expect(excerpt.range.lowerBound >= 0 && excerpt.range.upperBound <= excerpt.text.utf8.count)
      }
    }
  }
}
