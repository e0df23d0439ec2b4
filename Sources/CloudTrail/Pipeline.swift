import Vigil

/// From CloudWatch to Prometheus.
enum Pipeline {
  /// The exporter's own labels win, so that `job` is the CloudWatch namespace; `region` is ours to add, it has none.
  static var exporter: ScrapeJob {
    ScrapeJob(
      "cloudwatch_exporter", targets: ["cloudwatch-exporter:9106"],
      // The exporter shows only its newest data point: asked once a period, a scrape that comes a moment late would miss one.
      interval: scrapeInterval, honorLabels: true, labels: [.region: "ap-south-1"],
      // CloudTrail needs about five minutes to deliver an event; a data point that is read before it is complete stays as
      // it was read.
      exporter: CloudWatchExporter(region: "ap-south-1", delay: .minutes(10)))
  }

  static var scrapeInterval: Duration { .seconds(30) }

  static var prometheus: Prometheus {
    Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [exporter])
  }

  /// Made for this content, after the exporter's 0.16: it does not age. Leave `staleAfter` out for a page of yours.
  static var snapshot: Snapshot { Snapshot("cloudwatch-exporter", job: exporter, staleAfter: nil) }
}
