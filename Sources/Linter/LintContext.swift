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
  /// The selectors whose samples' age is known.
  let timedSelectors: [TimedSelector]

  init(_ declared: any Content, snapshots: [CapturedSnapshot]) {
    // Content properties are computed: each is asked for once.
    let content = ContentSketch(declared)
    self.content = content
    self.snapshots = snapshots
    let catalogue = Catalogue(content, snapshots: snapshots)
    self.catalogue = catalogue
    let queries = LintedQuery.all(in: content)
    self.queries = queries
    alerts = queries.compactMap { LintedAlert($0, catalogue: catalogue, prometheus: content.prometheus) }
    timedSelectors = TimedSelector.all(in: queries, catalogue: catalogue)
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
