extension Duration {
  /// Whole minutes.
  public static func minutes(_ count: Int) -> Duration { .seconds(Int64(clamping: count).multipliedClamping(by: 60)) }
  /// Whole hours.
  public static func hours(_ count: Int) -> Duration { .seconds(Int64(clamping: count).multipliedClamping(by: 3600)) }
  /// Days of 24 hours.
  public static func days(_ count: Int) -> Duration { .seconds(Int64(clamping: count).multipliedClamping(by: 86_400)) }

  /// Whole milliseconds, the unit in which Prometheus counts; what is finer is cut off, what does not fit is clamped.
  package var milliseconds: Int64 {
    // `components` itself traps where the seconds do not fit.
    let bounded = Swift.min(Swift.max(self, .milliseconds(Int64.min)), .milliseconds(Int64.max))
    let (seconds, attoseconds) = bounded.components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }

  /// As Prometheus writes a duration: `90s` is `1m30s`, nothing is `0s`, a negative one has a leading `-`.
  /// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#duration
  package var prometheusText: String {
    var rest = milliseconds.magnitude
    if rest == 0 { return "0s" }
    var text = milliseconds < 0 ? "-" : ""
    for (unit, length) in Self.units where rest >= length {
      // Years and weeks only where they are exact: `10d` reads better than `1w3d`.
      if unit == "y" || unit == "w", rest % length != 0 { continue }
      text += "\(rest / length)\(unit)"
      rest %= length
    }
    return text
  }

  private static let units: [(String, UInt64)] = [
    ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000),
    ("ms", 1),
  ]
}

extension Int64 {
  fileprivate func multipliedClamping(by factor: Int64) -> Int64 {
    let product = multipliedReportingOverflow(by: factor)
    // `Duration` itself counts attoseconds in 128 bits: this bound keeps its arithmetic safe.
    let bound: Int64 = 1_000_000_000_000_000
    if product.overflow { return self < 0 ? -bound : bound }
    return Swift.max(-bound, Swift.min(bound, product.partialValue))
  }
}
