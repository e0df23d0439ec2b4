import Exposition
import Monitoring

/// What Prometheus makes of the labels that a page prints.
///
/// The target's labels (`job`, `instance`, those of the configuration) and the exposed ones meet: with `honor_labels` the
/// exposed ones stay, without they are renamed to `exported_…`.
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
enum ScrapeContract {
  /// The labels of a job's targets.
  static func targetLabels(_ job: ScrapeJob) -> [(name: String, domain: LabelSet.Domain)] {
    let own = [
      (name: "job", domain: LabelSet.Domain.constant(job.name)),
      (name: "instance", domain: LabelSet.Domain(values: job.targets.sorted(), isAlways: true)),
    ].filter { label in !job.labels.contains { $0.label.name == label.name } }
    return own + job.labels.map { (name: $0.label.name, domain: .constant($0.value)) }
  }

  /// Whether the series that have no value of a label print it as empty: with `honor_labels` that keeps the target's label
  /// away.
  enum Suppression {
    case nowhere, here, everywhere
  }

  /// The labels in Prometheus of series that expose `exposed`.
  static func stored(
    _ exposed: LabelSet, suppression: (String) -> Suppression = { _ in .nowhere }, by job: ScrapeJob
  ) -> LabelSet {
    var result = exposed
    for (name, target) in targetLabels(job) {
      let own = exposed[name]
      if job.honorLabels {
        result[name] =
          switch suppression(name) {
          case .nowhere: own.map { $0.isAlways ? $0 : $0.union(target).always } ?? target
          case .here: (own ?? target).union(target).sometimes
          case .everywhere: own
          }
      } else if let own {
        var renamed = "exported_\(name)"
        while result.contains(renamed) { renamed = "exported_\(renamed)" }
        result[renamed] = own
        result[name] = target
      } else {
        result[name] = target
      }
    }
    return result
  }
}

extension MetricFamily.Member {
  /// Of a label by its name.
  func suppression(of label: String) -> ScrapeContract.Suppression {
    guard let empty = emptyLabels.first(where: { $0.name == label }) else { return .nowhere }
    let withValue = labels.first { $0.name == label }?.seriesCount ?? 0
    return empty.seriesCount + withValue >= seriesCount ? .everywhere : .here
  }
}
