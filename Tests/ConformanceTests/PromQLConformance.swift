import Diagnostics
import Foundation
import PromQL
import Testing

/// Our parser and printer beside Prometheus 3.5.3.
@Suite struct PromQLConformance {
  /// A case: a text, and what the server said of it.
  struct Record: Decodable {
    var id: String
    var expr: String
    var valid: Bool
    var experimental: Bool
    var type: String?
    var formatted: String?
    var formatDefect: String?
    var error: String?

    enum CodingKeys: String, CodingKey {
      case id, expr, valid, experimental, type, formatted, error
      case formatDefect = "format_defect"
    }
  }

  /// A case with the server's tree.
  struct TreeRecord: Decodable {
    var id: String
    var expr: String
    var ast: JSONValue?
  }

  private static let files = ["expressions", "mutations", "grafana-exprs"]

  private static func dialect(_ file: String, flags: Bool) -> PromQLDialect {
    PromQLDialect(experimentalFunctions: flags, durationExpressions: flags, grafanaVariables: file == "grafana-exprs")
  }

  @Test(.corpus("promql/expressions.jsonl"), arguments: files) func verdicts(file: String) throws {
    let corpus = Corpus("promql/\(file)", file: "promql/\(file).jsonl")
    var tally = Tally()
    for record in try corpus.records(Record.self) {
      let result = PromQLParser.parse(record.expr, dialect: Self.dialect(file, flags: true))
      let plain = PromQLParser.parse(record.expr, dialect: Self.dialect(file, flags: false))
      let isRight =
        result.isValid == record.valid && plain.isValid == (record.valid && !record.experimental)
        && (!record.valid || result.type?.rawValue == record.type)
      tally.count(isRight) {
        """
        \(record.id) \(record.expr.debugDescription): server \(record.error ?? record.type ?? "?"), ours \
        \(result.messages(in: record.expr).first ?? result.type?.rawValue ?? "?"), without flags \
        \(plain.messages(in: record.expr).first ?? plain.type?.rawValue ?? "?")
        """
      }
    }
    tally.report(corpus)
  }

  @Test(.corpus("promql/expressions.jsonl")) func trees() throws {
    var tally = Tally()
    for file in ["expressions", "mutations"] {
      for record in try Corpus("promql/ast", file: "promql/\(file).jsonl").records(TreeRecord.self) {
        guard let ast = record.ast else { continue }
        let result = PromQLParser.parse(record.expr, dialect: Self.dialect(file, flags: true))
        let ours = result.expression.map(PromQLServerTree.json)
        let server = PromQLServerTree.sorted(ast)
        tally.count(ours == server) {
          "\(record.id) \(record.expr.debugDescription): server \(server), ours \(ours.map { "\($0)" } ?? "none")"
        }
      }
    }
    tally.report(Corpus("promql/ast", file: "promql/expressions.jsonl"))
  }

  /// What the server formats we format alike; what it formats wrongly must keep its tree.
  @Test(.corpus("promql/expressions.jsonl")) func formatting() throws {
    var tally = Tally()
    for file in Self.files {
      let dialect = Self.dialect(file, flags: true)
      for record in try Corpus("promql/formatted", file: "promql/\(file).jsonl").records(Record.self) {
        guard record.valid, let formatted = record.formatted else { continue }
        guard let expression = PromQLParser.parse(record.expr, dialect: dialect).expression else {
          tally.count(false) { "\(record.id): no tree" }
          continue
        }
        let pretty = PromQLPrinter.pretty(expression)
        let again = PromQLParser.parse(pretty, dialect: dialect).expression
        let keepsTree = again.map { PromQLServerTree.json($0) } == PromQLServerTree.json(expression)
        let isAlike = record.formatDefect != nil || file == "grafana-exprs" || pretty == formatted
        tally.count(keepsTree && isAlike) {
          "\(record.id) \(record.expr.debugDescription)\nserver:\n\(formatted)\nours:\n\(pretty)\nkeeps its tree: \(keepsTree)"
        }
      }
    }
    tally.report(Corpus("promql/formatted", file: "promql/expressions.jsonl"))
  }

  /// The signatures of functions and aggregators.
  @Test(.corpus("promql/functions.json")) func functions() throws {
    struct Signatures: Decodable {
      struct Function: Decodable {
        var name: String
        var args: [String]
        var minimum: Int
        var maximum: Int?
        var returns: String
        var experimental: Bool

        enum CodingKeys: String, CodingKey {
          case name, args, returns, experimental
          case minimum = "min_args"
          case maximum = "max_args"
        }
      }
      struct Aggregator: Decodable {
        var name: String
        var param: String?
        var experimental: Bool
      }
      var functions: [Function]
      var aggregators: [Aggregator]
    }
    let corpus = Corpus("promql/functions", file: "promql/functions.json")
    let signatures = try JSONDecoder().decode(Signatures.self, from: Data(contentsOf: corpus.url))
    var tally = Tally()
    for signature in signatures.functions {
      let function = PromQLFunction.named(signature.name)
      let isRight =
        function?.argumentTypes.map(\.rawValue) == signature.args && function?.minimumArguments == signature.minimum
        && function?.maximumArguments == signature.maximum && function?.result.rawValue == signature.returns
        && function?.isExperimental == signature.experimental
      tally.count(isRight) { "\(signature.name): \(String(describing: function))" }
    }
    for signature in signatures.aggregators {
      let aggregator = PromQLAggregator(rawValue: signature.name)
      let isRight =
        aggregator != nil && aggregator?.parameterType?.rawValue == signature.param
        && aggregator?.isExperimental == signature.experimental
      tally.count(isRight) { signature.name }
    }
    #expect(PromQLFunction.all.count == signatures.functions.count)
    #expect(PromQLAggregator.allCases.count == signatures.aggregators.count)
    tally.report(corpus)
  }

  /// Where the first error stands. There is no bar: we place some errors better.
  @Test(.corpus("promql/expressions.jsonl")) func errorPlaces() throws {
    var tally = Tally()
    for file in ["expressions", "mutations"] {
      for record in try Corpus("promql/error-positions", file: "promql/\(file).jsonl").records(Record.self) {
        guard !record.valid, let error = record.error else { continue }
        let result = PromQLParser.parse(record.expr, dialect: Self.dialect(file, flags: false))
        guard let first = result.errors.first else { continue }
        let place = LineColumn(offset: first.range.lowerBound, in: record.expr.utf8)
        tally.count(error.hasPrefix("\(place): ")) { "" }
      }
    }
    tally.report(Corpus("promql/error-positions", file: "promql/expressions.jsonl"), bar: 0)
  }
}

/// How many cases agree, and the first that do not.
private struct Tally {
  var agree = 0
  var total = 0
  var disagreements: [String] = []

  mutating func count(_ isRight: Bool, _ disagreement: () -> String) {
    total += 1
    if isRight {
      agree += 1
    } else if disagreements.count < 20 {
      disagreements.append(disagreement())
    }
  }

  /// Everything must agree, unless there is another bar.
  func report(_ corpus: Corpus, bar: Int? = nil) {
    corpus.report(agree: agree, of: total, bar: bar ?? total, disagreements: disagreements)
  }
}

/// A JSON value, as far as the corpus uses JSON.
indirect enum JSONValue: Decodable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }
}
