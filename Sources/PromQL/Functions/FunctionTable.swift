/// The signatures of Prometheus 3.5's functions.
enum FunctionTable {
  /// One function a line: name, arguments, result. `s` scalar, `v` instant vector, `m` range vector, `t` string;
  /// `?` after the last argument: it may be left out; `*`: left out or repeated; `!` before the name: experimental.
  private static let text = """
    abs v v
    absent v v
    absent_over_time m v
    acos v v
    acosh v v
    asin v v
    asinh v v
    atan v v
    atanh v v
    avg_over_time m v
    ceil v v
    changes m v
    clamp vss v
    clamp_max vs v
    clamp_min vs v
    cos v v
    cosh v v
    count_over_time m v
    day_of_month v? v
    day_of_week v? v
    day_of_year v? v
    days_in_month v? v
    deg v v
    delta m v
    deriv m v
    !double_exponential_smoothing mss v
    exp v v
    floor v v
    histogram_avg v v
    histogram_count v v
    histogram_fraction ssv v
    histogram_quantile sv v
    histogram_stddev v v
    histogram_stdvar v v
    histogram_sum v v
    hour v? v
    idelta m v
    increase m v
    !info vv? v
    irate m v
    label_join vttt* v
    label_replace vtttt v
    last_over_time m v
    ln v v
    log10 v v
    log2 v v
    !mad_over_time m v
    max_over_time m v
    min_over_time m v
    minute v? v
    month v? v
    pi - s
    predict_linear ms v
    present_over_time m v
    quantile_over_time sm v
    rad v v
    rate m v
    resets m v
    round vs? v
    scalar v s
    sgn v v
    sin v v
    sinh v v
    sort v v
    !sort_by_label vt* v
    !sort_by_label_desc vt* v
    sort_desc v v
    sqrt v v
    stddev_over_time m v
    stdvar_over_time m v
    sum_over_time m v
    tan v v
    tanh v v
    time - s
    timestamp v v
    !ts_of_last_over_time m v
    !ts_of_max_over_time m v
    !ts_of_min_over_time m v
    vector s v
    year v? v
    """

  static let functions: [PromQLFunction] = text.split(separator: "\n").compactMap(function)

  static let byName: [String: PromQLFunction] = {
    var table: [String: PromQLFunction] = [:]
    for function in functions { table[function.name] = function }
    return table
  }()

  private static func function(_ line: Substring) -> PromQLFunction? {
    let fields = line.split(separator: " ")
    guard fields.count == 3, let result = types(fields[2]).first else { return nil }
    let isExperimental = fields[0].hasPrefix("!")
    let arguments = types(fields[1])
    let isOpen = fields[1].hasSuffix("*")
    let isOptional = isOpen || fields[1].hasSuffix("?")
    return PromQLFunction(
      String(isExperimental ? fields[0].dropFirst() : fields[0]), arguments,
      minimum: arguments.count - (isOptional ? 1 : 0), maximum: isOpen ? nil : arguments.count, result,
      isExperimental: isExperimental)
  }

  private static func types(_ letters: Substring) -> [PromQLType] {
    letters.compactMap { letter -> PromQLType? in
      switch letter {
      case "s": .scalar
      case "v": .vector
      case "m": .matrix
      case "t": .string
      default: nil
      }
    }
  }
}
