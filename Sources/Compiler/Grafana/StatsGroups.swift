/// The fields by which Grafana splits the answer of a Logs Insights query into series.
///
/// Grafana's editor fills `statsGroups` when a person types, and its backend looks at nothing else, so a compiled query must
/// say them itself: what stands after the first `by`, an alias where there is one.
enum StatsGroups {
  static func of(_ query: String) -> [String] {
    let clause = query.split(whereSeparator: \.isWhitespace).drop { $0.lowercased() != "by" }.dropFirst()
      .joined(separator: " ").prefix { $0 != "|" && $0 != "#" }
    return clause.split(separator: ",").compactMap { item in
      let words = item.split(separator: " ")
      if words.count >= 3, words[words.count - 2].lowercased() == "as" { return words.last.map(String.init) }
      return words.first.map(String.init)
    }
  }
}
