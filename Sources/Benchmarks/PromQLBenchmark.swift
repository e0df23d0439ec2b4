import Foundation
import PromQL

/// Parses and type-checks the expressions of a conformance folder, on one core.
enum PromQLBenchmark {
  static let benchmark = Benchmark(
    name: "promql", summary: "expressions parsed, checked and printed a second; [folder of the promql cases]"
  ) { arguments in
    let folder = arguments.first ?? "../shared/conformance/promql"
    let expressions = try read("\(folder)/expressions.jsonl")
    let bytes = expressions.reduce(0) { $0 + $1.utf8.count }
    print("\(expressions.count) expressions, \(bytes) bytes")

    // The floor: nothing that reads the text can be faster than a look at each byte.
    var spaces = 0
    let scan = Benchmark.fastest { for text in expressions { for byte in text.utf8 where byte == 0x20 { spaces += 1 } } }
    report("byte scan (floor)", scan, expressions.count, bytes, floor: scan)

    let flags = PromQLDialect(experimentalFunctions: true, durationExpressions: true)
    var valid = 0
    let parse = Benchmark.fastest {
      valid = 0
      for text in expressions where PromQLParser.parse(text, dialect: flags).isValid { valid += 1 }
    }
    report("parse and check", parse, expressions.count, bytes, floor: scan)

    let trees = expressions.compactMap { PromQLParser.parse($0, dialect: flags).expression }
    var printed = 0
    let line = Benchmark.fastest { for tree in trees { printed += PromQLPrinter.line(tree).utf8.count } }
    report("print one line", line, trees.count, bytes, floor: scan)
    let pretty = Benchmark.fastest { for tree in trees { printed += PromQLPrinter.pretty(tree).utf8.count } }
    report("print pretty", pretty, trees.count, bytes, floor: scan)
    print("\(valid) valid, \(spaces > 0 && printed > 0 ? "all read" : "nothing read")")
  }

  private static func report(_ what: String, _ seconds: Double, _ count: Int, _ bytes: Int, floor: Double) {
    let rate = Int(Double(count) / seconds)
    let megabytes = (Double(bytes) / seconds / 1e5).rounded() / 10
    let ratio = (seconds / floor * 10).rounded() / 10
    print("\(what): \(rate) expressions/s, \(megabytes) MB/s, \(ratio) times the floor")
  }

  private static func read(_ path: String) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { throw Benchmark.Failure("cannot read \(path)") }
    return try data.split(separator: UInt8(ascii: "\n")).map { line in
      let record = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      guard let text = record?["expr"] as? String else { throw Benchmark.Failure("no expr in a line of \(path)") }
      return text
    }
  }
}
