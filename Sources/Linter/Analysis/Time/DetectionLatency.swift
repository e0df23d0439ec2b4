import Monitoring

/// How long it takes from an event until a query sees it.
struct DetectionLatency {
  /// The bounds of a delay.
  struct Bounds: Hashable, Sendable {
    var earliest: Duration
    var latest: Duration

    static let none = Bounds(earliest: .zero, latest: .zero)

    static func + (left: Bounds, right: Bounds) -> Bounds {
      Bounds(earliest: left.earliest + right.earliest, latest: left.latest + right.latest)
    }

    /// Of the one or the other.
    func union(_ other: Bounds) -> Bounds {
      Bounds(earliest: min(earliest, other.earliest), latest: max(latest, other.latest))
    }

    /// Nothing is seen before it happens.
    static func bounds(_ earliest: Duration, _ latest: Duration) -> Bounds {
      Bounds(earliest: max(earliest, .zero), latest: max(latest, .zero))
    }
  }

  private var timings: MetricTimings
  private let recordings: [String: LintedQuery]
  /// Of recorded names; those that are being worked out have none, so that a cycle ends.
  private var known: [String: Bounds?] = [:]

  init(_ context: LintContext) {
    timings = MetricTimings(catalogue: context.catalogue)
    recordings = Dictionary(
      context.queries.compactMap { query in
        guard case .recording(let rule) = query.owner else { return nil }
        return (rule.name, query)
      }
    ) { first, _ in first }
  }

  /// Until an evaluation of the query's rule sees the event; `nil` where nothing is known of the age of a sample.
  mutating func bounds(of query: LintedQuery) -> Bounds? {
    guard query.expression != nil else { return nil }
    var bounds: Bounds?
    for use in query.selectors {
      guard let own = self.bounds(of: use, in: query) else { return nil }
      bounds = bounds?.union(own) ?? own
    }
    return (bounds ?? .none) + Bounds(earliest: .zero, latest: query.evaluationInterval)
  }

  private mutating func bounds(of use: SelectorUse, in query: LintedQuery) -> Bounds? {
    if let name = use.metricName, let recording = recordings[name] {
      guard let offset = use.offset, let recorded = recordedBounds(name, recording) else { return nil }
      let total = offset + query.queryOffset
      return .bounds(recorded.earliest + total, recorded.latest + total)
    }
    guard let selector = TimedSelector(use, of: query, at: 0, &timings) else { return nil }
    return selector.detection
  }

  private mutating func recordedBounds(_ name: String, _ query: LintedQuery) -> Bounds? {
    if let bounds = known[name] { return bounds }
    known[name] = .some(nil)
    let bounds = self.bounds(of: query)
    known[name] = .some(bounds)
    return bounds
  }
}

extension TimedSelector {
  /// From an event to the moment from which the selector sees it; of absence, from the last sample's.
  var detection: DetectionLatency.Bounds {
    let scrape = timing.scrapeInterval
    if let stamping = timing.stamping {
      if use.isInAbsence { return .bounds(end - timing.maximumAge, end - stamping.delay) }
      // A data point is stamped with the start of its period: the event came up to a period later.
      return .bounds(max(offset, stamping.delay) - stamping.period, max(offset, stamping.delay + scrape))
    }
    if let repetition = timing.repetition {
      return .bounds(repetition.delay - repetition.period + offset, repetition.delay + scrape + offset)
    }
    return .bounds(offset, offset + scrape)
  }
}
