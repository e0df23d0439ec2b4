import Compiler
import Foundation
import Linter
import Monitoring

/// Asks a real Alertmanager where alerts go and which of them are muted.
final class AlertmanagerExperiment {
  private let options: ExperimentOptions
  private let folder: URL
  private let program: Program
  private let client: HTTPClient

  /// `nil` when Alertmanager refuses the configuration.
  init?(_ alertmanager: Alertmanager, _ options: ExperimentOptions, folder: URL) throws {
    self.options = options
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var sketch = ContentSketch()
    sketch.alertmanager = alertmanager
    guard let artifact = ContentCompiler.artifacts(of: sketch).first(where: { $0.path.hasSuffix("alertmanager.yml") })
    else { return nil }
    let configuration = folder.appendingPathComponent("alertmanager.yml")
    try Data(artifact.bytes).write(to: configuration)
    guard try Program.run(try options.tool("amtool"), ["check-config", configuration.path]).status == 0 else {
      return nil
    }
    let port = try LoopbackSocket.freePort()
    program = try Program(
      try options.tool("alertmanager"),
      [
        "--config.file=\(configuration.path)", "--storage.path=\(folder.path)/data",
        "--web.listen-address=127.0.0.1:\(port)", "--cluster.listen-address=",
      ], log: folder.appendingPathComponent("alertmanager.log"))
    client = HTTPClient(port: port)
    do {
      try program.waitUntilReady(client)
    } catch {
      program.stop()
      throw error
    }
  }

  func stop() { program.stop() }

  /// The receivers of each alert while all of them fire; none for one that is muted.
  func receivers(of alerts: [[String: String]]) throws -> [[String: String]: [String]] {
    let wanted = Set(alerts)
    try post(alerts, endsIn: 600)
    var last: [[String: String]: [String]]?
    // What was posted, and whom it mutes, is not there at once: two equal answers, with all alerts in them.
    for _ in 0..<200 {
      usleep(40_000)
      let answer = try current().filter { wanted.contains($0.key) }
      if answer.count == wanted.count, answer == last {
        try post(alerts, endsIn: -1)
        return answer
      }
      last = answer
    }
    throw Experiment.Failure("Alertmanager does not show the \(alerts.count) alerts that it was sent")
  }

  private func post(_ alerts: [[String: String]], endsIn seconds: Double) throws {
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let now = Date()
    let body: [[String: Any]] = alerts.map { labels in
      [
        "labels": labels, "startsAt": format.string(from: now.addingTimeInterval(-60)),
        "endsAt": format.string(from: now.addingTimeInterval(seconds)),
      ]
    }
    let answer = try client.post("/api/v2/alerts", json: body)
    guard answer.status == 200 else {
      throw Experiment.Failure("Alertmanager refuses alerts: \(String(decoding: answer.body, as: UTF8.self))")
    }
  }

  private func current() throws -> [[String: String]: [String]] {
    let answer = try client.get("/api/v2/alerts")
    guard let alerts = try JSONSerialization.jsonObject(with: answer.body) as? [[String: Any]] else {
      throw Experiment.Failure("Alertmanager's alerts cannot be read")
    }
    var result: [[String: String]: [String]] = [:]
    for alert in alerts {
      guard let labels = alert["labels"] as? [String: String], let status = alert["status"] as? [String: Any],
        let receivers = alert["receivers"] as? [[String: Any]]
      else { continue }
      let isMuted = (status["inhibitedBy"] as? [Any])?.isEmpty == false
      result[labels] = isMuted ? [] : receivers.compactMap { $0["name"] as? String }.sorted()
    }
    return result
  }
}
