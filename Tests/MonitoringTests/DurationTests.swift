import Monitoring
import Testing

@Suite struct DurationTests {
  static let texts: [(Duration, String)] = [
    (.zero, "0s"),
    (.milliseconds(1), "1ms"),
    (.milliseconds(999), "999ms"),
    (.milliseconds(1500), "1s500ms"),
    (.seconds(1), "1s"),
    (.seconds(59), "59s"),
    (.seconds(90), "1m30s"),
    (.minutes(5), "5m"),
    (.minutes(60), "1h"),
    (.hours(1), "1h"),
    (.seconds(3661), "1h1m1s"),
    (.hours(24), "1d"),
    (.hours(25), "1d1h"),
    (.days(1), "1d"),
    (.days(6), "6d"),
    // Weeks and years only where they are exact.
    (.days(7), "1w"),
    (.days(8), "8d"),
    (.days(10), "10d"),
    (.days(14), "2w"),
    (.days(14) + .hours(1), "14d1h"),
    (.days(90), "90d"),
    (.days(364), "52w"),
    (.days(365), "1y"),
    (.days(366), "366d"),
    (.days(365) + .milliseconds(1), "365d1ms"),
    (.days(3650), "10y"),
    // What is finer than a millisecond is cut off, towards zero.
    (.microseconds(999), "0s"),
    (.microseconds(1999), "1ms"),
    (.nanoseconds(-1), "0s"),
    (.microseconds(-1999), "-1ms"),
    (.seconds(-90), "-1m30s"),
    (.days(-7), "-1w"),
    // The ends of what Prometheus can count.
    (.milliseconds(Int64.max), "106751991167d7h12m55s807ms"),
    (.milliseconds(Int64.min), "-106751991167d7h12m55s808ms"),
    (.seconds(Int64.max), "106751991167d7h12m55s807ms"),
    (.seconds(Int64.min), "-106751991167d7h12m55s808ms"),
    (.seconds(Int64.max) * 2, "106751991167d7h12m55s807ms"),
    (.seconds(Int64.min) * 2, "-106751991167d7h12m55s808ms"),
  ]

  @Test(arguments: texts) func isWrittenAsPrometheusDoes(duration: Duration, text: String) {
    #expect(duration.prometheusText == text)
  }

  @Test(arguments: [Int.max, Int.max / 60, Int.max / 60 + 1, Int.max / 86_400 + 1])
  func unitsAreClampedNotTrapped(count: Int) {
    for unit in [Duration.minutes, Duration.hours, Duration.days] {
      #expect(unit(count) == .seconds(1_000_000_000_000_000))
      #expect(unit(-count) == .seconds(-1_000_000_000_000_000))
    }
    #expect(Duration.days(Int.min) == .seconds(-1_000_000_000_000_000))
  }

  @Test func unitsAreExactWhereTheyFit() {
    #expect(Duration.minutes(3) == .seconds(180))
    #expect(Duration.hours(-2) == .seconds(-7200))
    #expect(Duration.days(2) == .seconds(172_800))
  }
}
