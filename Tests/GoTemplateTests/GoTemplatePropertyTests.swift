import GoTemplate
import Testing

@Suite struct GoTemplatePropertyTests {
  /// What must hold for every text.
  private func check(_ text: String) {
    for dialect in GoTemplateDialect.allCases {
      let result = GoTemplateParser.parse(text, dialect: dialect)
      let count = text.utf8.count
      let isInside = { (range: Range<Int>) in range.lowerBound >= 0 && range.upperBound <= count }
      #expect(result.errors.allSatisfy { isInside($0.range) && !$0.message.isEmpty }, "\(text.debugDescription)")
      #expect(result.labelReferences.allSatisfy { isInside($0.range) }, "\(text.debugDescription)")
      let order = zip(result.tree.nodes, result.tree.nodes.dropFirst())
      #expect(order.allSatisfy { $0.range.upperBound <= $1.range.lowerBound }, "\(text.debugDescription)")
      #expect(result.tree.nodes.allSatisfy { isInside($0.range) }, "\(text.debugDescription)")
    }
  }

  @Test func everyPrefixIsReadOrRefused() {
    for text in RandomTemplates.templates {
      let scalars = Array(text.unicodeScalars)
      for count in 0...scalars.count { check(String(String.UnicodeScalarView(scalars[..<count]))) }
    }
  }

  @Test func everyMutationIsReadOrRefused() {
    var templates = RandomTemplates(seed: 0x7E3)
    for _ in 0..<3000 { check(templates.next()) }
    for _ in 0..<500 { check(templates.action()) }
  }

  @Test func wholeTemplatesAreRead() {
    for text in RandomTemplates.templates {
      let problems = GoTemplateParser.parse(text, dialect: .prometheusRule).errors.filter { $0.stage == .parsing }
      #expect(problems.isEmpty, "\(text)")
    }
  }

  @Test(arguments: ["{{ if 1 }}", "{{ range 1 }}", "{{ with 1 }}", "{{ define \"a\" }}", "{{ block \"a\" . }}"])
  func deepBlocksAreRefused(opening: String) {
    for depth in [50, 51, 5000] {
      let text = String(repeating: opening, count: depth) + String(repeating: "{{ end }}", count: depth)
      let problems = GoTemplateParser.parse(text, dialect: .alertmanager).errors
      #expect(problems.count { $0.message == "blocks are nested more than 50 deep" } == (depth > 50 ? 1 : 0))
    }
  }

  @Test func deepParenthesesAreRefused() {
    let inner = String(repeating: "{{ if 1 }}", count: 50)
    for depth in [50, 51, 20_000] {
      let value = String(repeating: "(print ", count: depth) + "1" + String(repeating: ")", count: depth)
      let text = inner + "{{ " + value + " }}" + String(repeating: "{{ end }}", count: 50)
      let problems = GoTemplateParser.parse(text, dialect: .prometheusRule).errors
      #expect(problems.map(\.message) == (depth > 50 ? ["parentheses are nested more than 50 deep"] : []))
    }
  }

  /// What is searched again and again, or walked too deep, does not come back from texts like these.
  @Test(arguments: [
    "{{", "}}", "{{ \"", "{{ `}}", "{{/*", "{{ ' }}", "{{ if 1 }}{{ else if 1 }}", "{{ $x := 1 }}", "{{ $y }}",
    "{{ 1 | len }}",
    "{{ if 1 }}{{ $x := 1 }}{{ else }}", "{{ .a.b.c", " (", "{{ and $labels.a $labels.b }}", "{{ else }}", "{{ end }}",
    "{{ define \"a\" }}x{{ end }}", "{{-  -}}", "\\\"", "{{ nosuch }}",
  ])
  func longTextsAreReadInTime(piece: String) {
    let text = "{{ if 1 }}" + String(repeating: piece, count: 2000) + "{{ end }}"
    check(text)
  }
}
