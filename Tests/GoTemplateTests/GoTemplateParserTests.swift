import GoTemplate
import Testing

@Suite struct GoTemplateParserTests {
  /// What is wrong for Go's own parser, with the text that it points to.
  private func refusals(
    _ text: String, _ dialect: GoTemplateDialect = .prometheusRule
  ) -> [(message: String, hint: String, excerpt: String)] {
    GoTemplateParser.parse(text, dialect: dialect).errors.filter { $0.stage == .parsing }.map { problem in
      (problem.message, problem.hint ?? "", String(decoding: Array(text.utf8)[problem.range], as: UTF8.self))
    }
  }

  @Test(arguments: [
    "", "text", "}} { {", "{{ $value }}", "{{- 1 -}}", "{{1}}", "{{ 1\n}}", "{{/* note */}}{{- /* note */ -}}",
    "{{ \"}}\" }}",
    "{{ `}}\n{{` }}", "{{ if true }}{{ else if false }}{{ else }}{{ end }}",
    "{{ with $value }}{{ else with .Labels }}{{ . }}{{ end }}",
    "{{ range query \"up\" }}{{ break }}{{ continue }}{{ end }}",
    "{{ range $i, $e := query \"up\" }}{{ $i }}{{ $e }}{{ else }}{{ end }}", "{{ $x := 1 }}{{ $x = 2 }}{{ $x }}",
    "{{ ($x := 1) }}{{ $x }}", "{{ define \"a\" }}{{ $ }}{{ end }}{{ template \"a\" }}{{ template `a` . }}",
    "{{ block \"a\" . }}{{ .b }}{{ end }}", "{{ define \"a\" }} {{ end }}{{ define \"a\" }}b{{ end }}", "{{ 1 | }}",
    "{{ .A.B.C }}", "{{ pathPrefix.x }}", "{{ (1).x }}", "{{ $.Value }}", "{{ nil }}", "{{ true false }}",
    "{{ $labels.é }}",
    "{{ 'a' }}{{ '\\'' }}{{ '\\u00e9' }}{{ '}' }}",
    "{{ \"\\x41\\101\\u00e9\\U0001F600\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\" }}",
    "{{ 1 }}{{ +1 }}{{ -1 }}{{ .5 }}{{ 1e3 }}{{ 1_000 }}{{ 0x_F }}{{ 0b1 }}{{ 0o17 }}{{ 017 }}{{ 0x1p-3 }}{{ 1i }}{{ 1+2i }}",
  ])
  func readsWhatGoReads(text: String) {
    #expect(refusals(text).map(\.message) == [])
  }

  @Test(arguments: [
    // Delimiters.
    ("{{ $value", "this action is never closed", "{{ $value"),
    ("{{ $labels.instance is down", "this action is never closed", "{{ $labels.instance is down"),
    ("{{ $value {{ 1 }}", "an action begins inside another", "{{"),
    ("{{{ 1 }}}", "unexpected { in this action", "{"),
    ("{{ }}", "this action has no value", "}}"),
    ("{{/* a", "this comment is never closed", "{{/* a"),
    ("{{/* a */ }}", "a comment must fill its whole action", "{{/* a */"),
    ("{{ /* a */}}", "unexpected / in this action", "/"),
    ("{{-1}}{{-}}", "- is no number", "-"),
    // Literals.
    ("{{ \"a }}", "this string is never closed", "\""),
    ("{{ `a }}", "this string is never closed", "`"),
    ("{{ 'a }}", "this character is never closed", "'"),
    ("{{ 'ab' }}", "'ab' is no single character", "'ab'"),
    ("{{ \"a\\q\" }}", "\\q is no escape sequence", "\\q"),
    ("{{ \"\\ud800\" }}", "there is no character with this number", "\\ud800"),
    ("{{ \"\\x4\" }}", "this escape sequence needs 2 digits", "\\x4"),
    ("{{ 09 }}", "09 is no octal number", "09"),
    ("{{ 1__0 }}", "1__0 is no number", "1__0"),
    ("{{ 1x }}", "1x is no number", "1x"),
    ("{{ 99999999999999999999 }}", "99999999999999999999 is too large for an integer", "99999999999999999999"),
    // Operands.
    ("{{ nosuch }}", "Prometheus' rule templates have no function nosuch", "nosuch"),
    ("{{ $label.a }}", "there is no variable $label", "$label"),
    ("{{ $x=1 }}", "unexpected = after $x", "="),
    ("{{ 1 = 2 }}", "unexpected = in a command", "="),
    ("{{ print 1, 2 }}", "unexpected , in a command", ","),
    ("{{ print(1) }}", "unexpected ( in a command", "("),
    ("{{ \"a\"\"b\" }}", "unexpected \"b\" in a command", "\"b\""),
    ("{{ | 1 }}", "unexpected | in this action", "|"),
    ("{{ 1 | 2 }}", "2 takes no input", "2"),
    ("{{ \"a\".b }}", "\"a\" has no fields", ".b"),
    ("{{ ..a }}", ". has no fields", ".a"),
    ("{{ (1 }}", "this parenthesis is never closed", "1 "),
    ("{{ 1) }}", "unexpected ) in this action", ")"),
    ("{{ () }}", "there is nothing in these parentheses", ")"),
    ("{{ § }}", "no action may hold the character U+00A7", "§"),
    ("{{ $x, $y := 1 }}", "only a range sets two variables", "$x,"),
    ("{{ range $x, 1 }}{{ end }}", "a range sets variables only", "1"),
    ("{{ range $x, $y, $z := 1 }}{{ end }}", "a range sets at most two variables", "$y,"),
    // Blocks.
    ("a{{ end }}", "this {{ end }} closes nothing", "end"),
    ("{{ if true }}a", "this {{ if }} is never closed", "{{ if true }}"),
    ("{{ if }}{{ end }}", "{{ if }} has no value", "}}"),
    ("{{ else }}", "this {{ else }} belongs to no {{ if }}, {{ with }} or {{ range }}", "else"),
    ("{{ if 1 }}{{ else }}{{ else }}{{ end }}", "a second {{ else }} for one {{ if }}", "else"),
    ("{{ range 1 }}{{ else if 1 }}{{ end }}", "an {{ else if }} does not continue a {{ range }}", "if"),
    ("{{ if 1 }}{{ else with 1 }}{{ end }}", "an {{ else with }} does not continue a {{ if }}", "with"),
    ("{{ if 1 }}{{ end 1 }}", "unexpected 1 in {{ end }}", "1"),
    ("{{ break }}", "{{ break }} stands in no {{ range }}", "break"),
    ("{{ range 1 }}{{ else }}{{ break }}{{ end }}", "{{ break }} stands in no {{ range }}", "break"),
    ("{{ if 1 }}{{ define \"a\" }}{{ end }}{{ end }}", "a {{ define }} may not stand in another block", "define"),
    ("{{ define a }}{{ end }}", "{{ define }} needs the name of a template in quotes", "a"),
    ("{{ define \"a\" }}{{ else }}{{ end }}", "a {{ define }} has no {{ else }}", "else"),
    (
      "{{ define \"a\" }}1{{ end }}{{ define \"a\" }}2{{ end }}", "a template named \"a\" is already defined here",
      "{{ define \"a\" }}"
    ),
    ("{{ block \"a\" }}{{ end }}", "{{ block }} has no value", "}}"),
    ("{{ define \"a\" }}{{ $value }}{{ end }}", "there is no variable $value", "$value"),
    ("{{ if $x := 1 }}{{ end }}{{ $x }}", "there is no variable $x", "$x"),
  ])
  func refusesWhatGoRefuses(text: String, message: String, excerpt: String) {
    let found = refusals(text)
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.excerpt) == [excerpt])
  }

  @Test(arguments: [
    ("{{ humanise $value }}", GoTemplateDialect.prometheusRule, "did you mean humanize?"),
    ("{{ join \",\" 1 }}", .prometheusRule, "it is a function of Alertmanager's templates"),
    ("{{ humanize 1.0 }}", .alertmanager, "it is a function of Prometheus' rule templates"),
    ("{{ toDuration 1 }}", .prometheusRule, "it came with Prometheus 3.6"),
    ("{{ mustToDate \"\" \"\" }}", .alertmanager, "it came with Alertmanager 0.34"),
    ("{{ $label.job }}", .prometheusRule, "did you mean $labels?"),
    (
      "{{ define \"a\" }}{{ $labels.job }}{{ end }}", .prometheusRule,
      "a {{ define }} sees only what {{ template }} passes to it"
    ),
    (
      "{{ $labels.job }}", .alertmanager,
      "$labels is for Prometheus' rules; write what the rule puts into an annotation, such as .CommonAnnotations.summary"
    ),
    (
      "{{ 1 < 2 }}", .prometheusRule,
      "templates have no operators: write eq, ne, lt, le, gt, ge, and, or, not before their arguments"
    ),
    ("{{ 1+2 }}", .prometheusRule, "templates have no arithmetic: compute it in the query"),
  ])
  func saysWhatToWriteInstead(text: String, dialect: GoTemplateDialect, hint: String) {
    #expect(refusals(text, dialect).map(\.hint) == [hint])
  }

  @Test func collectsAllMistakes() {
    let text = "{{ if nosuch }}{{ $y := 1 + \"a }}{{ $y }}{{ 'ab' }}{{ else }}{{ $z }}{{ end }}{{ end }}"
    #expect(
      refusals(text).map(\.excerpt) == ["nosuch", "\"", "'ab'", "$z", "end"], "and blocks still find their ends")
  }

  @Test func givesTheTree() throws {
    let text = "a {{- $x := index .Labels \"job\" | toUpper -}} b{{ if $x }}c{{ else if .Value }}d{{ else }}e{{ end }}"
    let result = GoTemplateParser.parse(text, dialect: .prometheusRule)
    #expect(result.errors.isEmpty)
    let nodes = result.tree.nodes
    #expect(nodes.count == 4)
    #expect(nodes[0].kind == .text("a"))
    #expect(nodes[2].kind == .text("b"))
    guard case .action(let pipeline) = nodes[1].kind, case .condition(let branches, let otherwise) = nodes[3].kind
    else {
      Issue.record("\(nodes)")
      return
    }
    #expect(pipeline.variables.map(\.name) == ["$x"] && !pipeline.isAssignment)
    let operands = try #require(pipeline.commands.first).operands
    #expect(operands.map(\.base) == [.function("index"), .dot, .string("job")])
    #expect(operands[1].fields.map(\.name) == ["Labels"])
    #expect(text.utf8.dropFirst(operands[1].range.lowerBound).starts(with: ".Labels \"job\"".utf8))
    #expect(branches.map { $0.body.map(\.kind) } == [[.text("c")], [.text("d")]])
    #expect(otherwise?.map(\.kind) == [.text("e")])
    #expect(nodes[3].range.upperBound == text.utf8.count)
  }

  @Test func tellsWhichTemplatesAreDefinedAndUsed() {
    let text = "{{ define \"a\" }}{{ template \"b\" . }}{{ end }}{{ block \"c\" . }}{{ end }}"
    let result = GoTemplateParser.parse(text, dialect: .alertmanager)
    #expect(result.definitions.map(\.name) == ["a", "c"])
    #expect(result.uses.map(\.name) == ["b", "c"])
    #expect(result.errors.isEmpty, "Alertmanager finds b in its other files")
  }
}
