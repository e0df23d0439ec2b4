import PromQL

/// Whether an alert's condition holds while nothing happens: each event count is 0.
struct RestInference: Sendable {
  private let atRest: PresenceInference
  private let ever: PresenceInference
  let values: ValueInference

  init(catalogue: Catalogue, queries: [LintedQuery], values ever: ValueInference) {
    values = ValueInference(catalogue: catalogue, queries: queries, eventCounts: ValueRange(0))
    atRest = PresenceInference(catalogue: catalogue, values: values)
    self.ever = PresenceInference(catalogue: catalogue, values: ever)
  }

  /// Whether the condition surely holds at rest, and would not with some other count.
  func holds(_ condition: PromQLExpression) -> Bool { atRest.isSure(condition) && !ever.isSure(condition) }
}
