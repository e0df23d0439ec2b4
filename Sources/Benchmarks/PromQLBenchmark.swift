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
    let scan = Benchmark.fastest {
      var sum = 0
      for text in expressions { for byte in text.utf8 { sum &+= Int(byte) } }
      return sum
    }
    let flags = PromQLDialect(experimentalFunctions: true, durationExpressions: true)
    let parse = Benchmark.fastest {
      expressions.reduce(0) { $0 + (PromQLParser.parse($1, dialect: flags).isValid ? 1 : 0) }
    }
    let trees = expressions.compactMap { PromQLParser.parse($0, dialect: flags).expression }
    let line = Benchmark.fastest { trees.reduce(0) { $0 + PromQLPrinter.line($1).utf8.count } }
    let pretty = Benchmark.fastest { trees.reduce(0) { $0 + PromQLPrinter.pretty($1).utf8.count } }

    let floor = scan.seconds
    report("byte scan, the floor (sum \(scan.result))", scan.seconds, expressions.count, bytes, floor: floor)
    report("parse and check (\(parse.result) valid)", parse.seconds, expressions.count, bytes, floor: floor)
    report("print on a line (\(line.result) bytes)", line.seconds, trees.count, line.result, floor: floor)
    report("print on several (\(pretty.result) bytes)", pretty.seconds, trees.count, pretty.result, floor: floor)
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
