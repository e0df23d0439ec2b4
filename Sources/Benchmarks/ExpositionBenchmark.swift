import Exposition
import Foundation

/// Reads a snapshot from a file some times and compares with counting its lines: with `wc -l`, and with `memchr` in this
/// process. The figures are medians, with the file in the page cache.
enum ExpositionBenchmark {
  static let benchmark = Benchmark(
    name: "exposition", summary: "reads a captured /metrics page; the arguments are the file and the number of runs (5)"
  ) { arguments in
    guard let path = arguments.first else { throw Benchmark.Failure("name a file with a captured /metrics page") }
    let runs = max(1, arguments.dropFirst().first.flatMap { Int($0) } ?? 5)
    var page = try ExpositionFile.parse(path: path)
    let seconds = try median(runs) { page = try ExpositionFile.parse(path: path) }
    let peak = peakMemory()
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    let megabytes = Double(data.count) / 1_000_000
    let memchrSeconds = median(runs) { data.withUnsafeBytes { countLines($0) } }
    let wcSeconds = median(runs) { runLineCount(path) }
    let series = page.families.reduce(0) { $0 + $1.seriesCount }
    print("\(page.families.count) families, \(series) series, \(page.sampleLines) samples, \(rounded(megabytes)) MB")
    print("  parse      \(rounded(seconds * 1000)) ms  \(rounded(megabytes / seconds)) MB/s")
    print(
      "  memchr     \(rounded(memchrSeconds * 1000)) ms  parsing takes \(rounded(seconds / memchrSeconds)) times as long"
    )
    print("  wc -l      \(rounded(wcSeconds * 1000)) ms  parsing takes \(rounded(seconds / wcSeconds)) times as long")
    if let peak { print("  peak       \(peak) MiB resident, the mapped file included") }
  }
}

private func median(_ runs: Int, _ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let times = try (0..<runs).map { _ in try clock.measure(work) }.sorted()
  let (seconds, attoseconds) = times[times.count / 2].components
  return Double(seconds) + Double(attoseconds) * 1e-18
}

private func countLines(_ bytes: UnsafeRawBufferPointer) {
  guard let base = bytes.baseAddress else { return }
  var lines = 0
  var position = 0
  while position < bytes.count, let found = memchr(base + position, 0x0A, bytes.count - position) {
    lines += 1
    position = UnsafeRawPointer(found) - base + 1
  }
  // Read, so that the loop stays.
  if lines < 0 { print(lines) }
}

private func runLineCount(_ path: String) {
  let words = ["/bin/sh", "-c", "exec wc -l <\"$1\" >/dev/null", "sh", path]
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var process: pid_t = 0
  guard posix_spawn(&process, words[0], nil, nil, &arguments, environ) == 0 else { return }
  var status: Int32 = 0
  waitpid(process, &status, 0)
}

private func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
