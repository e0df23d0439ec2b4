/// How urgent the usual severities are, against each other.
enum SeverityOrder {
  /// Higher is more urgent; `nil` for a name that says nothing of it.
  static func rank(of name: String) -> Int? { ranks[name.lowercased()] }

  /// All names that are known; sorted.
  static let names: [String] = ranks.keys.sorted()

  /// The names of one line mean the same, to one project or another.
  private static let ranks: [String: Int] = {
    let lines = """
      none
      debug
      info information informational notice
      warning warn minor low
      error major high
      critical crit fatal page emergency disaster
      """.split(separator: "\n")
    var ranks: [String: Int] = [:]
    for (rank, names) in lines.enumerated() { for name in names.split(separator: " ") { ranks[String(name)] = rank } }
    return ranks
  }()
}
