import Monitoring
import PromQL

/// What the linter believes of a query's result, for experiments that ask a real server whether it is right.
package struct InferenceProbe: Sendable {
  package struct Belief: Sendable {
    package struct Label: Sendable {
      /// `nil` for any.
      package var values: [String]?
      /// Every series of the result has it.
      package var isAlways: Bool
    }
    /// The labels that series of the result can have, without the metric's name.
    package var labels: [String: Label]
    /// Labels that are not listed may be there too.
    package var isOpen: Bool
    /// No series can be there: nothing fits, or a condition never holds.
    package var isEmpty: Bool
    /// The server refuses to evaluate it.
    package var fails: Bool
    /// The series that can be there, without the metric's name; `nil` where they are not known.
    package var rows: Rows?
    /// What the values can be; `nil` where nothing is known.
    package var values: Values?
    /// What is proven of parts of the query.
    package var parts: [Part]
  }

  package struct Rows: Sendable {
    package var labels: Set<[String: String]>
    /// Each of them is there.
    package var isExact: Bool
  }

  package struct Values: Sendable, CustomStringConvertible {
    fileprivate var range: ValueRange
    package var isWhole: Bool { range.isWhole }
    package func contains(_ value: Double) -> Bool { range.contains(value) }
    package var description: String {
      "\(range.isWhole ? "whole and " : "")\(range.description)\(range.mayBeNaN ? " or NaN" : "")"
    }
  }

  /// A part of a query, written as a query of its own, and what must come of it.
  package struct Part: Sendable {
    package enum Claim: String, Sendable, CaseIterable {
      /// No series.
      case empty
      /// An error.
      case failure
      /// Each series has the value 1: a comparison with `bool` that drops nothing.
      case always
      /// Each series has the value 0: a comparison with `bool` that keeps nothing.
      case never
      /// Each series has the value NaN: `scalar` of several series.
      case notANumber
    }
    package var promQL: String
    package var claim: Claim
  }

  private let catalogue: Catalogue
  private let values: ValueInference

  package init(_ content: any Content, snapshots: [CapturedSnapshot]) {
    let content = ContentSketch(content)
    let queries = LintedQuery.all(in: content)
    catalogue = Catalogue(content, snapshots: snapshots, queries: queries)
    values = ValueInference(catalogue: catalogue, queries: queries)
  }

  /// `nil` for text that is no PromQL.
  package func belief(about promql: String) -> Belief? {
    let dialect = PromQLDialect(experimentalFunctions: true, durationExpressions: true)
    let parsed = PromQLParser.parse(promql, dialect: dialect)
    guard parsed.errors.isEmpty, let expression = parsed.expression else { return nil }
    let labels = LabelInference(catalogue: catalogue).labels(of: expression)
    let listed = labels.domains.filter { $0.key != "__name__" }
    var inference = RowInference(catalogue: catalogue)
    let relation = inference.result(of: expression)
    let range = values.values(of: expression)
    let parts = inference.failures.compactMap(Part.init) + values.comparisons(in: expression).compactMap(Part.init)
    return Belief(
      labels: listed.mapValues { Belief.Label(values: $0.values, isAlways: $0.isAlways) }, isOpen: labels.isOpen,
      isEmpty: range == nil || relation?.rows.isEmpty == true, fails: parts.contains { $0.claim == .failure },
      rows: relation.map { Rows($0) }, values: range.flatMap { $0 == .anything ? nil : Values(range: $0) },
      parts: parts)
  }
}

extension InferenceProbe.Rows {
  fileprivate init(_ relation: Relation) {
    labels = Set(
      relation.rows.map { row in
        Dictionary(row.withoutName.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      })
    isExact = relation.isExact
  }
}

extension InferenceProbe.Part {
  /// `nil` for a failure that depends on which series are there.
  fileprivate init?(_ failure: RowFailure) {
    guard failure.isAlways else { return nil }
    switch failure.kind {
    case .manyToMany, .sameResult, .sameLabels: self.init(failure.expression, .failure)
    case .never: self.init(failure.expression, .empty)
    case .scalarOfMany: self.init(failure.expression, .notANumber)
    }
  }

  /// `nil` for a comparison that some values fulfil.
  fileprivate init?(_ comparison: ValueInference.Comparison) {
    var operation = comparison.operation
    let never = !comparison.left.mayHold(operation.operation, comparison.right)
    guard never || comparison.left.alwaysHolds(operation.operation, comparison.right) else { return nil }
    operation.returnsBool = true
    self.init(PromQLExpression(.binary(operation)), never ? .never : .always)
  }

  private init(_ expression: PromQLExpression, _ claim: Claim) {
    let text = PromQLPrinter.line(expression)
    self.init(promQL: expression.isVector ? text : "vector(\(text))", claim: claim)
  }
}
