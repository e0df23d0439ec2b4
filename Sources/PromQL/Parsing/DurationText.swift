/// Prometheus' durations: whole numbers with units, the largest first, each unit at most once.
/// https://prometheus.io/docs/prometheus/3.5/querying/basics/#float-literals-and-time-durations
enum DurationText {
  struct Failure: Error {
    var message: String
    var hint: String?
  }

  /// The milliseconds of a unit, in the order in which the units must stand.
  private static let units: [(name: StaticString, milliseconds: Int64)] = [
    ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000),
    ("ms", 1),
  ]

  /// Go keeps durations as nanoseconds in 64 bits: about 292 years.
  static let longest: Int64 = Int64.max / 1_000_000

  /// The milliseconds of a duration token.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Result<Int64, Failure> {
    var total: Int64 = 0
    var lastUnit = -1
    var position = range.lowerBound
    while position < range.upperBound {
      var value: Int64 = 0
      var overflow = false
      let numberStart = position
      while position < range.upperBound, bytes[position].isDigit {
        let (product, first) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(Int64(bytes[position] &- UInt8(ascii: "0")))
        overflow = overflow || first || second
        value = sum
        position += 1
      }
      let unitStart = position
      while position < range.upperBound, !bytes[position].isDigit { position += 1 }
      guard numberStart < unitStart, let unit = unitIndex(bytes, unitStart..<position) else {
        return .failure(wrongUnit(bytes, range))
      }
      guard unit > lastUnit else {
        return .failure(
          Failure(
            message: "the units of `\(bytes.text(range))` are not in order",
            hint: "each unit stands at most once, the largest first: `1h30m`"))
      }
      lastUnit = unit
      let (length, first) = value.multipliedReportingOverflow(by: units[unit].milliseconds)
      let (sum, second) = total.addingReportingOverflow(length)
      guard !overflow, !first, !second, sum <= longest else {
        return .failure(
          Failure(
            message: "the duration `\(bytes.text(range))` is out of range", hint: "the longest is about 292 years"))
      }
      total = sum
    }
    return .success(total)
  }

  private static func unitIndex(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    units.firstIndex { unit in
      unit.name.utf8CodeUnitCount == range.count
        && unit.name.withUTF8Buffer { name in zip(name, bytes[range]).allSatisfy { $0 == $1 } }
    }
  }

  private static func wrongUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Failure {
    let text = bytes.text(range)
    let hasDot = bytes[range].contains(UInt8(ascii: "."))
    return Failure(
      message: "`\(text)` is not a duration",
      hint: hasDot
        ? "the numbers of a duration are whole: write `1h30m` for one and a half hours"
        : "the units are y, w, d, h, m, s and ms, after whole decimal numbers")
  }

  /// The shortest canonical spelling, as Prometheus prints it: `1h30m`, `90d`, `1y`.
  static func format(_ milliseconds: UInt64) -> String {
    if milliseconds == 0 { return "0s" }
    var rest = milliseconds
    var text = ""
    for (index, unit) in units.enumerated() {
      let length = UInt64(unit.milliseconds)
      // Years and weeks only when nothing is left over: 90d reads better than 12w6d.
      if index < 2, rest % length != 0 { continue }
      if rest >= length {
        text += "\(rest / length)\(unit.name)"
        rest %= length
      }
    }
    return text
  }
}
