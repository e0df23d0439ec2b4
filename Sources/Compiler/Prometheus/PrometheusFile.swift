import Formats
import Monitoring

/// `provisioning/prometheus/prometheus.yml`.
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/
enum PrometheusFile {
  static func artifact(_ prometheus: Prometheus) -> Artifact {
    let value: OrderedValue = .object(compacting: [
      "global": .object(compacting: [
        "evaluation_interval": .duration(prometheus.evaluationInterval),
        "external_labels": labels(prometheus.externalLabels),
      ]),
      "rule_files": OrderedValue.strings(prometheus.ruleFiles).unlessEmpty,
      "alerting": prometheus.alertmanagers.isEmpty
        ? nil : ["alertmanagers": [["static_configs": [["targets": .strings(prometheus.alertmanagers)]]]]],
      "scrape_configs": OrderedValue.array(prometheus.jobs.map(job)).unlessEmpty,
    ])
    return Artifact(
      path: "provisioning/prometheus/prometheus.yml", yaml: value, from: prometheus.location,
      remarks: flags(prometheus).map { ["The content counts on these flags of the server: \($0)"] } ?? [])
  }

  /// What the configuration file cannot say; `nil` when the server's defaults are meant.
  private static func flags(_ prometheus: Prometheus) -> String? {
    var flags: [String] = []
    if prometheus.lookback != .minutes(5) {
      flags.append("--query.lookback-delta=\(prometheus.lookback.prometheusText)")
    }
    if !prometheus.promQLFeatures.isEmpty {
      flags.append("--enable-feature=\(prometheus.promQLFeatures.map(\.rawValue).joined(separator: ","))")
    }
    return flags.isEmpty ? nil : flags.joined(separator: " ")
  }

  private static func job(_ job: ScrapeJob) -> OrderedValue {
    .object(compacting: [
      "job_name": .string(job.name),
      "scrape_interval": .duration(job.interval),
      "scrape_timeout": job.timeout.map { .duration($0) },
      "metrics_path": job.metricsPath == "/metrics" ? nil : .string(job.metricsPath),
      "scheme": job.scheme == .http ? nil : .string(job.scheme.rawValue),
      // Written even where they are the server's default: both decide what the series are called and when they count.
      "honor_labels": .bool(job.honorLabels),
      "honor_timestamps": .bool(job.honorTimestamps),
      "static_configs": [.object(compacting: ["targets": .strings(job.targets), "labels": labels(job.labels)])],
      "metric_relabel_configs": OrderedValue.array(job.metricRelabelling.map(step)).unlessEmpty,
    ])
  }

  private static func step(_ step: MetricRelabelling) -> OrderedValue {
    var target: OrderedValue?
    var replacement: OrderedValue?
    switch step.action {
    case .drop, .keep, .labelDrop, .labelKeep: break
    case .replace(let label, let text):
      target = .string(label.name)
      replacement = .string(text)
    case .labelMap(let text): replacement = .string(text)
    }
    return .object(compacting: [
      "source_labels": OrderedValue.strings(step.sources.map(\.name)).unlessEmpty,
      "separator": step.separator == MetricRelabelling.standardSeparator ? nil : .string(step.separator),
      "regex": .string(step.pattern),
      "target_label": target,
      "replacement": replacement,
      "action": .string(step.action.name),
    ])
  }

  private static func labels(_ labels: [ScrapeJob.TargetLabel]) -> OrderedValue? {
    OrderedValue.object(strings: labels.map { ($0.label.name, $0.value) }).unlessEmpty
  }
}
