import Diagnostics
import Monitoring

/// How long it takes from an event to the notification of a receiver.
package struct AlertLatency: Hashable, Sendable {
  package var alert: String
  package var severity: String
  package var receiver: String
  /// When all waits are short: the event at the end of its period, a scrape and an evaluation at once, a new group.
  package var earliest: Duration
  /// When all are long: the event at the start of its period, scrape and evaluation just missed, and an alert that joins a
  /// group that was just told of.
  package var latest: Duration
  /// Of the alert.
  package var location: SourceLocation
}

extension Linter {
  /// For each alert and each receiver that it comes to, how long a notification takes from the event that fulfils the
  /// condition: the exporter's delay and period, the scrape, the offset, the evaluation, `for`, and the group's wait. Alerts in
  /// the order of the content, receivers in that of the routes; an alert is left out where the age of its samples is not known.
  ///
  /// What comes before the exporter (CloudTrail delivers within about five minutes, inside the exporter's delay) and after
  /// Alertmanager is not in it.
  package static func latencies(of content: any Content, snapshots: [CapturedSnapshot] = []) -> [AlertLatency] {
    let context = LintContext(content, snapshots: snapshots)
    guard let alertmanager = context.content.alertmanager else { return [] }
    let routes = RouteTimings(alertmanager)
    var detection = DetectionLatency(context)
    return context.alerts.flatMap { linted -> [AlertLatency] in
      guard let seen = detection.bounds(of: linted.query) else { return [] }
      let alert = linted.alert
      let pending = (alert.pendingPeriod ?? .zero).roundedUp(to: linted.query.evaluationInterval)
      return routes.waits(of: linted.labels).map { wait in
        AlertLatency(
          alert: alert.name, severity: alert.severity.name, receiver: wait.receiver,
          earliest: seen.earliest + pending + wait.earliest, latest: seen.latest + pending + wait.latest,
          location: alert.location)
      }
    }
  }
}
