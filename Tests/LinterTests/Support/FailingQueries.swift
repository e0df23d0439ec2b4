@testable import Linter

extension World {
  /// Queries that Prometheus answers with an error at every evaluation when it has the series of `World.known`.
  static let failingQueries: [String] = [
    "temperature / on (job) http_requests_total",
    "temperature / on (job) group_left () http_requests_total",
    "http_requests_total / on (job) group_right () temperature",
    "temperature + on (job) sum by (job) (http_requests_total)",
    "temperature > bool on (job) up",
    "temperature / ignoring (room, floor) up",
    "http_requests_total * on (job) group_left (code) sum by (job) (http_requests_total)",
    #"label_replace(temperature, "room", "x", "job", ".*")"#,
    #"label_join(temperature, "room", "", "job")"#,
    #"label_replace(http_requests_total, "code", "", "code", ".*")"#,
    "rate(http_requests_total[5m]) / on (job) temperature",
    "sum by (room) (temperature) / on () sum by (job) (up)",
    "(temperature and on (job) up) * on (job) rate(http_requests_total[5m])",
  ]
}
