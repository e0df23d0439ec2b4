import Diagnostics
import Exposition
import Monitoring

/// What can be queried: the families of the snapshots, what declared exporters print, recording rules, and the series that
/// Prometheus makes itself.
struct Catalogue: Sendable {
  private var entries: [String: [CatalogueEntry]] = [:]
  /// The names that the exporters print, by their folded forms.
  private var exported: [String: String] = [:]
  /// Jobs whose page nobody captured: what they print is not known.
  private(set) var uncoveredJobs: [ScrapeJob] = []
  /// Whether every job's page is known, so that a name that is not here does not exist.
  var isComplete: Bool { hasPages && uncoveredJobs.isEmpty }
  private var hasPages = false
  /// The snapshots that were read, for people.
  private(set) var evidence: String = "no snapshot"

  init(_ content: ContentSketch, snapshots: [CapturedSnapshot]) {
    addPages(snapshots)
    addSignals(content.signals)
    addRecordings(content.ruleGroups)
    let jobs = content.prometheus?.jobs ?? snapshots.map(\.declaration.job)
    addSynthetic(jobs)
    uncoveredJobs = jobs.filter { job in
      !snapshots.contains { $0.isWhole && $0.declaration.job.name == job.name }
    }
    names = entries.keys.sorted()
  }

  /// What is known of a series name; empty when it is not known.
  subscript(name: String) -> [CatalogueEntry] { entries[name] ?? [] }

  /// Sorted.
  private(set) var names: [String] = []

  /// The name that an exporter really prints for what `name` means: `aws_cloudwatch_CloudTrailMetrics_AccessDeniedCount_sum`
  /// is `cloudtrailmetrics_access_denied_count_sum`.
  func exporterName(for name: String) -> String? {
    guard let real = exported[Self.folded(name)], real != name else { return nil }
    return real
  }

  private mutating func add(_ entry: CatalogueEntry) { entries[entry.name, default: []].append(entry) }
}

// MARK: Recording rules

extension Catalogue {
  /// Gives the recording rules the labels of their queries' results. A rule that reads one that comes later, or itself, sees
  /// that one's labels as unknown.
  mutating func inferRecordings(of queries: [LintedQuery]) {
    // The entries of one name's rules stand beside each other, in the order of the rules.
    var places: [String: Int] = [:]
    for query in queries {
      guard case .recording(let rule) = query.owner,
        let place = places[rule.name] ?? entries[rule.name]?.firstIndex(where: { $0.recording != nil })
      else { continue }
      places[rule.name] = place + 1
      guard let expression = query.expression else { continue }
      var labels = LabelInference(catalogue: self).labels(of: expression).dropping(["__name__"])
      for label in rule.labels { labels[label.label.name] = label.value.isEmpty ? nil : .constant(label.value) }
      entries[rule.name]?[place].labels = labels
      entries[rule.name]?[place].recording?.expression = expression
    }
  }
}

// MARK: Sources

extension Catalogue {
  private mutating func addPages(_ snapshots: [CapturedSnapshot]) {
    var pages: [String] = []
    for snapshot in snapshots {
      guard case .parsed(let page) = snapshot.outcome else { continue }
      hasPages = hasPages || snapshot.isWhole
      let declaration = snapshot.declaration
      pages.append("\(declaration.name).prom (\(page.families.count) families)")
      for family in page.families { add(family, in: page.format, of: declaration) }
    }
    if !pages.isEmpty { evidence = "snapshot \(pages.joined(separator: ", "))" }
  }

  private mutating func add(_ family: MetricFamily, in format: ExpositionFormat, of snapshot: Snapshot) {
    let job = snapshot.job
    let evidence = "snapshot \(snapshot.name).prom"
    // What is declared decides over a page that was captured before.
    let isStamped = family.timestamps != nil && job.honorTimestamps && job.exporter?.setsTimestamps != false
    let timing = Self.timing(job, isStamped: isStamped)
    // A TYPE without series promises names, and says nothing of their labels.
    if family.members.isEmpty {
      for implied in family.impliedNames(format: format) {
        add(
          CatalogueEntry(
            name: implied.name, kind: family.kind, labels: .unknown, timing: timing, evidence: evidence,
            role: implied.role, help: family.help, unit: family.unit))
      }
    }
    for member in family.members {
      var exposed = LabelSet()
      for label in member.labels {
        exposed[label.name] = LabelSet.Domain(
          values: label.valuesAreTruncated ? nil : label.values, isAlways: label.seriesCount == member.seriesCount)
      }
      // CloudWatch's series print their own `job`; the exporter's own metrics do not.
      let isFromCloudWatch = job.exporter != nil && (family.timestamps != nil || exposed.contains("job"))
      let labels = ScrapeContract.stored(exposed, suppression: member.suppression(of:), by: job)
      add(
        CatalogueEntry(
          name: member.name, kind: family.kind, labels: labels,
          timing: isFromCloudWatch ? timing?.repeated(by: job) : timing, evidence: evidence,
          exposure: member.exposure(family.rows, by: job), role: member.role, help: family.help, unit: family.unit))
    }
  }

  private mutating func addSignals(_ signals: [Signal]) {
    for signal in signals {
      let name = signal.metricName
      for form in [name, YACENames.metric(namespace: signal.namespace, metric: signal.name, statistic: "Sum")] {
        exported[Self.folded(form)] = name
      }
      guard entries[name] == nil else { continue }
      let job = CloudWatchExporterNames.job(namespace: signal.namespace)
      let exposed = LabelSet(["job": .constant(job)])
      let isStamped = signal.job.honorTimestamps && signal.job.exporter?.setsTimestamps == true
      add(
        CatalogueEntry(
          name: name, kind: .gauge,
          labels: ScrapeContract.stored(
            exposed, suppression: { $0 == "instance" ? .everywhere : .nowhere }, by: signal.job),
          timing: Self.timing(signal.job, isStamped: isStamped)?.repeated(by: signal.job),
          evidence: "signal \(signal.name)",
          exposure: .init(series: .one(LabelRow([("job", job)])), job: signal.job, suppressed: ["instance"])))
    }
  }

  private mutating func addRecordings(_ groups: [RuleGroup]) {
    for rule in groups.flatMap(\.recordings) {
      add(
        CatalogueEntry(
          name: rule.name, kind: .unknown, labels: .unknown, timing: nil, evidence: "recording rule \(rule.name)",
          recording: .init(labels: rule.labels)))
    }
  }

  private mutating func addSynthetic(_ jobs: [ScrapeJob]) {
    for job in jobs {
      var labels = LabelSet()
      for (name, domain) in ScrapeContract.targetLabels(job) { labels[name] = domain }
      for name in Self.scrapeMetrics {
        add(
          CatalogueEntry(
            name: name, kind: .gauge, labels: labels, timing: Self.timing(job, isStamped: false),
            evidence: "made by Prometheus for job \(job.name)", exposure: .init(series: .one(LabelRow()), job: job)))
      }
    }
    // Without a job they exist too, of targets that are not declared here.
    for name in (jobs.isEmpty ? Self.scrapeMetrics : []) + ["ALERTS", "ALERTS_FOR_STATE"] {
      add(
        CatalogueEntry(name: name, kind: .gauge, labels: .unknown, timing: nil, evidence: "made by Prometheus"))
    }
  }

  /// The last three need the feature flag `extra-scrape-metrics`.
  /// https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series
  private static let scrapeMetrics: [String] = [
    "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling",
    "scrape_series_added", "scrape_timeout_seconds", "scrape_sample_limit", "scrape_body_size_bytes",
  ]

  private static func timing(_ job: ScrapeJob, isStamped: Bool) -> SampleTiming? {
    guard isStamped else { return SampleTiming(scrapeInterval: job.interval, stamping: nil) }
    // Stamped, and nothing declares how: the age is not known.
    guard let exporter = job.exporter else { return nil }
    return SampleTiming(
      scrapeInterval: job.interval, stamping: .init(delay: exporter.delay, period: exporter.period))
  }

  /// What the names of one CloudWatch metric have in common, however people write it.
  private static func folded(_ name: String) -> String {
    var text = name.lowercased().filter { $0 != "_" }
    for prefix in ["awscloudwatch", "aws"] where text.hasPrefix(prefix) {
      text.removeFirst(prefix.count)
      break
    }
    return text
  }
}

extension SampleTiming {
  /// Of a metric of CloudWatch: without its time, a data point is a new sample at every scrape.
  fileprivate func repeated(by job: ScrapeJob) -> SampleTiming {
    guard let exporter = job.exporter, stamping == nil, !exporter.setsTimestamps || !job.honorTimestamps else {
      return self
    }
    var timing = self
    timing.repetition = Repetition(
      period: exporter.period, delay: exporter.delay, range: exporter.range)
    return timing
  }
}
