import PromQL

/// Where the engine stops with an error, or a result is empty for ever, as the rows of the operands prove.
struct RowFailure: Sendable {
  enum Kind: Sendable {
    /// Two rows of a side that needs one have the same key.
    case manyToMany(Side)
    /// Two rows of the many side give one and the same result.
    case sameResult
    /// No key of one side is a key of the other.
    case never
    /// `scalar` of more than one series, which is NaN.
    case scalarOfMany(count: Int)
    /// Two series of a function's result have the same labels.
    case sameLabels
  }

  enum Side: String, Sendable { case left, right }

  var kind: Kind
  /// The operator or call.
  var expression: PromQLExpression
  /// The labels by which the two sides are matched.
  var key: LabelRow
  /// The two rows that show it.
  var rows: (LabelRow, LabelRow)
  /// Whether every evaluation fails, rather than those in which both rows are there.
  var isAlways: Bool
}
