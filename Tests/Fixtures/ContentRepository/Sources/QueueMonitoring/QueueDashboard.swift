import Vigil

enum QueueDashboard {
  static var dashboard: Dashboard {
    Dashboard("Queue", uid: "queue", datasource: Servers.grafanaSource, tags: ["queue"], variables: [chosen]) {
      Row("Work") {
        Panel(.timeSeries(stacking: .normal), "Jobs a second") {
          Target(
            Queue.jobs.where(.queue, matches: "$queue").rate(.rateInterval).sum(by: .outcome), legend: "{{outcome}}")
        }
        .unit(.operationsPerSecond)

        for name in ["mail", "billing"] {
          Panel(.stat, "Depth of \(name)") {
            Target(Queue.depth.where(.queue, name).value.sum())
          }
          .thresholds(.from(100, .yellow), .from(1000, .red))
        }
      }
      Row("Time", collapsed: true) {
        Panel(.timeSeries, "Half and nearly all are faster than") {
          Target(Queue.duration.quantile(0.5, over: .rateInterval), legend: "half")
          Target(Queue.duration.quantile(0.99, over: .rateInterval), legend: "99 %")
        }
        .unit(.seconds)
        Panel(.timeSeries, "Batch size, 90 %") {
          Target(Queue.batches.quantile("0.9"), legend: "{{instance}}")
        }
      }
    }
    .description("What the queue does.")
    .time(.hours(3))
  }

  private static var chosen: Variable {
    Variable("queue", .labelValues(.queue, of: Queue.depth, allowsMany: true), title: "Queue")
  }
}
