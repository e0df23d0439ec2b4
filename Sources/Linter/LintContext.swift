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
  let values: ValueInference
  let conditions: ConditionInference
  let kinds: KindInference
  let units: UnitInference

  init(_ declared: any Content, snapshots: [CapturedSnapshot]) {
    // Content properties are computed: each is asked for once.
    let content = ContentSketch(declared)
    self.content = content
    self.snapshots = snapshots
    let catalogue = Catalogue(content, snapshots: snapshots)
    self.catalogue = catalogue
    let queries = LintedQuery.all(in: content)
    self.queries = queries
    values = ValueInference(catalogue: catalogue, queries: queries)
    conditions = ConditionInference(catalogue: catalogue, queries: queries)
    kinds = KindInference(catalogue: catalogue, queries: queries)
    units = UnitInference(catalogue: catalogue, queries: queries)
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
