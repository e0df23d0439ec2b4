import Diagnostics
import Exposition
import Monitoring

@testable import Linter

/// A server with its jobs and their pages, for queries to be asked of.
struct World: Sendable {
  /// A job, and the page that it prints; `nil` when nobody captured it.
  struct Page: Sendable {
    var job: ScrapeJob
    var text: String?
  }

  var pages: [Page]
  var recordings: [RecordingRule] = []
  var signals: [Signal] = []
  var externalLabels: KeyValuePairs<Label, String> = [:]
  var lookback: Duration = .minutes(5)
  var queryOffset: Duration?
  var hasExtraScrapeMetrics = false

  /// Where a query stands.
  enum Place: Sendable {
    case alert
    /// With an annotation that prints these labels.
    case alertPrinting([Label])
    case recording
    /// Asked at each step of the time that the dashboard shows.
    case panel
    /// Asked once, for now.
    case instantPanel
    case variable
  }

  func content(_ query: Query, in place: Place) -> ContentSketch {
    var content = ContentSketch()
    content.prometheus = Prometheus(
      externalLabels: externalLabels, alertmanagers: ["alertmanager:9093"], jobs: pages.map(\.job), lookback: lookback,
      hasExtraScrapeMetrics: hasExtraScrapeMetrics)
    content.signals = signals
    content.snapshots = pages.compactMap { page in page.text.map { _ in Snapshot(page.job.name, job: page.job) } }
    var group = RuleGroup("group", queryOffset: queryOffset, recordings: recordings)
    switch place {
    case .alert:
      group.alerts = [Alert("Trial", .warning, when: query)]
    case .alertPrinting(let labels):
      let alert = Alert("Trial", .warning, when: query)
      group.alerts = [
        labels.enumerated().reduce(alert) { $0.annotation("note\($1.offset)", "\(.label($1.element))") }
      ]
    case .recording:
      group.recordings.append(RecordingRule("trial:result", query))
    case .panel, .instantPanel:
      content.show(Panel(.timeSeries, "Trial") { Target(query, instant: place.isInstantPanel) })
    case .variable:
      content.show(Panel(.timeSeries, "Targets of $trial") { Target(Gauge("up").value) })
      content.dashboards[0].variables = [Variable("trial", .labelValues("job", selector: query, allowsMany: true))]
    }
    content.ruleGroups = [group]
    return content
  }

  func findings(_ query: Query, in place: Place = .alert) -> [Diagnostic] {
    findings(in: content(query, in: place))
  }

  /// What a trial lacks, and is not on trial.
  static let lacking: Set<String> = [
    "alert/missing-summary", "pipeline/exporter-unwatched", "variable/undefined",
  ]

  func findings(in content: ContentSketch, hiding codes: Set<String> = lacking) -> [Diagnostic] {
    Linter.findings(
      in: content,
      snapshots: pages.compactMap { page in
        page.text.map { CapturedSnapshot(Snapshot(page.job.name, job: page.job), page: $0) }
      }
    ).filter { !codes.contains($0.code.name) }
  }
}

extension World.Place {
  fileprivate var isInstantPanel: Bool { if case .instantPanel = self { true } else { false } }
}

extension World {
  static let nodePage = """
    # TYPE http_requests_total counter
    http_requests_total{code="200",handler="/"} 3
    http_requests_total{code="500",handler="/"} 1
    # TYPE temperature gauge
    temperature{room="attic"} 21
    temperature{room="cellar"} 12
    temperature{room="hall",floor="0"} 12
    # TYPE latency_seconds histogram
    latency_seconds_bucket{handler="/",le="0.1"} 1
    latency_seconds_bucket{handler="/",le="+Inf"} 2
    latency_seconds_sum{handler="/"} 3
    latency_seconds_count{handler="/"} 2
    # TYPE pause_seconds summary
    pause_seconds{quantile="0.5"} 0.1
    pause_seconds_sum 3
    pause_seconds_count 2
    # TYPE rejections_seconds histogram
    # TYPE "http.server.active" gauge
    {"http.server.active","service.name"="shop"} 1
    # TYPE queue_length gauge
    queue_length{job="mailer",instance="",queue="out"} 4

    """
  static let node = ScrapeJob("node", targets: ["node:9100"])

  /// cloudwatch_exporter with its default delay of ten minutes and a period of one.
  static let cloudWatch = ScrapeJob(
    "cloudwatch", targets: ["cloudwatch:9106"], interval: .seconds(30),
    exporter: CloudWatchExporter(region: "eu-west-1"))
  static let cloudWatchPage = """
    # HELP trail_denied_count_sum CloudWatch metric Trail DeniedCount Dimensions: [] Statistic: Sum Unit: None
    # TYPE trail_denied_count_sum gauge
    trail_denied_count_sum{job="trail",instance="",} 2.0 1777885260000
    # TYPE cloudwatch_exporter_scrape_error gauge
    cloudwatch_exporter_scrape_error 0.0

    """

  /// Every page is known.
  static let known = World(pages: [
    Page(job: node, text: nodePage), Page(job: cloudWatch, text: cloudWatchPage),
  ])
  static let withExtraScrapeMetrics: World = {
    var world = known
    world.hasExtraScrapeMetrics = true
    return world
  }()
  static let unstamped = World(pages: [
    Page(
      job: cloudWatch, text: cloudWatchPage.split(separator: " 1777885260000").joined())
  ])
  /// A job's page is not known.
  static let partlyKnown = World(pages: [Page(job: node, text: nodePage), Page(job: cloudWatch, text: nil)])
  static let unknown = World(pages: [Page(job: node, text: nil)])
}
