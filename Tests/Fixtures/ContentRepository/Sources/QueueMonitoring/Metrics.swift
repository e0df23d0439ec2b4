import Vigil

extension Label {
  static let queue: Label = "queue"
  static let outcome: Label = "outcome"
}

enum Queue {
  static let jobs = Counter("queue_jobs_total")
  static let depth = Gauge("queue_depth")
  static let duration = Histogram("queue_job_duration_seconds")
  static let batches = Summary("queue_batch_size")
}
