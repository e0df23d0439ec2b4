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
  /// What is beside the content; `nil` when nobody looked.
  let files: RepositoryFiles?
  let catalogue: Catalogue
  let queries: [LintedQuery]
  /// Of the rules among the queries.
  let results: [RuleResult]
  let alerts: [LintedAlert]
  /// Empty without an Alertmanager.
  let routes: [RouteVisit]
  /// `nil` without an Alertmanager.
  let routeTree: RouteTree?
  let receiverTexts: [ReceiverText]
  let annotationNames: AnnotationNames
  let dashboardVariables: [DashboardVariables]
  /// The selectors whose samples' age is known.
  let timedSelectors: [TimedSelector]
  /// The operators between two vectors.
  let matches: [LintedMatch]
  /// Where the engine fails, as the captured series prove.
  let failures: [LintedFailure]
  /// The positive matchers on labels whose values are known.
  let matchedLabels: [MatchedLabel]
  /// The labels that aggregations group by and that what they group has not.
  let missingGroupLabels: [MissingGroupLabel]
  /// The rules whose own labels make two results one.
  let duplicateResults: [DuplicateResult]
  let values: ValueInference
  let decidedComparisons: [DecidedComparison]
  /// `nil` without signals.
  let rest: RestInference?
  let conditions: ConditionInference
  let kinds: KindInference
  let units: UnitInference

  init(
    _ declared: any Content, snapshots: [CapturedSnapshot], now: UTCTime? = nil, files: RepositoryFiles? = nil
  ) {
    // Content properties are computed: each is asked for once.
    let content = ContentSketch(declared)
    self.content = content
    self.snapshots = snapshots
    self.now = now
    self.files = files
    let queries = LintedQuery.all(in: content)
    self.queries = queries
    var catalogue = Catalogue(content, snapshots: snapshots, queries: queries)
    let known = catalogue
    let results = queries.compactMap { RuleResult($0, catalogue: known) }
    self.results = results
    let alerts = LintedAlert.all(in: results, prometheus: content.prometheus)
    self.alerts = alerts
    // A server that no job is declared of is configured elsewhere, and may have other rules besides.
    if content.prometheus?.jobs.isEmpty == false { catalogue.addAlerts(alerts, askedForBy: queries) }
    self.catalogue = catalogue
    matches = LintedMatch.all(in: queries, catalogue: catalogue)
    failures = LintedFailure.all(in: queries, catalogue: catalogue)
    matchedLabels = MatchedLabel.all(in: queries, catalogue: catalogue)
    missingGroupLabels = MissingGroupLabel.all(in: queries, catalogue: catalogue)
    duplicateResults = DuplicateResult.all(in: results, catalogue: catalogue)
    timedSelectors = TimedSelector.all(in: queries, catalogue: catalogue)
    routes = content.alertmanager.map { RouteVisit.all(in: $0.route, alerts: alerts) } ?? []
    routeTree = (content.alertmanager?.route).map { RouteTree($0) }
    let receiverTexts = ReceiverText.all(of: content.alertmanager)
    self.receiverTexts = receiverTexts
    annotationNames = AnnotationNames(alerts, receiverTexts: receiverTexts)
    dashboardVariables = content.dashboards.map { DashboardVariables($0) }
    let values = ValueInference(catalogue: catalogue, queries: queries)
    self.values = values
    decidedComparisons = DecidedComparison.all(in: queries, values)
    rest = content.signals.isEmpty ? nil : RestInference(catalogue: catalogue, queries: queries, values: values)
    conditions = ConditionInference(catalogue: catalogue, queries: queries)
    kinds = KindInference(catalogue: catalogue, queries: queries)
    units = UnitInference(catalogue: catalogue, queries: queries)
  }
}

extension ContentSketch {
  package init(_ content: any Content) {
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
