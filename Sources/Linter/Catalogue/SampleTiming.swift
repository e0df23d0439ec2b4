import Monitoring

/// How old the samples of a metric are and how far apart.
struct SampleTiming: Hashable, Sendable {
  /// How often the page is scraped.
  var scrapeInterval: Duration
  /// For samples that carry the exporter's own time; `nil` where a sample is as old as its scrape.
  var stamping: Stamping?

  struct Stamping: Hashable, Sendable {
    /// The exporter shows nothing younger.
    var delay: Duration
    /// The distance of two data points.
    var period: Duration
  }

  /// The distance of two samples in Prometheus.
  var spacing: Duration { max(scrapeInterval, stamping?.period ?? .zero) }

  /// The newest sample is never younger than this.
  var minimumAge: Duration { stamping?.delay ?? .zero }

  /// The newest sample is never older than this while all is well.
  var maximumAge: Duration {
    guard let stamping else { return scrapeInterval }
    return stamping.delay + stamping.period + scrapeInterval
  }

  /// An offset with which every data point of a window has arrived, as PromQL writes it.
  var completeOffset: Duration { maximumAge }
}
