import Monitoring

extension LintRule {
  static let forOutlivesEvent = LintRule(
    "time/for-outlives-event", .error, "an alert waits longer than what it is about can be seen",
    explanation: """
      One event of CloudTrail makes one data point. A window of five minutes holds it for five minutes, an instant selector for
      the server's lookback at most; then the condition is false again. With a `for` of five minutes the alert is pending each
      time and fires never, unless events keep coming.

      Leave `for` away: the window has counted already. Let the alert go on with `.keepFiring(for:)` when it would flap.
      """,
    bad: .eventExample(for: .minutes(5)),
    good: .eventExample(for: .minutes(2))
  ) { context, reporter in
    let signals = Dictionary(context.content.signals.map { ($0.metricName, $0) }) { first, _ in first }
    // The selectors of one query stand together.
    for selectors in context.timedSelectors.chunkedByQuery() {
      guard let selector = selectors.first,
        // Of other metrics, what they show does not pass by itself.
        selector.timing.stamping != nil || selector.timing.repetition != nil,
        case .alert(let alert) = selector.query.owner,
        let pendingPeriod = alert.pendingPeriod, pendingPeriod > .zero,
        // What is never seen does not wait.
        !selectors.contains(where: { $0.sight == .never }),
        let visibility = EventVisibility(of: selector.query, selectors: selectors, signals: signals)
      else { continue }
      let query = selector.query
      let firing = visibility.fires(after: pendingPeriod, evaluatedEvery: query.evaluationInterval)
      if firing == .always { continue }
      let events = visibility.isReachedByOneEvent ? "one event" : "a burst of events"
      let seen =
        visibility.shortest == visibility.longest || firing == .never
        ? visibility.longest.prometheusText
        : "\(visibility.shortest.prometheusText) to \(visibility.longest.prometheusText)"
      let consequence = firing == .never ? "never fires" : "does not fire for each"
      reporter.report(
        "`for: \(pendingPeriod.prometheusText)` and \(events) is seen for \(seen): the alert \(consequence); write no `for`, "
          + "and `.keepFiring(for:)` when it flaps",
        at: alert.location, excerpt: query.excerpt(selector.use.range),
        notes: selector.notes + ["the group is evaluated every \(query.evaluationInterval.prometheusText)"],
        severity: firing == .never && visibility.isReachedByOneEvent ? .error : .warning)
    }
  }
}

extension [TimedSelector] {
  /// Runs of selectors of one query.
  func chunkedByQuery() -> [ArraySlice<TimedSelector>] {
    var chunks: [ArraySlice<TimedSelector>] = []
    var start = startIndex
    for index in indices where index + 1 == endIndex || self[index + 1].queryIndex != self[index].queryIndex {
      chunks.append(self[start...index])
      start = index + 1
    }
    return chunks
  }
}

extension LintExample {
  /// An alert on each counted event, that waits.
  fileprivate static func eventExample(for period: Duration) -> LintExample {
    var example = LintExample.delayed(
      "sum_over_time(trail_denied_sum[5m] offset 11m30s) > 0",
      snapshot: "# TYPE trail_denied_sum gauge\ntrail_denied_sum{job=\"trail\"} 1 1700000000000\n",
      text: "Alert(…, when: denied.count(over: .minutes(5)).above(0)).for(\(period.prometheusText))"
    ) { $0.pendingPeriod = period }
    example.content.signals = example.content.prometheus.map { $0.jobs.map { Signal.example(through: $0) } } ?? []
    return example
  }
}

extension Signal {
  /// `trail_denied_sum`, read through `job`.
  static func example(through job: ScrapeJob) -> Signal {
    Signal(
      "Denied", in: "Trail", from: LogGroup("/trail", region: "eu-west-1", accountID: "123456789012", retention: nil),
      through: job, counting: #"{ $.errorCode = "AccessDenied*" }"#)
  }
}
