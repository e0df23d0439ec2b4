import Diagnostics
import Exposition
import Monitoring
import PromQL

/// What the rules look at: the content, the catalogue, and every query parsed once.
struct LintContext: Sendable {
  let content: ContentSketch
  let snapshots: [CapturedSnapshot]
  let catalogue: Catalogue
  let queries: [LintedQuery]
  let alerts: [LintedAlert]
  /// The operators between two vectors.
  let matches: [LintedMatch]
  /// Where the engine fails, as the captured series prove.
  let failures: [LintedFailure]
  /// The rules whose own labels make two results one.
  let duplicateResults: [DuplicateResult]

  init(_ declared: any Content, snapshots: [CapturedSnapshot]) {
    // Content properties are computed: each is asked for once.
    let content = ContentSketch(declared)
    self.content = content
    self.snapshots = snapshots
    let queries = LintedQuery.all(in: content)
    self.queries = queries
    var catalogue = Catalogue(content, snapshots: snapshots)
    catalogue.inferRecordings(of: queries)
    self.catalogue = catalogue
    matches = LintedMatch.all(in: queries)
    failures = LintedFailure.all(in: queries, catalogue: catalogue)
    duplicateResults = DuplicateResult.all(in: queries, catalogue: catalogue)
    alerts = queries.compactMap { LintedAlert($0, catalogue: catalogue, prometheus: content.prometheus) }
  }
}

extension ContentSketch {
  init(_ content: any Content) {
    self.init()
    dashboards = content.dashboards
    ruleGroups = content.ruleGroups
    prometheus = content.prometheus
    alertmanager = content.alertmanager
    datasources = content.datasources
    dashboardProvider = content.dashboardProvider
    signals = content.signals
    trail = content.trail
    snapshots = content.snapshots
  }
}
