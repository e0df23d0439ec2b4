// `Double.rounded` becomes a call of the C library, which only this import links.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Seconds as milliseconds, in the ways in which Prometheus rounds them. A number that a 64-bit integer cannot hold
/// becomes the least one, as on the processors that servers run on.
enum Milliseconds {
  /// Of a moment: rounded half away from zero.
  static func ofMoment(_ seconds: Double) -> Int64 {
    Int64(exactly: (seconds * 1000).rounded(.toNearestOrAwayFromZero)) ?? .min
  }

  /// Of a duration: a number of seconds is rounded to nanoseconds, of which what is less than a millisecond is dropped.
  /// A literal with units is a whole number of milliseconds, which survives no such detour when it is long.
  static func ofDuration(_ number: PromQLExpression.Number) -> Int64 {
    if number.isDuration { return Int64(exactly: (number.value * 1000).rounded()) ?? .min }
    let nanoseconds = Int64(exactly: (number.value * 1e9).rounded(.toNearestOrAwayFromZero)) ?? .min
    return nanoseconds / 1_000_000
  }

  /// Seconds with three digits after the point. Prometheus computes them as a float, which shows in far moments.
  static func format(_ milliseconds: Int64) -> String {
    var whole = milliseconds.magnitude / 1000
    var fraction = milliseconds.magnitude % 1000
    if milliseconds.magnitude > 1 << 53 {
      let seconds = Double(milliseconds).magnitude / 1000
      whole = UInt64(exactly: seconds.rounded(.towardZero)) ?? whole
      fraction = UInt64(exactly: ((seconds - Double(whole)) * 1000).rounded(.toNearestOrEven)) ?? fraction
    }
    let padding = fraction < 10 ? "00" : fraction < 100 ? "0" : ""
    return "\(milliseconds < 0 ? "-" : "")\(whole).\(padding)\(fraction)"
  }
}
