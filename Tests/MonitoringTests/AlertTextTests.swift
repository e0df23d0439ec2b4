import GoTemplate
import Monitoring
import Testing

@Suite struct AlertTextTests {
  static let templates: [(AlertText, String)] = [
    ("", ""),
    ("plain text, 100 %", "plain text, 100 %"),
    ("\(.value) calls", "{{ $value }} calls"),
    ("\(.count) calls", #"{{ printf "%.0f" $value }} calls"#),
    ("\(.humanized)", "{{ humanize $value }}"),
    ("\(.percentage)", "{{ humanizePercentage $value }}"),
    ("\(.duration)", "{{ humanizeDuration $value }}"),
    ("in \(.label(.region)).", "in {{ $labels.region }}."),
    ("\(.label("_x1"))", "{{ $labels._x1 }}"),
    ("from \(.externalLabel("cluster"))", "from {{ $externalLabels.cluster }}"),
    ("\(5) of \("a {{ b")", #"5 of a {{ "{{" }} b"#),
    // Names that cannot stand behind a dot.
    ("\(.label("http.status"))", #"{{ index $labels "http.status" }}"#),
    ("\(.label("1st"))", #"{{ index $labels "1st" }}"#),
    ("\(.label(""))", #"{{ index $labels "" }}"#),
    ("\(.label("Größe"))", #"{{ index $labels "Größe" }}"#),
    ("\(.label(#"a"b\c"#))", #"{{ index $labels "a\"b\\c" }}"#),
    ("\(.label("a\nb"))", #"{{ index $labels "a\nb" }}"#),
    ("\(.label("\"\u{301}"))", "{{ index $labels \"\\\"\u{301}\" }}"),
    ("\(.externalLabel("data-center"))", #"{{ index $externalLabels "data-center" }}"#),
    // One brace is text, two begin an action.
    ("{", "{"),
    ("a { b", "a { b"),
    ("{{", #"{{ "{{" }}"#),
    ("{{{", #"{{ "{{{" }}"#),
    ("{{{{{", #"{{ "{{{{{" }}"#),
    ("{{ $value }}", #"{{ "{{" }} $value }}"#),
    ("}} }", "}} }"),
    ("{{/* no comment */}}", #"{{ "{{" }}/* no comment */}}"#),
    ("{{- x -}}", #"{{ "{{" }}- x -}}"#),
    // A brace before an action would make three.
    ("{\(.value)}", #"{{ "{" }}{{ $value }}}"#),
    ("{{\(.value)}}", #"{{ "{{" }}{{ $value }}}}"#),
    ("{\("{")", #"{{ "{{" }}"#),
    ("{\("{")\(.value)", #"{{ "{{" }}{{ $value }}"#),
    // A brace with an accent is two characters for Go.
    ("{{\u{301}", "{{ \"{{\" }}\u{301}"),
    ("{\u{301}{", "{\u{301}{"),
    (.template("{{ with $x := 1 }}{{ $x }}{{ end }}"), "{{ with $x := 1 }}{{ $x }}{{ end }}"),
  ]

  @Test(arguments: templates) func becomesAGoTemplate(text: AlertText, template: String) {
    #expect(text.template == template)
    #expect(GoTemplateParser.parse(template, dialect: .prometheusRule).errors.isEmpty)
  }

  /// Whatever a person writes comes out as written, between the values that are filled in.
  @Test func literalTextRendersAsItself() {
    var random = SplitMix64(seed: 0xA1E7)
    let pieces = [
      "{", "{{", "}", "}}", "{{-", "-}}", "/*", "*/", "\"", "`", "\\", "$", "$value", ".", "%", "\n", " ", "é",
      "\u{301}",
      "\u{0}", "🔥", "end", "define \"x\"", "word",
    ]
    for _ in 0..<2000 {
      var expected = ""
      var interpolation = AlertText.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let literal = random.text(of: pieces, count: Int.random(in: 0...6, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: interpolation.appendLiteral(literal)
        case 1: interpolation.appendInterpolation(literal)
        case 2:
          interpolation.appendLiteral(literal)
          interpolation.appendInterpolation(.value)
        default:
          interpolation.appendLiteral(literal)
          interpolation.appendInterpolation(.label(Label(literal)))
        }
        expected += literal
      }
      let text = AlertText(stringInterpolation: interpolation)
      let parsed = GoTemplateParser.parse(text.template, dialect: .prometheusRule)
      #expect(parsed.errors.isEmpty, "\(text.template.debugDescription): \(parsed.errors)")
      #expect(Array(Self.literals(of: parsed.tree).utf8) == Array(expected.utf8), "\(text.template.debugDescription)")
    }
  }

  /// What a template writes, without what it fills in.
  private static func literals(of tree: GoTemplateTree) -> String {
    tree.nodes.map { node in
      switch node.kind {
      case .text(let text): return text
      case .action(let pipeline):
        guard pipeline.commands.count == 1, let operand = pipeline.commands[0].operands.first,
          pipeline.commands[0].operands.count == 1, case .string(let text) = operand.base
        else { return "" }
        return text
      default: return "?"
      }
    }.joined()
  }
}
