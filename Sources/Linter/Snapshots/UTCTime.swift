import Monitoring

/// A moment, in whole seconds, and its text in UTC.
package struct UTCTime: Hashable, Comparable, Sendable {
  /// Since 1970.
  package let seconds: Int64

  /// A sample's timestamp; what is finer than a second is cut off.
  package init(milliseconds: Int64) {
    seconds = milliseconds >= 0 || milliseconds % 1000 == 0 ? milliseconds / 1000 : milliseconds / 1000 - 1
  }

  /// `2026-11-21T01:04:02Z`, the form that `text` has; `nil` for any other, and for days that do not exist.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: "Z"), let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), let hour = Self.number(bytes[11..<13]),
      let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]), year >= 1970, hour < 24,
      minute < 60, second < 60
    else { return nil }
    let date = Day(year, month, day)
    guard (1...12).contains(month), Day(daysSince1970: date.daysSince1970) == date else { return nil }
    seconds = Int64(date.daysSince1970 * Self.secondsADay + hour * 3600 + minute * 60 + second)
  }

  /// `2026-11-21T01:04:02Z`.
  package var text: String {
    let second = Int(seconds) - daysSince1970 * Self.secondsADay
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day)T\(parts.joined(separator: ":"))Z"
  }

  package var day: Day { Day(daysSince1970: daysSince1970) }

  package static func < (left: UTCTime, right: UTCTime) -> Bool { left.seconds < right.seconds }

  private static let secondsADay = 86_400

  private var daysSince1970: Int {
    let days = Int(seconds) / Self.secondsADay
    return seconds >= 0 || days * Self.secondsADay == Int(seconds) ? days : days - 1
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }
}

/// Years are counted from March, so that the leap day is a year's last; 400 of them always have 146,097 days.
extension Day {
  /// From 0000-03-01 to 1970-01-01.
  private static let epoch = 719_468

  fileprivate init(daysSince1970 days: Int) {
    let shifted = days + Self.epoch
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  fileprivate var daysSince1970: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - Self.epoch
  }
}
