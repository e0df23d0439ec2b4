import Compiler
import Formats
import Foundation
import Linter
import Monitoring
import Synchronization

/// What one Prometheus made of all trials.
struct PrometheusResults: Sendable {
  /// An alert that fired, with one value.
  struct Firing: Hashable, Sendable {
    /// Without the experiment's own.
    var labels: [String: String]
    var value: String
  }
  struct AlertResult: Sendable {
    /// promtool's words when Prometheus would not load the rule.
    var refusal: String?
    /// The annotations of the last evaluation with that value.
    var firings: [Firing: [String: String]] = [:]
    /// It fired before anything had happened.
    var firedTooEarly = false
  }

  var alerts: [AlertResult]
  /// The largest value that the panel's query ever has; `nil` when it has none.
  var panelMaxima: [Double?]
}

/// Runs the trials side by side in one Prometheus, which scrapes the pages from here and sends its alerts here.
final class PrometheusExperiment {
  private let trials: Trials
  private let tools: ExperimentOptions
  private let folder: URL

  init(_ trials: Trials, _ tools: ExperimentOptions, folder: URL) {
    self.trials = trials
    self.tools = tools
    self.folder = folder
  }

  func run() throws -> PrometheusResults {
    let refusals = try writeRules()
    let clock = ScaledClock()
    let universes = trials.universes
    let inbox = AlertInbox(count: trials.alerts.count)
    let server = try HTTPServer { request in
      if request.method == "POST" {
        inbox.take(request.body, isEarly: clock.now < Int64(Incidents.firstMinute) * 60_000)
        return HTTPServer.Response(status: 200, body: "")
      }
      guard let number = Int(request.path.drop { $0 == "/" }), universes.indices.contains(number),
        let page = universes[number].page(at: clock.now, clock: clock)
      else { return HTTPServer.Response(status: 503, body: "down") }
      return HTTPServer.Response(status: 200, body: page)
    }
    defer { server.stop() }

    let configuration = folder.appendingPathComponent("prometheus.yml")
    try Data(YAMLWriter.write(prometheus(alertsTo: server.port))).write(to: configuration)
    let port = try LoopbackSocket.freePort()
    let program = try Program(
      try tools.tool("prometheus"),
      [
        "--config.file=\(configuration.path)", "--storage.tsdb.path=\(folder.path)/prometheus",
        "--web.listen-address=127.0.0.1:\(port)", "--query.lookback-delta=\(text(.minutes(5)))",
        "--rules.alert.resend-delay=\(text(.minutes(1)))", "--alertmanager.notification-queue-capacity=100000",
      ], log: folder.appendingPathComponent("prometheus.log"))
    defer { program.stop() }
    let client = HTTPClient(port: port)
    try program.waitUntilReady(client)
    clock.sleep(untilMinute: Incidents.lastMinute)

    var results = PrometheusResults(alerts: inbox.results, panelMaxima: [])
    for (number, refusal) in refusals { results.alerts[number].refusal = refusal }
    results.panelMaxima = try trials.panels.map { try maximum(of: $0, client, clock) }
    return results
  }

  /// Writes the rules that Prometheus would load, and says why it would not load the others.
  private func writeRules() throws -> [Int: String] {
    var refusals: [Int: String] = [:]
    let rules = folder.appendingPathComponent("rules")
    try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
    for (number, trial) in trials.alerts.enumerated() {
      var sketch = ContentSketch()
      sketch.ruleGroups = [trial.group(number)]
      let file = rules.appendingPathComponent("\(number).rules.yml")
      for artifact in ContentCompiler.artifacts(of: sketch) { try Data(artifact.bytes).write(to: file) }
      let check = try Program.run(try tools.tool("promtool"), ["check", "rules", file.path])
      if check.status != 0 {
        refusals[number] = check.output
        try FileManager.default.removeItem(at: file)
      }
    }
    return refusals
  }

  /// Over the whole experiment, one value a minute: what a panel shows at one moment it shows there.
  private func maximum(of panel: PanelTrial, _ client: HTTPClient, _ clock: ScaledClock) throws -> Double? {
    let end = Double(clock.real(Int64(Incidents.lastMinute) * 60_000)) / 1000
    let answer = try client.post(
      "/api/v1/query_range",
      form: [
        ("query", panel.query), ("start", "\(Double(clock.start) / 1000)"), ("end", "\(end)"),
        ("step", text(.minutes(1))),
      ])
    let body = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
    let series = (body?["data"] as? [String: Any])?["result"] as? [[String: Any]] ?? []
    let values = series.flatMap { $0["values"] as? [[Any]] ?? [] }
    return values.compactMap { ($0.last as? String).flatMap(Double.init) }.max()
  }

  private func text(_ duration: Duration) -> String { ScaledClock.scaled(duration).prometheusText }

  private func prometheus(alertsTo port: UInt16) -> OrderedValue {
    let server: OrderedValue = .string("127.0.0.1:\(port)")
    let jobs: [OrderedValue] = trials.universes.enumerated().map { number, universe in
      let job = universe.job
      // The target's own labels are given, as its address is ours.
      let labels =
        [("job", job.name), ("instance", job.targets.first ?? ""), (Universe.label, "\(number)")]
        + job.labels.map { ($0.label.name, $0.value) }
      return [
        "job_name": .string("universe-\(number)"), "metrics_path": .string("/\(number)"),
        "scrape_interval": .string(text(job.interval)),
        "scrape_timeout": .string(min(ScaledClock.scaled(job.interval), .seconds(2)).prometheusText),
        "honor_labels": .bool(job.honorLabels), "honor_timestamps": .bool(job.honorTimestamps),
        "static_configs": [
          ["targets": [server], "labels": .object(strings: labels.map { (key: $0.0, value: $0.1) })]
        ],
      ]
    }
    return [
      "global": ["evaluation_interval": .string(text(.minutes(1)))],
      "rule_files": [.string(folder.path + "/rules/*.rules.yml")],
      "alerting": ["alertmanagers": [["static_configs": [["targets": [server]]]]]],
      "scrape_configs": .array(jobs),
    ]
  }
}

/// Takes what Prometheus sends to an Alertmanager.
private final class AlertInbox: Sendable {
  private let taken: Mutex<[PrometheusResults.AlertResult]>

  init(count: Int) { taken = Mutex(Array(repeating: PrometheusResults.AlertResult(), count: count)) }

  var results: [PrometheusResults.AlertResult] { taken.withLock { $0 } }

  func take(_ body: Data, isEarly: Bool) {
    guard let alerts = try? JSONSerialization.jsonObject(with: body) as? [[String: Any]] else { return }
    taken.withLock { taken in
      for alert in alerts {
        guard var labels = alert["labels"] as? [String: String], var texts = alert["annotations"] as? [String: String],
          let number = labels.removeValue(forKey: AlertTrial.label).flatMap({ Int($0) }),
          taken.indices.contains(number),
          let end = alert["endsAt"] as? String, !Self.isPast(end)
        else { continue }
        labels[Universe.label] = nil
        let value = texts.removeValue(forKey: AlertTrial.value) ?? ""
        taken[number].firings[PrometheusResults.Firing(labels: labels, value: value)] = texts
        if isEarly { taken[number].firedTooEarly = true }
      }
    }
  }

  /// Whether the alert was sent to say that it is over.
  private static func isPast(_ time: String) -> Bool {
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let plain = ISO8601DateFormatter()
    guard let end = format.date(from: time) ?? plain.date(from: time) else { return false }
    return end <= Date()
  }
}
