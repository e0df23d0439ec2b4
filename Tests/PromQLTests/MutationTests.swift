import PromQL
import Testing

/// Texts that are nearly expressions: whatever they are, they give errors or a tree that prints and reads alike.
@Suite struct MutationTests {
  private static let seeds = [
    "sum by (job) (rate(http_requests_total{job=~\"api.*\",code!=\"500\"}[5m] offset 1h)) > 0.5",
    "histogram_quantile(0.99, sum without (pod) (rate(x_bucket[$__rate_interval])))",
    "a * on (x, y) group_left (z) b / ignoring (q) c ^ -2 ^ d", "x[1h:5m] @ 1700000000.5 offset -(5m + 2 * 1h)",
    "max_over_time(deriv({\"my.metric\", \"l.x\"=\"v\"}[1h])[30m:1m] @ end())",
    "count_values(\"a\", -x) and not_a or b unless c",
    "label_replace(up, 'a', \"$1\\t\\u00e9\\xff\", `b`, \"(.*)\")", "0x1F + 1e3 - 1_000 * Inf % NaN == bool 5m # end\n",
    "topk($k, ${metric}_total{$label=\"[[value]]\"}) offset $o", "sum(x) by (\"a b\", on, by) >= bool vector(time())",
  ]

  private static let pieces = [
    "(", ")", "[", "]", "{", "}", ",", ":", "::", "@", "+", "-", "*", "^", "=", "==", "=~", "!~", ">/", "\"", "'", "`",
    "\\", "#", "\n",
    " ", "$", "${", "[[x]]", "$x", "offset", "by", "on", "bool", "group_left", "start()", "5m", "1.5h", "0", "1e",
    "Inf", "NaN",
    "rate", "sum", "foo:bar", "__name__", "é", "\u{FFFD}", "\u{0}", "x", "_", ".", "1_", "offset (1m)", "fill(0)",
    "smoothed",
  ]

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func everyTextGivesErrorsOrAStableTree(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let dialects = [
      PromQLDialect.rules, .panel,
      PromQLDialect(experimentalFunctions: true, durationExpressions: true, grafanaVariables: true),
    ]
    for _ in 0..<3000 {
      let text = mutation(&random)
      let dialect = dialects[Int.random(in: 0..<dialects.count, using: &random)]
      let result = PromQLParser.parse(text, dialect: dialect)
      let length = text.utf8.count
      for error in result.errors {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= length, "\(text.debugDescription)")
        #expect(!error.message.isEmpty)
      }
      #expect(result.errors.map(\.range.lowerBound) == result.errors.map(\.range.lowerBound).sorted())
      guard result.isValid else { continue }
      guard let expression = result.expression else {
        Issue.record("no tree and no error: \(text.debugDescription)")
        continue
      }
      for printed in [PromQLPrinter.line(expression), PromQLPrinter.pretty(expression)] {
        let again = PromQLParser.parse(printed, dialect: dialect)
        #expect(
          again.expression?.plain == expression.plain, "\(text.debugDescription) became \(printed.debugDescription)")
        #expect(again.type == result.type)
      }
    }
  }

  private func mutation(_ random: inout SplitMix64) -> String {
    var scalars = Array(Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)].unicodeScalars)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: scalars.removeSubrange(place..<min(scalars.count, place + Int.random(in: 1...6, using: &random)))
      case 1:
        let from = Int.random(in: 0...scalars.count, using: &random)
        let to = min(scalars.count, from + Int.random(in: 1...12, using: &random))
        scalars.insert(contentsOf: Array(scalars[from..<to]), at: place)
      default:
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        scalars.insert(contentsOf: Array(piece.unicodeScalars), at: place)
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
