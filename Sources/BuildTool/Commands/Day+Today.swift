import Foundation
import Monitoring

extension Day {
  /// The day of the machine's clock, in UTC.
  package static var today: Day {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return Day(parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1)
  }
}
