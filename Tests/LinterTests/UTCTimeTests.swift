import Testing

@testable import Linter

@Suite struct UTCTimeTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (951_868_800, "2000-03-01T00:00:00Z"), (1_795_219_442, "2026-11-21T00:04:02Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func texts(seconds: Int64, text: String) {
    #expect(UTCTime(milliseconds: seconds * 1000).text == text)
    #expect(UTCTime(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T00:04:02", "2026-11-21T00:04:02+", "2026-02-29T00:00:00Z", "2026-00-01T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
    "1969-12-31T23:59:59Z", "2026-11-21 00:04:02Z", "2026-1é-21T00:04:2Z",
  ])
  func wrongTexts(text: String) { #expect(UTCTime(text) == nil) }

  /// Each day is the one after the day before, for 900 years.
  @Test func days() {
    var previous = ""
    for day in stride(from: Int64(0), to: 330_000, by: 1) {
      let time = UTCTime(milliseconds: day * 86_400_000)
      let text = time.day.description
      #expect(text > previous)
      if day % 97 == 0 { #expect(UTCTime("\(text)T00:00:00Z") == time) }
      previous = text
    }
  }

  /// Whatever a page claims.
  @Test(arguments: [Int64.min, Int64.max, -1, -86_400_001]) func hostileTimestamps(milliseconds: Int64) {
    #expect(!UTCTime(milliseconds: milliseconds).text.isEmpty)
    #expect(UTCTime(milliseconds: -1).text == "1969-12-31T23:59:59Z")
  }
}
