// Measures what has to be fast: swift run -c release benchmarks <name> [argument]

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

let benchmarks: [Benchmark] = [PromQLBenchmark.benchmark, ExpositionBenchmark.benchmark, LintBenchmark.benchmark]

let arguments = CommandLine.arguments.dropFirst()
if let name = arguments.first, let benchmark = benchmarks.first(where: { $0.name == name }) {
  do {
    try benchmark.run(Array(arguments.dropFirst()))
  } catch {
    print("\(name): \(error)")
    exit(1)
  }
} else {
  print("usage: benchmarks <name> [argument]")
  for benchmark in benchmarks { print("  \(benchmark.name)  \(benchmark.summary)") }
  exit(arguments.isEmpty ? 0 : 2)
}
