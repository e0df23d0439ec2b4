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
      (name: "instance", domain: LabelSet.Domain(values: job.targets.sorted(), isAlways: true, isClosed: true)),
    ].filter { label in !job.labels.contains { $0.label.name == label.name } }
    return own + job.labels.map { (name: $0.label.name, domain: .constant($0.value)) }
  }

  /// The labels in Prometheus of series that expose `exposed`. `suppressed` are labels that the page prints with an empty
  /// value: with `honor_labels` they keep the target's label away.
  static func stored(_ exposed: LabelSet, suppressed: [String] = [], by job: ScrapeJob) -> LabelSet {
    var result = exposed
    for (name, target) in targetLabels(job) {
      guard let own = exposed[name] else {
        result[name] = job.honorLabels && suppressed.contains(name) ? nil : target
        continue
      }
      if job.honorLabels {
        result[name] = own.isAlways || suppressed.contains(name) ? own : own.union(target).always
      } else {
        var renamed = "exported_\(name)"
        while result.contains(renamed) { renamed = "exported_\(renamed)" }
        result[renamed] = own
        result[name] = target
      }
    }
    return result
  }

  /// The labels in Prometheus of the series that exposes `row`, one for each of the job's targets.
  static func stored(_ row: LabelRow, suppressed: [String] = [], by job: ScrapeJob) -> [LabelRow] {
    let configured = job.labels.map { (name: $0.label.name, value: $0.value) }
    return job.targets.map { target in
      var stored = row
      let automatic = [(name: "job", value: job.name), (name: "instance", value: target)]
        .filter { label in !configured.contains { $0.name == label.name } }
      for (name, value) in automatic + configured {
        let own = row[name]
        if own.isEmpty {
          if !(job.honorLabels && suppressed.contains(name)) { stored[name] = value }
        } else if !job.honorLabels {
          var renamed = "exported_\(name)"
          while !stored[renamed].isEmpty { renamed = "exported_\(renamed)" }
          stored[renamed] = own
          stored[name] = value
        }
      }
      return stored
    }
  }
}
