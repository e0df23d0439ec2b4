/// Something that can be measured by name.
struct Benchmark: Sendable {
  let name: String
  /// What is measured, and what the argument is.
  let summary: String
  let run: @Sendable ([String]) throws -> Void

  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}

extension Benchmark {
  /// The seconds of the fastest of several runs, the one that the rest of the machine disturbed least, and its result.
  static func fastest(of runs: Int = 7, _ work: () throws -> Int) rethrows -> (seconds: Double, result: Int) {
    let clock = ContinuousClock()
    var best = Double.infinity
    var result = 0
    for _ in 0..<max(1, runs) {
      let start = clock.now
      result = try work()
      let (seconds, attoseconds) = (clock.now - start).components
      best = min(best, Double(seconds) + Double(attoseconds) / 1e18)
    }
    return (best, result)
  }
}
