import Diagnostics
import Exposition
import Monitoring
import PromQL

/// What can be queried: the families of the snapshots, what declared exporters print, recording rules, and the series that
/// Prometheus makes itself.
///
/// A name can come from several sources: two jobs, two instances of one, a rule besides. What they disagree on is not known.
struct Catalogue: Sendable {
  private var entries: [String: [CatalogueEntry]] = [:]
  /// The names that the exporters print, by their folded forms.
  private var exported: [String: String] = [:]
  /// The names that a job prints and Prometheus does not store, with what drops them.
  private var dropped: [String: String] = [:]
  /// The names that a page has and its exporter will not print any more, with the reason.
  private var unrequested: [String: String] = [:]
  private var declarations: [MetricDeclaration]
  /// The names that the exporter gives the declared signals.
  private var signalled: Set<String>
  /// Whether a declared signal's metric can be among the entries.
  var hasEventCounts: Bool { !signalled.isEmpty }
  /// Jobs whose page nobody captured: what they print is not known.
  private(set) var uncoveredJobs: [ScrapeJob] = []
  /// Jobs whose metric relabelling makes names that cannot be known before it runs.
  private(set) var jobsWithUnknownNames: [ScrapeJob] = []
  /// Whether every job's page is known, so that a name that is not here does not exist.
  var isComplete: Bool { hasPages && uncoveredJobs.isEmpty && jobsWithUnknownNames.isEmpty }
  private var hasPages = false
  /// The snapshots that were read, for people.
  private(set) var evidence: String = "no snapshot"
  /// Sorted.
  private(set) var names: [String] = []

  init(_ content: ContentSketch, snapshots: [CapturedSnapshot], queries: [LintedQuery]) {
    declarations = content.declarations
    signalled = Set(content.signals.map(\.metricName))
    addPages(snapshots, content)
    addSignals(content.signals)
    let jobs = content.prometheus?.jobs ?? snapshots.map(\.declaration.job)
    uncoveredJobs = jobs.filter { job in
      !snapshots.contains { $0.isWhole && $0.declaration.job.name == job.name }
    }
    for job in uncoveredJobs where job.exporter != nil { addExporter(of: job) }
    addSynthetic(jobs, content.prometheus)
    addDeclarations()
    addRecordings(queries)
    names = entries.keys.sorted()
  }

  /// What is known of a series name; empty when it is not known.
  subscript(name: String) -> [CatalogueEntry] { entries[name] ?? declaredEntries(of: name) }

  /// What the series of a name are; `nil` when the name is not known, or its sources disagree.
  func kind(of name: String) -> MetricFamily.Kind? {
    let entries = self[name]
    guard let kind = entries.first?.kind, entries.allSatisfy({ $0.kind == kind }) else { return nil }
    return kind
  }

  /// The name that an exporter really prints for what `name` means: `aws_cloudwatch_CloudTrailMetrics_AccessDeniedCount_sum`
  /// is `cloudtrailmetrics_access_denied_count_sum`.
  func exporterName(for name: String) -> String? {
    guard let real = exported[Self.folded(name)], real != name else { return nil }
    return real
  }

  /// Why a name that a job prints, or has printed, is not there.
  func reasonOfLoss(of name: String) -> String? { dropped[name] ?? unrequested[name] }

  /// Adds what a job prints, as Prometheus stores it.
  private mutating func addScraped(_ entry: CatalogueEntry, by job: ScrapeJob, _ relabelling: RelabellingProgram) {
    switch relabelling.outcome(of: entry.name, entry.labels) {
    case .dropped(let step):
      dropped[entry.name] = "the metric relabelling of the job \(job.name) drops it: \(step)"
    case .stored(let all):
      for series in all {
        guard let name = series.name else {
          if !jobsWithUnknownNames.contains(where: { $0.name == job.name }) { jobsWithUnknownNames.append(job) }
          continue
        }
        var stored = entry
        stored.name = name
        stored.labels = series.labels
        // Which rows relabelling leaves is only known for the labels as a whole.
        if !relabelling.isEmpty { stored.exposure = nil }
        add(stored)
      }
    }
  }

  private mutating func add(_ entry: CatalogueEntry) { entries[entry.name, default: []].append(entry) }
}

// MARK: Jobs

extension Catalogue {
  private mutating func addPages(_ snapshots: [CapturedSnapshot], _ content: ContentSketch) {
    var pages: [String] = []
    for snapshot in snapshots {
      guard case .parsed(let page) = snapshot.outcome else { continue }
      hasPages = hasPages || snapshot.isWhole
      let declaration = snapshot.declaration
      pages.append("\(declaration.name).prom (\(page.families.count) families)")
      let relabelling = RelabellingProgram(declaration.job.metricRelabelling)
      let requests = ExporterRequests(of: declaration.job, in: content)
      for family in page.families {
        if let reason = requests?.reasonOfLoss(of: family) {
          for member in family.members { unrequested[member.name] = reason }
        } else {
          add(family, in: page.format, of: declaration, relabelling)
        }
      }
    }
    if !pages.isEmpty { evidence = "snapshot \(pages.joined(separator: ", "))" }
  }

  private mutating func add(
    _ family: MetricFamily, in format: ExpositionFormat, of snapshot: Snapshot, _ relabelling: RelabellingProgram
  ) {
    let job = snapshot.job
    let evidence = "snapshot \(snapshot.name).prom"
    // What is declared decides over a page that was captured before.
    let isStamped = family.timestamps != nil && job.honorTimestamps && job.exporter?.setsTimestamps != false
    let timing = Self.timing(job, isStamped: isStamped)
    // A TYPE without series promises names, and says nothing of their labels.
    if family.members.isEmpty {
      for implied in family.impliedNames(format: format) {
        addScraped(
          CatalogueEntry(
            name: implied.name, kind: family.kind, labels: .unknown, timing: timing, evidence: evidence,
            role: implied.role, help: family.help, unit: family.unit), by: job, relabelling)
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
      addScraped(
        CatalogueEntry(
          name: member.name, kind: family.kind, labels: labels,
          timing: isFromCloudWatch ? timing?.repeated(by: job) : timing, evidence: evidence,
          countsEvents: signalled.contains(member.name) && family.isCloudWatchSum,
          exposure: member.exposure(family.rows, by: job), role: member.role, help: family.help, unit: family.unit),
        by: job, relabelling)
    }
  }

  private mutating func addSignals(_ signals: [Signal]) {
    for signal in signals {
      let name = signal.metricName
      for form in [name, YACENames.metric(namespace: signal.namespace, metric: signal.name, statistic: "Sum")] {
        exported[Self.folded(form)] = name
      }
      if entries[name] == nil, dropped[name] == nil {
        let job = CloudWatchExporterNames.job(namespace: signal.namespace)
        let exposed = LabelSet(["job": .constant(job)])
        let isStamped = signal.job.honorTimestamps && signal.job.exporter?.setsTimestamps == true
        addScraped(
          CatalogueEntry(
            name: name, kind: .gauge,
            labels: ScrapeContract.stored(
              exposed, suppression: { $0 == "instance" ? .everywhere : .nowhere }, by: signal.job),
            timing: Self.timing(signal.job, isStamped: isStamped)?.repeated(by: signal.job),
            evidence: "signal \(signal.name)", countsEvents: true,
            exposure: .init(series: .one(LabelRow([("job", job)])), job: signal.job, suppressed: ["instance"])),
          by: signal.job, RelabellingProgram(signal.job.metricRelabelling))
      }
      // Without a default value there is no data point before the first match.
      if !signal.countsZero { markSparse([name]) }
    }
  }

  /// What the exporter prints of itself, where no page says so.
  private mutating func addExporter(of job: ScrapeJob) {
    let timing = Self.timing(job, isStamped: false)
    let relabelling = RelabellingProgram(job.metricRelabelling)
    for family in CloudWatchExporterFamily.all {
      let exposed = LabelSet(
        Dictionary(uniqueKeysWithValues: family.labels.map { ($0, LabelSet.Domain(values: nil, isAlways: true)) }))
      addScraped(
        CatalogueEntry(
          name: family.name, kind: family.kind, labels: ScrapeContract.stored(exposed, by: job), timing: timing,
          evidence: "cloudwatch_exporter of the job \(job.name)"),
        by: job, relabelling)
    }
  }
}

// MARK: Declarations

extension Catalogue {
  /// A sparse metric's entries are marked; an external one has a further source, of which nothing is known.
  private mutating func addDeclarations() {
    for declaration in declarations {
      switch declaration.nature {
      case .sparse:
        switch declaration.subject {
        case .name(let name) where entries[name] == nil: add(Self.entry(of: name, declaration))
        case .name(let name): markSparse([name])
        case .prefix(let prefix): markSparse(entries.keys.filter { $0.hasPrefix(prefix) })
        }
      case .external:
        switch declaration.subject {
        case .name(let name): add(Self.entry(of: name, declaration))
        case .prefix(let prefix):
          for name in entries.keys.filter({ $0.hasPrefix(prefix) }) { add(Self.entry(of: name, declaration)) }
        }
      }
    }
  }

  /// What a declaration by prefix says of a name that nothing else knows.
  private func declaredEntries(of name: String) -> [CatalogueEntry] {
    declarations.filter { $0.covers(name) }.map { Self.entry(of: name, $0) }
  }

  private mutating func markSparse(_ names: [String]) {
    for name in names {
      for index in (entries[name] ?? []).indices { entries[name]?[index].isSparse = true }
    }
  }

  private static func entry(of name: String, _ declaration: MetricDeclaration) -> CatalogueEntry {
    let evidence: String
    let isSparse: Bool
    switch declaration.nature {
    case .sparse: (evidence, isSparse) = ("declared sparse", true)
    case .external(let reason): (evidence, isSparse) = ("declared external: \(reason)", false)
    }
    return CatalogueEntry(
      name: name, kind: .unknown, labels: .unknown, timing: nil, evidence: evidence, isSparse: isSparse)
  }
}

// MARK: What Prometheus makes

extension Catalogue {
  /// Each rule's labels follow from its query, and so from the rules that this one reads.
  private mutating func addRecordings(_ queries: [LintedQuery]) {
    let order = RecordingOrder(queries)
    for recording in order.ordered {
      let expression = recording.query.expression
      let labels = expression.map { LabelInference(catalogue: self).labels(of: $0).dropping(["__name__"]) }
      add(Self.entry(of: recording.rule, expression, labels ?? .unknown))
    }
    for rule in order.cyclic { add(Self.entry(of: rule, nil, .unknown)) }
  }

  private static func entry(
    of rule: RecordingRule, _ expression: PromQLExpression?, _ result: LabelSet
  ) -> CatalogueEntry {
    var labels = result
    for own in rule.labels { labels[own.label.name] = own.value.isEmpty ? nil : .constant(own.value) }
    return CatalogueEntry(
      name: rule.name, kind: .unknown, labels: labels, timing: nil, evidence: "recording rule \(rule.name)",
      recording: .init(expression: expression, labels: rule.labels))
  }

  private mutating func addSynthetic(_ jobs: [ScrapeJob], _ prometheus: Prometheus?) {
    // Of a server that is not declared, nobody knows the flags.
    let hasExtra = prometheus?.hasExtraScrapeMetrics ?? true
    let scrapeMetrics = Self.scrapeMetrics + (hasExtra ? Self.extraScrapeMetrics : [])
    for job in jobs {
      var labels = LabelSet()
      for (name, domain) in ScrapeContract.targetLabels(job) { labels[name] = domain }
      for name in scrapeMetrics {
        add(
          CatalogueEntry(
            name: name, kind: .gauge, labels: labels, timing: Self.timing(job, isStamped: false),
            evidence: "made by Prometheus for job \(job.name)", exposure: .init(series: .one(LabelRow()), job: job)))
      }
    }
    // Without a job they exist too, of targets that are not declared here.
    for name in (jobs.isEmpty ? scrapeMetrics : []) + Self.alertMetrics {
      add(
        CatalogueEntry(name: name, kind: .gauge, labels: .unknown, timing: nil, evidence: "made by Prometheus"))
    }
  }

  /// Says which labels `ALERTS` and `ALERTS_FOR_STATE` have: those of the alerts, all of which are then known. A server
  /// without declared alerts has rules from elsewhere.
  mutating func addAlerts(_ alerts: [LintedAlert], askedForBy queries: [LintedQuery]) {
    // Of thousands of alerts that is much to put together, and hardly anybody asks.
    let isAskedFor = queries.contains {
      $0.selectors.contains { $0.metricName.map(Self.alertMetrics.contains) ?? false }
    }
    if alerts.isEmpty || !isAskedFor { return }
    var stored = LabelSet.union(
      of: alerts.map { alert in
        var labels = alert.resultLabels
        for (name, domain) in alert.ownLabels.domains { labels[name] = domain }
        return labels
      })
    for name in Self.alertMetrics {
      stored["alertstate"] =
        name == "ALERTS" ? LabelSet.Domain(values: ["firing", "pending"], isAlways: true) : nil
      entries[name] = [
        CatalogueEntry(
          name: name, kind: .gauge, labels: stored, timing: nil, evidence: "made by Prometheus of the declared alerts")
      ]
    }
  }

  /// https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series
  private static let scrapeMetrics: [String] = [
    "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling",
    "scrape_series_added",
  ]

  /// With the feature flag `extra-scrape-metrics`.
  static let extraScrapeMetrics: [String] = [
    "scrape_timeout_seconds", "scrape_sample_limit", "scrape_body_size_bytes",
  ]

  /// https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#inspecting-alerts-during-runtime
  static let alertMetrics: [String] = ["ALERTS", "ALERTS_FOR_STATE"]

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

extension MetricFamily {
  /// Whether CloudWatch summed it up, as far as the page says; the name says so already.
  fileprivate var isCloudWatchSum: Bool {
    kind == .gauge && (CloudWatchHelp(help).map { $0.statistic == "Sum" } ?? true)
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
