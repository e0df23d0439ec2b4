import PromQL
import Testing

@Suite struct GrafanaVariableTests {
  private static let allowed: [(String, String, String)] = [
    ("rate(x[$__rate_interval])", "rate(x[$__rate_interval])", "$__rate_interval"),
    ("x[$a:$b] offset -$c", "x[$a:$b] offset -$c", "$a $b $c"),
    ("rate(x[${minutes}m])", "rate(x[${minutes}m])", "${minutes}"),
    ("rate(x[[[interval]]])", "rate(x[[[interval]]])", "[[interval]]"),
    ("x > $limit", "x > $limit", "$limit"), ("topk($k, x)", "topk($k, x)", "$k"),
    ("x @ ${__from}", "x @ ${__from}", "${__from}"), ("$metric{a=\"b\"}", "$metric{a=\"b\"}", "$metric"),
    ("rate(${prefix}_total[5m])", "rate(${prefix}_total[5m])", "${prefix}"),
    ("sum by ($by, a) (x)", "sum by ($by, a) (x)", "$by"), ("a * on ($l) b", "a * on ($l) b", "$l"),
    ("x{$label=\"$value\"}", "x{$label=\"$value\"}", "$label $value"),
    ("x{a=~\"${a:regex}|[[b]]\"}", "x{a=~\"${a:regex}|[[b]]\"}", "${a:regex} [[b]]"),
    (
      "label_replace(x, \"a\", \"$1-$v\", \"b\", \"(.*)\")", "label_replace(x, \"a\", \"$1-$v\", \"b\", \"(.*)\")", "$v"
    ),
    ("$metric[5m:1m] offset $o", "$metric[5m:1m] offset $o", "$metric $o"), ("-$x * 2", "-$x * 2", "$x"),
    ("sum($x) / ($__range_s / 60)", "sum($x) / ($__range_s / 60)", "$x $__range_s"),
  ]

  @Test(arguments: allowed)
  func standsWhereGrafanaReplacesIt(text: String, line: String, variables: String) throws {
    let result = PromQLParser.parse(text, dialect: .panel)
    #expect(result.errors == [], "\(text)")
    let expression = try #require(result.expression)
    #expect(PromQLPrinter.line(expression) == line)
    #expect(PromQLParser.parse(line, dialect: .panel).expression?.plain == expression.plain)
    #expect(expression.variables.map(\.text).joined(separator: " ") == variables)
  }

  @Test(arguments: [
    ("a $op b", "1:3"), ("$agg(x)", "1:1"), ("x{$filter}", "1:10"), ("x{a=$b}", "1:5"), ("rate($x)", "1:6"),
    ("x[$1]", "1:3"),
    ("x{a=~\"$b(\"}", "1:6"),
  ])
  func isRefusedWhereItCannotBeChecked(text: String, place: String) {
    let result = PromQLParser.parse(text, dialect: .panel)
    #expect(result.messages(in: text).first?.hasPrefix("\(place): ") == true, "\(result.messages(in: text))")
  }

  @Test func aVariableCountsAsAVectorUnlessANumberIsWanted() {
    #expect(PromQLParser.parse("$x", dialect: .panel).type == .vector)
    #expect(PromQLParser.parse("$__interval_ms", dialect: .panel).type == .scalar)
    #expect(PromQLParser.parse("vector($x)", dialect: .panel).errors == [])
    #expect(PromQLParser.parse("$a and $b", dialect: .panel).errors == [])
    #expect(PromQLParser.parse("topk($k * 2, -($x))", dialect: .panel).errors == [])
    #expect(PromQLParser.parse("vector($k > 2)", dialect: .panel).errors.count == 1)
  }

  @Test func namesAreWithoutTheirFormat() {
    let names = PromQLParser.parse("x{a=\"${b:regex}${c.d}[[e:csv]]$f$1\"}", dialect: .panel).expression?.variables
    #expect(names?.map(\.name) == ["b", "c", "e", "f"])
    #expect(names?.first?.isBuiltIn == false)
  }
}
