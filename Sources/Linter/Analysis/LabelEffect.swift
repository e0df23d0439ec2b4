import PromQL

/// What a function or an aggregation does to the labels of the series that it is given.
/// https://prometheus.io/docs/prometheus/3.5/querying/functions/
enum LabelEffect: String, Hashable, Sendable {
  /// The metric's name goes, all else stays.
  case dropsName
  /// All stays, the metric's name too.
  case keepsAll
  /// As `dropsName`, and what is no native histogram gives nothing.
  case readsHistograms
  /// The buckets of a histogram become one: `le` and the metric's name go.
  case mergesBuckets
  /// The labels are those that the selector fixes.
  case describesAbsence
  /// The label that the second argument names is written, all else stays.
  case writesLabel
  /// Labels of other series come in, which the query does not name.
  case addsMetadata
  /// Nothing stays.
  case dropsAll
  /// `by` and `without` say what stays.
  case groups
  /// As `groups`, and the label that the parameter names is added.
  case groupsByValue
  /// Some series stay, as they are.
  case selects

  static func of(_ function: PromQLFunction) -> LabelEffect { functions[function.name] ?? .addsMetadata }
  static func of(_ aggregator: PromQLAggregator) -> LabelEffect { aggregators[aggregator.rawValue] ?? .groups }

  /// One effect a line, with the functions that have it. Those of a date without an argument have no series to change.
  private static let functions: [String: LabelEffect] = table(
    """
    dropsName abs acos acosh asin asinh atan atanh avg_over_time ceil changes clamp clamp_max clamp_min cos cosh
    dropsName count_over_time day_of_month day_of_week day_of_year days_in_month deg delta deriv
    dropsName double_exponential_smoothing exp floor hour idelta increase irate ln log10 log2 mad_over_time max_over_time
    dropsName min_over_time minute month predict_linear present_over_time quantile_over_time rad rate resets round sgn sin
    dropsName sinh sqrt stddev_over_time stdvar_over_time sum_over_time tan tanh timestamp ts_of_last_over_time
    dropsName ts_of_max_over_time ts_of_min_over_time year
    keepsAll last_over_time sort sort_by_label sort_by_label_desc sort_desc
    readsHistograms histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum
    mergesBuckets histogram_fraction histogram_quantile
    describesAbsence absent absent_over_time
    writesLabel label_join label_replace
    addsMetadata info
    dropsAll pi scalar time vector
    """)

  private static let aggregators: [String: LabelEffect] = table(
    """
    groups sum avg count min max group stddev stdvar quantile
    groupsByValue count_values
    selects topk bottomk limitk limit_ratio
    """)

  private static func table(_ text: String) -> [String: LabelEffect] {
    var table: [String: LabelEffect] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first, let effect = LabelEffect(rawValue: first) else { continue }
      for name in words.dropFirst() { table[name] = effect }
    }
    return table
  }
}

extension PromQLExpression {
  /// Whether an expression has series, rather than being one number or text.
  var isVector: Bool {
    switch node {
    case .number, .string, .variable: false
    case .call(let call): call.function.result != .scalar && call.function.result != .string
    case .parenthesized(let inner): inner.isVector
    case .unary(let unary): unary.operand.isVector
    case .binary(let binary): binary.left.isVector || binary.right.isVector
    case .vectorSelector, .rangeSelector, .subquery, .aggregation, .invalid: true
    }
  }
}

extension PromQLExpression.Call {
  /// The argument whose series the function reads.
  var vector: PromQLExpression? { arguments.first { $0.isVector } }

  /// The texts of the arguments from the second on; `nil` when one is no text, or a Grafana variable is in one.
  var texts: [PromQLExpression.StringLiteral]? {
    var texts: [PromQLExpression.StringLiteral] = []
    for argument in arguments.dropFirst() {
      guard case .string(let text) = argument.node, !text.hasVariables else { return nil }
      texts.append(text)
    }
    return texts
  }
}

extension PromQLExpression.StringLiteral {
  var hasVariables: Bool { !PromQLExpression.GrafanaVariable.all(in: bytes).isEmpty }
}
