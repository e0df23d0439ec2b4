/// An aggregation operator.
/// https://prometheus.io/docs/prometheus/3.5/querying/operators/#aggregation-operators
public enum PromQLAggregator: String, Hashable, Sendable, CaseIterable {
  /// `group` gives 1, `stddev` and `stdvar` take the series for the whole population, `limitk` keeps any so many series.
  case sum, avg, count, min, max, group, stddev, stdvar, topk, bottomk, quantile, limitk
  /// One series for each different value, which becomes a label; its value is how many series have it.
  case countValues = "count_values"
  /// Keeps about this share of the series, -1...1, the same ones each time; a negative share keeps the others.
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
