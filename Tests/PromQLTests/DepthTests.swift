import PromQL
import Testing

@Suite struct DepthTests {
  private static let flags = PromQLDialect(experimentalFunctions: true, durationExpressions: true)

  private static func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  private static func texts(_ count: Int) -> [String] {
    [
      nested("(", "x", ")", count), nested("-", "x", "", count), nested("abs(", "x", ")", count),
      nested("sum by (a) (", "x", ")", count), nested("x * on (a) (", "x", ")", count), nested("x ^ ", "x", "", count),
      nested("", "x", " + x", count), nested("", "x", " or x", count), nested("", "x", "[5m:]", count),
      "x[" + nested("(1 + ", "5m", ")", count) + "]", "x[" + nested("", "5m", " + 5m", count) + "]",
      "x[" + nested("-", "(5m + 1)", "", count) + "]", "x offset " + nested("-", "5m", "", count),
    ]
  }

  /// Deep text gives an error or a result; the tree of a result can be compared, hashed, printed and released.
  @Test(arguments: [10, 40, 90, 100, 101, 199, 201, 10_000, 100_000])
  func deepTextIsNoCrash(count: Int) {
    for text in Self.texts(count) {
      let result = PromQLParser.parse(text, dialect: Self.flags)
      #expect(count <= PromQLParser.depthLimit || !result.isValid, "\(text.prefix(20))")
      guard let expression = result.expression else { continue }
      #expect(expression == PromQLParser.parse(text, dialect: Self.flags).expression)
      #expect(Set([expression]).contains(expression))
      let printed = PromQLPrinter.line(expression)
      if result.isValid {
        #expect(PromQLParser.parse(printed, dialect: Self.flags).expression?.plain == expression.plain)
      }
      #expect(PromQLPrinter.pretty(expression).utf8.count >= printed.utf8.count)
    }
  }

  /// Texts that take very long where some part of the work is quadratic.
  @Test(arguments: [
    "x{a=\"" + String(repeating: "${x:", count: 100_000) + "\"}",
    "{a=~\"[" + String(repeating: "[:", count: 100_000) + "]\"}",
    "{a=~\"" + String(repeating: "ab|", count: 100_000) + "\"}", String(repeating: "a$b", count: 50_000),
    "a * on (" + String(repeating: "l,", count: 50_000) + ") group_left (" + String(repeating: "l,", count: 50_000)
      + ") b",
    "abs(" + String(repeating: "(x y),", count: 50_000) + "x)",
    "{" + String(repeating: "a=\"b\",", count: 50_000) + "}",
    "x" + String(repeating: " @ 5", count: 50_000), String(repeating: "# c\n", count: 50_000),
  ])
  func hostileTextIsLinear(text: String) {
    let result = PromQLParser.parse(text, dialect: .panel)
    #expect(result.messages(in: text).count == result.errors.count)
    if let expression = result.expression { #expect(!PromQLPrinter.pretty(expression).isEmpty) }
  }

  @Test func ordinaryDepthIsNoError() {
    for text in Self.texts(40) where !text.hasSuffix("[5m:]") {
      #expect(PromQLParser.parse(text, dialect: Self.flags).errors == [], "\(text.prefix(20))")
    }
    #expect(PromQLParser.parse(Self.nested("", "x", " or x", 190)).errors == [])
  }

  @Test func theErrorNamesTheLimit() {
    let message = PromQLParser.parse(Self.nested("(", "x", ")", 10_000)).errors.first?.message
    #expect(message == "the expression nests deeper than \(PromQLParser.nestingLimit) levels, which is Vigil's limit")
  }
}
