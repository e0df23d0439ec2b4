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
    package var isEmpty = false
    /// The server refuses to evaluate it.
    package var fails = false
    /// Between what the values lie, NaN apart; `nil` where nothing is known.
    package var values: ClosedRange<Double>?
  }

  private let catalogue: Catalogue

  package init(_ content: any Content, snapshots: [CapturedSnapshot]) {
    let content = ContentSketch(content)
    catalogue = Catalogue(content, snapshots: snapshots, queries: LintedQuery.all(in: content))
  }

  /// `nil` for text that is no PromQL.
  package func belief(about promql: String) -> Belief? {
    let dialect = PromQLDialect(experimentalFunctions: true, durationExpressions: true)
    let parsed = PromQLParser.parse(promql, dialect: dialect)
    guard parsed.errors.isEmpty, let expression = parsed.expression else { return nil }
    let labels = LabelInference(catalogue: catalogue).labels(of: expression)
    let listed = labels.domains.filter { $0.key != "__name__" }
    return Belief(
      labels: listed.mapValues { Belief.Label(values: $0.values, isAlways: $0.isAlways) }, isOpen: labels.isOpen)
  }
}
