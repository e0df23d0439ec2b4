/// An aggregation operator.
/// https://prometheus.io/docs/prometheus/3.5/querying/operators/#aggregation-operators
public enum PromQLAggregator: String, Hashable, Sendable, CaseIterable {
  case sum, avg, count, min, max, group, stddev, stdvar, topk, bottomk, quantile, limitk
  case countValues = "count_values"
  case limitRatio = "limit_ratio"

  /// The type of the argument before the aggregated one; `nil` when there is none.
  public var parameterType: PromQLType? {
    switch self {
    case .topk, .bottomk, .quantile, .limitk, .limitRatio: .scalar
    case .countValues: .string
    case .sum, .avg, .count, .min, .max, .group, .stddev, .stdvar: nil
    }
  }

  /// Whether the server needs `--enable-feature=promql-experimental-functions`.
  public var isExperimental: Bool { self == .limitk || self == .limitRatio }
}
