import Monitoring

/// How old the samples of a metric are and how far apart.
struct SampleTiming: Hashable, Sendable {
  /// How often the page is scraped.
  var scrapeInterval: Duration
  /// For samples that carry the exporter's own time; `nil` where a sample is as old as its scrape.
  var stamping: Stamping?

  /// For values that an exporter shows anew at every scrape, as if they were of now.
  var repetition: Repetition?

  struct Repetition: Hashable, Sendable {
    /// The distance of two data points.
    var period: Duration
    /// The exporter shows nothing younger.
    var delay: Duration
    /// How long the newest data point is shown when none follows.
    var range: Duration
  }

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

  /// What the ages follow from, for people.
  var evidence: String {
    let scrape = "the scrape interval is \(scrapeInterval.prometheusText)"
    if let stamping {
      return "the exporter's delay is \(stamping.delay.prometheusText), its period \(stamping.period.prometheusText); "
        + scrape
    }
    if let repetition {
      return "the exporter's period is \(repetition.period.prometheusText), its range "
        + "\(repetition.range.prometheusText); \(scrape)"
    }
    return scrape
  }
}
