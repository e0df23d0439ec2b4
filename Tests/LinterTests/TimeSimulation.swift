/// Scrapes and evaluations, second by second: what the rules of time say is counted out here.
///
/// The exporter shows the data point of `s`, a multiple of the period, from `s` + delay on. A scrape stores the newest that is
/// shown. A query sees a stored sample at the time `t` if t − offset − reach < s ≤ t − offset.
struct TimeSimulation {
  var delay: Int
  var period: Int
  var interval: Int
  var evaluation: Int = 60

  /// The scrapes' phases that decide: the data point is read at once, as late as can be, and between.
  var scrapePhases: [Int] { [0, 1, interval / 2, interval - 1].map { ($0 + delay) % interval } }

  /// After this time all repeats.
  private var cycle: Int { period * interval / Self.gcd(period, interval) }

  /// Whether a sample is seen at `time`.
  private func sees(at time: Int, offset: Int, reach: Int, scrapePhase: Int) -> Bool {
    let youngest = Self.floor(time - offset, to: period)
    // The last scrape until now at which nothing younger than that was shown.
    let last = min(time, youngest + period + delay - 1)
    let scrape = Self.floor(last - scrapePhase, to: interval) + scrapePhase
    return Self.floor(scrape - delay, to: period) > time - offset - reach
  }

  /// Whether some evaluation sees nothing, at some phases.
  func hasGap(offset: Int, reach: Int) -> Bool {
    scrapePhases.contains { phase in
      (0..<cycle).contains { !sees(at: $0, offset: offset, reach: reach, scrapePhase: phase) }
    }
  }

  /// Whether some evaluation sees nothing, at all phases.
  func hasGapAtEveryPhase(offset: Int, reach: Int) -> Bool {
    scrapePhases.allSatisfy { phase in
      (0..<evaluation).allSatisfy { start in
        stride(from: start, to: start + cycle * evaluation, by: evaluation).contains {
          !sees(at: $0, offset: offset, reach: reach, scrapePhase: phase)
        }
      }
    }
  }

  /// Whether some window ends before all its data points have come.
  func isEverPartial(offset: Int) -> Bool {
    scrapePhases.contains { phase in
      (0..<cycle).contains { time in
        let newest = Self.floor(time - offset, to: period)
        return arrival(of: newest, scrapePhase: phase) > time
      }
    }
  }

  /// The first scrape that stores the data point.
  private func arrival(of sample: Int, scrapePhase: Int) -> Int {
    -Self.floor(scrapePhase - sample - delay, to: interval) + scrapePhase
  }

  /// At how many of the phases an alert fires that waits `pending` and whose window holds one event.
  func firings(offset: Int, reach: Int, pending: Int) -> (some: Bool, all: Bool) {
    var some = false
    var all = true
    for phase in 0..<interval {
      let first = max(arrival(of: 0, scrapePhase: phase), offset)
      for evaluationPhase in 0..<evaluation {
        let start = -Self.floor(evaluationPhase - first, to: evaluation) + evaluationPhase
        let last = Self.floor(offset + reach - 1 - evaluationPhase, to: evaluation) + evaluationPhase
        let fires = last >= start && last - start >= pending
        some = some || fires
        all = all && fires
      }
    }
    return (some, all)
  }

  private static func floor(_ number: Int, to unit: Int) -> Int {
    Int((Double(number) / Double(unit)).rounded(.down)) * unit
  }

  private static func gcd(_ left: Int, _ right: Int) -> Int { right == 0 ? left : gcd(right, left % right) }
}
