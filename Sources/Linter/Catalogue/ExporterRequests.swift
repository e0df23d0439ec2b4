import Exposition
import Monitoring

/// What an exporter asks CloudWatch for when it has the configuration that the content makes: the metrics of the job's
/// signals, each as a sum and without dimensions, and nothing else.
struct ExporterRequests {
  private let job: String
  /// The names of the series.
  private let names: Set<String>
  /// `Namespace Metric`, as HELP lines have them.
  private let metrics: Set<String>

  /// `nil` for a job whose exporter is configured elsewhere: none is declared for the server, or no signal goes through it, so
  /// that what the content makes is of no use to anybody.
  init?(of job: ScrapeJob, in content: ContentSketch) {
    let signals = content.signals.filter { $0.job.name == job.name }
    let isConfigured = content.prometheus?.jobs.contains { $0.name == job.name && $0.exporter != nil } ?? false
    guard isConfigured, !signals.isEmpty else { return nil }
    self.job = job.name
    names = Set(signals.map(\.metricName))
    metrics = Set(signals.map { "\($0.namespace) \($0.name)" })
  }

  /// Why the exporter will not print a family of its page any more; `nil` for what it goes on printing.
  func reasonOfLoss(of family: MetricFamily) -> String? {
    guard let help = CloudWatchHelp(family.help), !names.contains(family.name),
      !(metrics.contains(help.metric) && help.statistic == "Sum")
    else { return nil }
    return
      "the page shows it, and the configuration that this content makes for the exporter of the job \(job) no longer asks "
      + "for \(help.metric) (\(help.statistic)): no signal makes it"
  }
}
