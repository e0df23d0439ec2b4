/// The fields by which Grafana splits the answer of a Logs Insights query into series.
///
/// Grafana's editor fills `statsGroups` when a person types, and its backend looks at nothing else, so a compiled query must
/// say them itself: what stands after the `by` of the last `stats`, an alias where there is one.
enum StatsGroups {
  static func of(_ query: String) -> [String] {
    let tokens = LogsInsightsScanner.tokens(of: query)
    let commands = tokens.split { $0.kind == .pipe && $0.depth == 0 }
    guard let stats = commands.last(where: { $0.first?.isWord("stats") == true }) else { return [] }
    let groups = stats.drop { !($0.depth == 0 && $0.isWord("by")) }.dropFirst()
    return groups.split { $0.kind == .comma && $0.depth == 0 }.compactMap { name(of: $0, in: query) }
  }

  /// `expression`, `expression as alias`.
  private static func name(of group: ArraySlice<LogsInsightsToken>, in query: String) -> String? {
    guard let first = group.first, let last = group.last else { return nil }
    if group.count >= 3, group.dropLast().last?.isWord("as") == true { return last.name }
    return group.count == 1 ? first.name : String(query[first.start..<last.end])
  }
}
