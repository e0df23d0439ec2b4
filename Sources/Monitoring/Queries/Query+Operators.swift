import PromQL

extension Query {
  /// The sum, keeping `labels`; one series without labels when there are none.
  public func sum(by labels: Label...) -> Query { aggregated(.sum, by: labels) }
  /// The mean, keeping `labels`; one series without labels when there are none.
  public func average(by labels: Label...) -> Query { aggregated(.avg, by: labels) }
  /// The smallest value, keeping `labels`; one series without labels when there are none.
  public func minimum(by labels: Label...) -> Query { aggregated(.min, by: labels) }
  /// The greatest value, keeping `labels`; one series without labels when there are none.
  public func maximum(by labels: Label...) -> Query { aggregated(.max, by: labels) }
  /// How many series there are. Empty, not 0, when there is none.
  public func count(by labels: Label...) -> Query { aggregated(.count, by: labels) }
  /// The `count` largest series of each group.
  public func top(_ count: Int, by labels: Label...) -> Query {
    aggregated(.topk, by: labels, parameter: .number(.init(Double(count))))
  }
  /// The `count` smallest series of each group.
  public func bottom(_ count: Int, by labels: Label...) -> Query {
    aggregated(.bottomk, by: labels, parameter: .number(.init(Double(count))))
  }

  /// The sum of each two series with the same labels; a series without a partner is dropped.
  public func plus(_ other: Query) -> Query { combined(.add, other) }
  /// The difference of each two series with the same labels; a series without a partner is dropped.
  public func minus(_ other: Query) -> Query { combined(.subtract, other) }
  /// The product of each two series with the same labels; a series without a partner is dropped.
  public func times(_ other: Query) -> Query { combined(.multiply, other) }
  /// The quotient of each two series with the same labels; a series without a partner is dropped. 0 by 0 is NaN.
  public func divided(by other: Query) -> Query { combined(.divide, other) }
  /// Each value, multiplied.
  public func times(_ factor: Double) -> Query { combined(.multiply, .number(factor)) }
  /// Each value, divided; by 0 it becomes infinite or NaN.
  public func divided(by divisor: Double) -> Query { combined(.divide, .number(divisor)) }

  /// Keeps the series whose value is greater than `threshold`.
  public func above(_ threshold: Double) -> Query { combined(.greater, .number(threshold)) }
  /// Keeps the series whose value is `threshold` or greater.
  public func atLeast(_ threshold: Double) -> Query { combined(.greaterOrEqual, .number(threshold)) }
  /// Keeps the series whose value is less than `threshold`.
  public func below(_ threshold: Double) -> Query { combined(.less, .number(threshold)) }
  /// Keeps the series whose value is `threshold` or less.
  public func atMost(_ threshold: Double) -> Query { combined(.lessOrEqual, .number(threshold)) }
  /// Keeps the series whose value is exactly `value`.
  public func equals(_ value: Double) -> Query { combined(.equal, .number(value)) }
  /// Keeps the series whose value is not `value`.
  public func differs(from value: Double) -> Query { combined(.notEqual, .number(value)) }

  /// The series of this query that `other` has too, by all labels.
  public func and(_ other: Query) -> Query { combined(.and, other) }
  /// This query's series, and those of `other` that this one lacks.
  public func or(_ other: Query) -> Query { combined(.or, other) }
  /// The series of this query that `other` does not have.
  public func unless(_ other: Query) -> Query { combined(.unless, other) }

  /// 1 when the query has no series, else nothing.
  public func absent() -> Query {
    guard let function = PromQLFunction.named("absent") else { return self }
    return Query(.call(.init(function, [expression])), around: [self])
  }

  /// A number: `vector` functions and thresholds take one.
  public static func number(_ value: Double) -> Query { Query(.number(.init(value))) }

  private func aggregated(_ aggregator: PromQLAggregator, by labels: [Label], parameter: PromQLExpression.Node? = nil)
    -> Query
  {
    Query(
      .aggregation(
        .init(
          aggregator, expression, parameter: parameter.map { PromQLExpression($0) },
          grouping: labels.isEmpty ? nil : .init(labels.map { .init($0.name) }))), around: [self])
  }

  private func combined(_ operation: PromQLExpression.BinaryOperator, _ other: Query) -> Query {
    Query(.binary(.init(operation, expression, other.expression)), around: [self, other])
  }
}
