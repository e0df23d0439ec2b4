import Foundation

/// A program run to its end, with what it took. What it prints is thrown away.
struct ChildProcess {
  let seconds: Double
  /// Of the processor, of all threads.
  let processorSeconds: Double
  /// The most memory that was resident, in MiB; `nil` where the system does not tell in the way of Linux.
  let peak: Int?
  let isSuccess: Bool

  init(_ path: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let clock = ContinuousClock()
    let start = clock.now
    let before = Self.processorSeconds(of: .children)
    try process.run()
    // Not from the kernel's account of ended children: a child's largest size begins with that of the process it was
    // started from.
    var peak: Int?
    while process.isRunning {
      peak = peakMemory(ofProcess: "\(process.processIdentifier)") ?? peak
      usleep(2000)
    }
    process.waitUntilExit()
    let (whole, rest) = (clock.now - start).components
    seconds = Double(whole) + Double(rest) * 1e-18
    processorSeconds = Self.processorSeconds(of: .children) - before
    self.peak = peak
    isSuccess = process.terminationReason == .exit && process.terminationStatus == 0
  }

  enum Account { case own, children }

  /// What a process has used so far, in user and system mode.
  static func processorSeconds(of account: Account) -> Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t((account == .own ? RUSAGE_SELF : RUSAGE_CHILDREN).rawValue), &usage)
    #else
      getrusage(account == .own ? RUSAGE_SELF : RUSAGE_CHILDREN, &usage)
    #endif
    let microseconds = Double(usage.ru_utime.tv_usec) + Double(usage.ru_stime.tv_usec)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + microseconds * 1e-6
  }
}

/// The most memory that a process had resident, in MiB; `nil` where the system does not tell in the way of Linux.
func peakMemory(ofProcess process: String = "self") -> Int? {
  guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }.map {
    $0 / 1024
  }
}
