import Diagnostics
import Exposition
import Monitoring
import PromQL

/// What the rules look at: the content, the catalogue, and every query parsed once.
struct LintContext: Sendable {
  let content: ContentSketch
  let snapshots: [CapturedSnapshot]
  /// The caller's clock; `nil` when nothing is to depend on it.
  let now: UTCTime?
  let catalogue: Catalogue
  let queries: [LintedQuery]
  let alerts: [LintedAlert]

  init(_ declared: any Content, snapshots: [CapturedSnapshot], now: UTCTime?) {
    // Content properties are computed: each is asked for once.
    let content = ContentSketch(declared)
    self.content = content
    self.snapshots = snapshots
    self.now = now
    let queries = LintedQuery.all(in: content)
    self.queries = queries
    var catalogue = Catalogue(content, snapshots: snapshots, queries: queries)
    let known = catalogue
    alerts = queries.compactMap { LintedAlert($0, catalogue: known, prometheus: content.prometheus) }
    catalogue.addAlerts(alerts, askedForBy: queries)
    self.catalogue = catalogue
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
    declarations = content.declarations
  }
}
