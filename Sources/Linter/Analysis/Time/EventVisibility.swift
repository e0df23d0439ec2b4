import Monitoring
import PromQL

/// How long the data point of one event fulfils the condition of an alert.
struct EventVisibility: Sendable {
  /// Under the worst and the best circumstances.
  var shortest: Duration
  var longest: Duration
  /// Whether one event is enough for the condition; else it takes several in one period.
  var isReachedByOneEvent: Bool

  /// `nil` where the alert is not about events, or nothing is known of their time.
  ///
  /// An alert is about events when it compares what counts them with a number that nothing at all does not reach.
  init?(of query: LintedQuery, selectors: some Collection<TimedSelector>, signals: [String: Signal]) {
    guard let condition = query.expression.flatMap(ThresholdCondition.init(deciding:)), condition.isAboutEvents,
      !selectors.isEmpty, selectors.count == query.selectors.count
    else { return nil }
    isReachedByOneEvent = condition.accepts(1)
    shortest = .zero
    longest = .zero
    for selector in selectors {
      // What makes something of nothing outlasts each event.
      guard !selector.use.isInAbsence, !selector.use.isOptional, !selector.use.isInSubquery else { return nil }
      let signal = signals[selector.name]
      guard let (least, most) = Self.visibility(selector, countsZero: signal?.countsZero ?? true) else { return nil }
      // Only of a signal is it known that it counts what happens.
      isReachedByOneEvent = isReachedByOneEvent && signal != nil
      shortest = max(shortest, least)
      longest = max(longest, most)
    }
  }

  private static func visibility(_ selector: TimedSelector, countsZero: Bool) -> (Duration, Duration)? {
    let timing = selector.timing
    let isInstant = selector.use.window == nil
    if let stamping = timing.stamping {
      // The data point has come between its delay and a scrape later; of what ends before, nothing is seen.
      let seen = selector.end - stamping.delay
      // An instant selector turns to the zero that follows; without events of any kind in the logs none follows.
      let least = isInstant && countsZero ? min(selector.reach, timing.spacing) : selector.reach
      return (max(min(least, seen - timing.scrapeInterval), .zero), max(min(selector.reach, seen), .zero))
    }
    if let repetition = timing.repetition {
      let window = isInstant ? .zero : selector.reach
      let shown = countsZero ? min(repetition.period, repetition.range) : repetition.range
      return (
        max(window + shown - timing.scrapeInterval, .zero), window + repetition.range + timing.scrapeInterval
      )
    }
    return nil
  }

  /// Whether an alert with this `for` fires: never, perhaps, or always.
  func fires(after pendingPeriod: Duration, evaluatedEvery interval: Duration) -> Answer {
    guard interval > .zero else { return .always }
    // The condition must hold at each evaluation from the first to one that is `for` later.
    let needed = pendingPeriod.roundedUp(to: interval)
    if needed >= longest { return .never }
    return needed + interval <= shortest ? .always : .sometimes
  }

  enum Answer: Sendable {
    case never, sometimes, always
  }
}

extension ThresholdCondition {
  /// Something fulfils it and nothing does not.
  fileprivate var isAboutEvents: Bool {
    !accepts(0) && (operation == .greater || operation == .greaterOrEqual || accepts(1))
  }
}

extension Duration {
  /// The next multiple of `step`, which is positive; milliseconds count.
  func roundedUp(to step: Duration) -> Duration {
    let (whole, unit) = (milliseconds, step.milliseconds)
    guard unit > 0, whole > 0 else { return max(self, .zero) }
    let rest = whole % unit
    return rest == 0 ? .milliseconds(whole) : .milliseconds(whole) + .milliseconds(unit - rest)
  }
}
