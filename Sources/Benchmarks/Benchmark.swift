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
  /// The seconds of the fastest of several runs: the one that the rest of the machine disturbed least.
  static func fastest(of runs: Int = 7, _ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<max(1, runs) {
      let (seconds, attoseconds) = clock.measure(work).components
      best = min(best, Double(seconds) + Double(attoseconds) / 1e18)
    }
    return best
  }
}
