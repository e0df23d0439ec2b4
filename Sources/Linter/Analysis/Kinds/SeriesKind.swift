/// How the values of a series move.
enum SeriesKind: Hashable, Sendable {
  /// Only grows, and starts again from 0 with its process. Buckets, counts and sums of histograms too.
  case counter
  /// Counters of several processes in one number: a restart of one of them is no longer to be seen.
  case mixedCounters
  /// Goes up and down.
  case gauge
  /// The same number always.
  case constant
  case unknown

  var isCounter: Bool { self == .counter || self == .mixedCounters }

  /// Of a series of this kind or of the other.
  func union(_ other: SeriesKind) -> SeriesKind {
    if self == other || other == .constant { return self }
    if self == .constant { return other }
    return isCounter && other.isCounter ? .mixedCounters : .unknown
  }
}
