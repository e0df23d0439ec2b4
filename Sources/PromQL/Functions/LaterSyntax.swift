/// What Prometheus 3.5 does not know and a newer one does. Naming the version helps more than "unexpected".
enum LaterSyntax {
  /// Functions that came after 3.5, each with the first version that has it where the changelog says so.
  private static let functions: [(name: String, version: String?)] = [
    ("first_over_time", "3.7"), ("ts_of_first_over_time", "3.7"), ("start_timestamp", "3.14"),
    ("histogram_quantiles", nil),
    ("max_of", nil), ("min_of", nil), ("start", nil), ("end", nil), ("step", nil), ("range", nil), ("integral", "3.16"),
  ]

  /// Modifiers that stand after a selector or a matching clause.
  private static let modifiers: [(name: String, version: String?)] = [
    ("anchored", nil), ("smoothed", nil), ("fill", "3.10"), ("fill_left", "3.10"), ("fill_right", "3.10"),
  ]

  private static let durationFunctions: [String] = ["step", "range", "min", "max", "min_of", "max_of"]

  static func function(_ name: String) -> String? {
    functions.first { $0.name == name }.map { message("the function `\(name)`", $0.version) }
  }

  static func modifier(_ name: String) -> String? {
    modifiers.first { $0.name == name.lowercased() }.map { message("`\(name)`", $0.version) }
  }

  /// `step()` and its relatives in a window, a step or an offset.
  static func inDuration(_ name: String) -> String? {
    guard durationFunctions.contains(name.lowercased()) else { return nil }
    return message("`\(name)()` in a duration", nil)
  }

  /// `histogram </ 0.5` and `histogram >/ 0.5`, which cut buckets off.
  static let trimOperators = message("cutting buckets off with `</` or `>/`", nil)
  /// `x[1h::5m]`.
  static let alignedSubquery = message("a subquery with `::`", nil)

  private static func message(_ what: String, _ version: String?) -> String {
    if let version { return "\(what) needs Prometheus ≥ \(version)" }
    return "\(what) needs a newer Prometheus than 3.5"
  }
}
