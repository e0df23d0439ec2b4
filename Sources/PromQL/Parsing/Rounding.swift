// `Double.rounded` becomes a call of the C library, which only this import links.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Seconds as milliseconds, in the two ways in which Prometheus rounds them.
enum Milliseconds {
  /// Of a moment: rounded half away from zero. What a 64-bit integer cannot hold is its nearest end.
  static func ofMoment(_ seconds: Double) -> Int64 {
    let milliseconds = (seconds * 1000).rounded(.toNearestOrAwayFromZero)
    return Int64(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max)
  }

  /// Of a duration of less than 292 years: rounded to nanoseconds, of which what is less than a millisecond is dropped.
  static func ofDuration(_ seconds: Double) -> Int64 {
    let nanoseconds = (seconds * 1e9).rounded(.toNearestOrAwayFromZero)
    return Int64(exactly: (nanoseconds / 1e6).rounded(.towardZero)) ?? 0
  }
}
