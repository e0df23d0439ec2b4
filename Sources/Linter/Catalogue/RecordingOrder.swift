import Monitoring

/// The recording rules in an order in which each follows those that it reads.
struct RecordingOrder {
  struct Recording {
    var rule: RecordingRule
    var query: LintedQuery
  }

  private(set) var ordered: [Recording] = []
  /// Rules that read their own results, by whatever detour, and those that read theirs.
  private(set) var cyclic: [RecordingRule] = []

  /// Takes time in proportion to the queries' length, however the rules depend on each other.
  init(_ queries: [LintedQuery]) {
    var recordings: [Recording] = []
    // Several rules may record under one name.
    var byName: [String: [Int]] = [:]
    for query in queries {
      guard case .recording(let rule) = query.owner else { continue }
      byName[rule.name, default: []].append(recordings.count)
      recordings.append(Recording(rule: rule, query: query))
    }
    var readers = [[Int]](repeating: [], count: recordings.count)
    var missing = [Int](repeating: 0, count: recordings.count)
    for (reader, recording) in recordings.enumerated() {
      for name in Set(recording.query.selectors.compactMap(\.metricName)) {
        for source in byName[name] ?? [] {
          readers[source].append(reader)
          missing[reader] += 1
        }
      }
    }
    var ready = recordings.indices.filter { missing[$0] == 0 }
    var next = 0
    while next < ready.count {
      let current = ready[next]
      next += 1
      ordered.append(recordings[current])
      for reader in readers[current] {
        missing[reader] -= 1
        if missing[reader] == 0 { ready.append(reader) }
      }
    }
    cyclic = recordings.indices.filter { missing[$0] > 0 }.map { recordings[$0].rule }
  }
}
