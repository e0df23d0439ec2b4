import Monitoring

extension Duration {
  /// As Grafana reads a duration: a whole number of one unit, `90s`. Of Prometheus' `1m30s` its browser part reads the first
  /// number only, and a time range of several units is none.
  /// https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/datetime/rangeutil.ts
  var grafanaText: String {
    let length = milliseconds
    for (unit, size) in Self.grafanaUnits where length != 0 && length % size == 0 { return "\(length / size)\(unit)" }
    return "0s"
  }

  /// The beginning of a time range that lasts this long and ends now; it has no parts of a second.
  var grafanaTimeRange: String {
    let seconds = milliseconds / 1000
    return "now-" + Duration.seconds(seconds < 1 ? 1 : seconds).grafanaText
  }

  /// Weeks, months and years are the calendar's there, and no fixed lengths.
  private static let grafanaUnits: [(String, Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]
}
