import Foundation

/// A program run to its end, with what it took.
struct ChildProcess {
  let seconds: Double
  /// In MiB: the largest that was resident.
  let peak: Int
  /// Of the processor, of all threads.
  let processorSeconds: Double
  let isSuccess: Bool

  /// What the program prints is thrown away.
  init(_ path: String, _ arguments: [String]) throws {
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0) }
    let clock = ContinuousClock()
    let start = clock.now
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, &words, environ)
    guard code == 0 else { throw Benchmark.Failure("cannot run \(path): \(String(cString: strerror(code)))") }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    let (whole, rest) = (clock.now - start).components
    seconds = Double(whole) + Double(rest) * 1e-18
    processorSeconds =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
      / 1e6
    #if canImport(Darwin)
      peak = usage.ru_maxrss >> 20
    #else
      peak = usage.ru_maxrss >> 10
    #endif
    isSuccess = status == 0
  }
}

/// The largest amount of memory that this process had resident so far, in MiB.
func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss >> 20
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss >> 10
  #endif
}
