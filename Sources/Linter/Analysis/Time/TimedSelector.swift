import Diagnostics
import Monitoring

/// A selector of which is known when its samples come and how far back it looks.
///
/// A sample of age `a` is seen if `offset` ≤ `a` < `offset` + `reach`: windows are open on the left since Prometheus 3.
struct TimedSelector: Sendable {
  let query: LintedQuery
  /// Of `LintContext.queries`.
  let queryIndex: Int
  let use: SelectorUse
  let name: String
  let timing: SampleTiming
  /// From the moment of the evaluation back to the newest sample it can see: the selector's own offset, those of the
  /// subqueries around it, and the group's.
  let offset: Duration
  /// The length of time that is looked at: the window or the server's lookback, and the windows of the subqueries.
  let reach: Duration

  /// Where the oldest sample ends that can be seen.
  var end: Duration { offset + reach }

  /// How a selector and the age of the newest sample meet.
  enum Sight: Sendable {
    /// No sample is ever young enough.
    case never
    /// Whatever the phase of scrapes and evaluations, some evaluations see nothing.
    case gaps
    /// There are phases at which evaluations see nothing.
    case gapsBySomePhases
    /// Every evaluation sees a sample.
    case always
  }

  var sight: Sight {
    guard timing.stamping != nil else { return .always }
    if end <= timing.minimumAge { return .never }
    // The steps of a subquery stand where they stand; below the distance of two samples there are gaps at any offset,
    // which is a finding about the distance.
    if use.isInSubquery || reach < timing.spacing || end > timing.maximumAge { return .always }
    return end + query.evaluationInterval <= timing.minimumAge + timing.spacing ? .gaps : .gapsBySomePhases
  }

  /// The offset to write so that all data points have arrived: what the group does not add already.
  var neededOffset: Duration { max(timing.completeOffset - query.queryOffset, .zero) }

  /// `offset 12m`, or how a selector already without one goes on.
  var advice: String { "write `offset \(neededOffset.prometheusText)`" }

  /// Writes the offset behind the selector. One that is there already says that somebody chose it, and in a subquery
  /// there are several places for it.
  var fix: Diagnostic.Fix? {
    if use.selector.modifiers.offset != nil || use.isInSubquery { return nil }
    let end = use.range.upperBound
    return .init(end..<end, " offset \(neededOffset.prometheusText)", isSafe: true)
  }

  var notes: [String] {
    [timing.evidence + (use.window == nil ? "; an instant selector looks back \(query.lookback.prometheusText)" : "")]
  }

  /// For a metric that several pages print the time is known when it is the same of all: one that is young enough is enough.
  init?(_ use: SelectorUse, of query: LintedQuery, at queryIndex: Int, _ timings: inout MetricTimings) {
    guard !use.isPinned, let name = use.metricName, let offset = use.offset, let steps = use.subqueryWindow,
      let own = use.window == nil ? query.lookback : use.windowLength, let timing = timings[name]
    else { return nil }
    self.query = query
    self.queryIndex = queryIndex
    self.use = use
    self.name = name
    self.timing = timing
    self.offset = offset + query.queryOffset
    reach = own + steps
  }

  static func all(in queries: [LintedQuery], catalogue: Catalogue) -> [TimedSelector] {
    var timings = MetricTimings(catalogue: catalogue)
    var all: [TimedSelector] = []
    for (index, query) in queries.enumerated() {
      for use in query.selectors {
        if let selector = TimedSelector(use, of: query, at: index, &timings) { all.append(selector) }
      }
    }
    return all
  }
}

extension LintedQuery {
  /// Asks for now, and for nothing else: a rule, or a panel that shows the newest value only.
  var isOfNow: Bool { !isOverTime }

  var isPanel: Bool { if case .panel = owner { true } else { false } }
}
