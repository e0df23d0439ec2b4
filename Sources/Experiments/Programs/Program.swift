import Foundation

/// A real program that runs until it is stopped, or for a moment.
final class Program {
  private let process: Process
  private let log: URL

  /// Starts a server; what it prints goes to `log`.
  init(_ executable: URL, _ arguments: [String], log: URL) throws {
    process = Process()
    self.log = log
    process.executableURL = executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
      throw Experiment.Failure("cannot write \(log.path)")
    }
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  /// Waits until the program answers on `/-/ready`.
  func waitUntilReady(_ client: HTTPClient, seconds: Double = 60) throws {
    let end = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < end {
      if (try? client.get("/-/ready"))?.status == 200 { return }
      usleep(50_000)
    }
    throw Experiment.Failure("\(name) does not start; the end of \(log.path):\n\(lastLines)")
  }

  /// Ends the program, and only this one: by its process id.
  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    let end = Date().addingTimeInterval(10)
    while process.isRunning, Date() < end { usleep(20_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  private var name: String { process.executableURL?.lastPathComponent ?? "the program" }

  private var lastLines: String {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").suffix(15).joined(separator: "\n")
  }

  /// Runs a program to its end, at most `seconds` long.
  static func run(_ executable: URL, _ arguments: [String], seconds: Double = 60) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("experiments-\(UUID().uuidString)")
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw Experiment.Failure("cannot write \(file.path)")
    }
    defer { try? FileManager.default.removeItem(at: file) }
    // Not a pipe: one that is full would hold the program up.
    let output = try FileHandle(forWritingTo: file)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let end = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < end { usleep(2000) }
    guard !process.isRunning else {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      throw Experiment.Failure("\(executable.lastPathComponent) was not done after \(seconds) seconds")
    }
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return (process.terminationReason == .exit ? process.terminationStatus : -1, text)
  }
}
