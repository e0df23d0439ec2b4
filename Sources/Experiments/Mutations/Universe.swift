import Foundation
import Linter
import Monitoring

/// Everything that decides which samples Prometheus has.
struct Universe: Hashable, Sendable {
  var job: ScrapeJob
  var signals: [Signal]
  var trail: Trail?

  init(_ content: ContentSketch) throws {
    guard let job = content.prometheus?.jobs.first(where: { $0.exporter != nil }) else {
      throw Experiment.Failure("the content has no job with an exporter")
    }
    self.job = job
    signals = content.signals
    trail = content.trail
  }

  /// What cloudwatch_exporter prints at a moment, in milliseconds since the beginning: of each metric the newest data point
  /// of the window [now - delay - range, now - delay), stamped with the beginning of its period.
  /// `nil` while it does not answer.
  func page(at now: Int64, clock: ScaledClock) -> String? {
    let minute = Int(now / 60_000)
    guard let exporter = job.exporter, !Incidents.exporterIsDown.contains(minute) else { return nil }
    let fails = Incidents.exporterFails.contains(minute)
    var page =
      "# TYPE cloudwatch_exporter_scrape_error gauge\ncloudwatch_exporter_scrape_error \(fails ? "1.0" : "0.0")\n"
    for (index, signal) in signals.enumerated() {
      guard let point = newestPoint(of: index, signal, exporter, at: now) else { continue }
      let name = signal.metricName
      let stamp = exporter.setsTimestamps ? " \(clock.real(point.time))" : ""
      let job = CloudWatchExporterNames.job(namespace: signal.namespace)
      page += "# TYPE \(name) gauge\n\(name){job=\"\(job)\",instance=\"\",} \(Double(point.value))\(stamp)\n"
    }
    return page
  }

  private func newestPoint(of index: Int, _ signal: Signal, _ exporter: CloudWatchExporter, at now: Int64) -> (
    time: Int64, value: Int
  )? {
    let period = exporter.period.milliseconds
    let end = now - exporter.delay.milliseconds
    let oldest = end - exporter.range.milliseconds
    var time = (end - 1).flooredDivision(by: period) * period
    while time >= oldest {
      if let value = value(of: index, signal, from: time, period: period) { return (time, value) }
      time -= period
    }
    return nil
  }

  /// The sum of a period; `nil` where the metric filter publishes nothing.
  private func value(of index: Int, _ signal: Signal, from time: Int64, period: Int64) -> Int? {
    let minutes = Int(time.flooredDivision(by: 60_000))..<Int((time + period).flooredDivision(by: 60_000))
    // Events reach the log group that the trail delivers to.
    let isDelivered = trail?.logGroup.name == signal.logGroup.name
    let count = isDelivered ? minutes.reduce(0) { $0 + Incidents.events(of: index, in: $1) } : 0
    return count == 0 && !(signal.countsZero && isDelivered) ? nil : count
  }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
