/// An aggregation operator.
/// https://prometheus.io/docs/prometheus/3.5/querying/operators/#aggregation-operators
public enum PromQLAggregator: String, Hashable, Sendable, CaseIterable {
  case sum, avg, count, min, max, group, stddev, stdvar, topk, bottomk, quantile, limitk
  case countValues = "count_values"
  case limitRatio = "limit_ratio"
}
