// One member a code of the catalogue, so that an editor completes them; `build-dashboards explain --all` says which the
// linter checks by now.
extension LintCode {
  public static let alertDashboardDead = LintCode("alert/dashboard-dead")
  public static let alertDuplicate = LintCode("alert/duplicate")
  public static let alertMissingOwner = LintCode("alert/missing-owner")
  public static let alertMissingRunbook = LintCode("alert/missing-runbook")
  public static let alertMissingSeverity = LintCode("alert/missing-severity")
  public static let alertMissingSummary = LintCode("alert/missing-summary")
  public static let alertRestartFragile = LintCode("alert/restart-fragile")
  public static let alertRunbookDead = LintCode("alert/runbook-dead")
  public static let alertSeverityLadder = LintCode("alert/severity-ladder")
  public static let alertThresholdDrift = LintCode("alert/threshold-drift")
  public static let alertUnstableIdentity = LintCode("alert/unstable-identity")
  public static let cloudwatchCisMissing = LintCode("cloudwatch/cis-missing")
  public static let cloudwatchCisPatternDiffers = LintCode("cloudwatch/cis-pattern-differs")
  public static let cloudwatchCost = LintCode("cloudwatch/cost")
  public static let cloudwatchDoubleCount = LintCode("cloudwatch/double-count")
  public static let cloudwatchFilterDimensions = LintCode("cloudwatch/filter-dimensions")
  public static let cloudwatchFilterPattern = LintCode("cloudwatch/filter-pattern")
  public static let cloudwatchMissedDatapoints = LintCode("cloudwatch/missed-datapoints")
  public static let cloudwatchNameMismatch = LintCode("cloudwatch/name-mismatch")
  public static let contentDuplicateName = LintCode("content/duplicate-name")
  public static let contentInvalidName = LintCode("content/invalid-name")
  public static let dashboardDuplicateUid = LintCode("dashboard/duplicate-uid")
  public static let dashboardMetricNowhere = LintCode("dashboard/metric-nowhere")
  public static let dashboardRangeTooShort = LintCode("dashboard/range-too-short")
  public static let dashboardRefreshTooFast = LintCode("dashboard/refresh-too-fast")
  public static let datasourceHardCodedUid = LintCode("datasource/hard-coded-uid")
  public static let datasourceTimeIntervalDiffers = LintCode("datasource/time-interval-differs")
  public static let datasourceUnknownUid = LintCode("datasource/unknown-uid")
  public static let inhibitCircular = LintCode("inhibit/circular")
  public static let inhibitEqualMissing = LintCode("inhibit/equal-missing")
  public static let inhibitNeverMatches = LintCode("inhibit/never-matches")
  public static let inhibitNoEqual = LintCode("inhibit/no-equal")
  public static let inhibitSelf = LintCode("inhibit/self")
  public static let insightsFieldLost = LintCode("insights/field-lost")
  public static let insightsFilterAfterLimit = LintCode("insights/filter-after-limit")
  public static let insightsNoBin = LintCode("insights/no-bin")
  public static let insightsNoLogGroup = LintCode("insights/no-log-group")
  public static let insightsSyntax = LintCode("insights/syntax")
  public static let insightsUnknownField = LintCode("insights/unknown-field")
  public static let labelsConflictExternal = LintCode("labels/conflict-external")
  public static let labelsDroppedThenUsed = LintCode("labels/dropped-then-used")
  public static let labelsDuplicateLabelset = LintCode("labels/duplicate-labelset")
  public static let labelsExportedPrefix = LintCode("labels/exported-prefix")
  public static let labelsGroupByMissing = LintCode("labels/group-by-missing")
  public static let labelsStaticShadowsResult = LintCode("labels/static-shadows-result")
  public static let labelsUnstable = LintCode("labels/unstable")
  public static let labelsWithoutNoop = LintCode("labels/without-noop")
  public static let matchDeadArm = LintCode("match/dead-arm")
  public static let matchGroupLeftUseless = LintCode("match/group-left-useless")
  public static let matchLabelMissing = LintCode("match/label-missing")
  public static let matchManyToMany = LintCode("match/many-to-many")
  public static let matchNever = LintCode("match/never")
  public static let matchOffsetDiffers = LintCode("match/offset-differs")
  public static let matchScalarOfMany = LintCode("match/scalar-of-many")
  public static let metaNotEvaluated = LintCode("meta/not-evaluated")
  public static let panelDuplicateId = LintCode("panel/duplicate-id")
  public static let panelFieldMissing = LintCode("panel/field-missing")
  public static let panelInstantOnDelayed = LintCode("panel/instant-on-delayed")
  public static let panelLegendLabelMissing = LintCode("panel/legend-label-missing")
  public static let panelMultiWithoutAggregation = LintCode("panel/multi-without-aggregation")
  public static let panelNoQuery = LintCode("panel/no-query")
  public static let panelNoTitle = LintCode("panel/no-title")
  public static let panelOutOfGrid = LintCode("panel/out-of-grid")
  public static let panelOverlap = LintCode("panel/overlap")
  public static let panelRateInterval = LintCode("panel/rate-interval")
  public static let panelUnitMismatch = LintCode("panel/unit-mismatch")
  public static let panelUnitMissing = LintCode("panel/unit-missing")
  public static let pipelineExporterUnwatched = LintCode("pipeline/exporter-unwatched")
  public static let pipelineNoAlertmanager = LintCode("pipeline/no-alertmanager")
  public static let pipelineNoWatchdog = LintCode("pipeline/no-watchdog")
  public static let promqlFeatureFlag = LintCode("promql/feature-flag")
  public static let promqlRedundantAnchor = LintCode("promql/redundant-anchor")
  public static let promqlRedundantRegex = LintCode("promql/redundant-regex")
  public static let promqlSyntax = LintCode("promql/syntax")
  public static let receiverEmpty = LintCode("receiver/empty")
  public static let receiverMsteamsLegacy = LintCode("receiver/msteams-legacy")
  public static let receiverSendResolvedDiffers = LintCode("receiver/send-resolved-differs")
  public static let receiverTemplateField = LintCode("receiver/template-field")
  public static let receiverTemplateLabel = LintCode("receiver/template-label")
  public static let receiverTemplateUndefined = LintCode("receiver/template-undefined")
  public static let receiverUnknown = LintCode("receiver/unknown")
  public static let receiverUnused = LintCode("receiver/unused")
  public static let recordCrossGroup = LintCode("record/cross-group")
  public static let recordCycle = LintCode("record/cycle")
  public static let recordNameLevel = LintCode("record/name-level")
  public static let recordNameShape = LintCode("record/name-shape")
  public static let recordUnused = LintCode("record/unused")
  public static let routeAlertUnrouted = LintCode("route/alert-unrouted")
  public static let routeAlwaysMuted = LintCode("route/always-muted")
  public static let routeDoubleDelivery = LintCode("route/double-delivery")
  public static let routeGroupByUnique = LintCode("route/group-by-unique")
  public static let routeGroupByUnknown = LintCode("route/group-by-unknown")
  public static let routeInvalidMatcher = LintCode("route/invalid-matcher")
  public static let routeLabelNeverSet = LintCode("route/label-never-set")
  public static let routeNeverMatches = LintCode("route/never-matches")
  public static let routeRepeatOverRetention = LintCode("route/repeat-over-retention")
  public static let routeShadowed = LintCode("route/shadowed")
  public static let routeTiming = LintCode("route/timing")
  public static let routeUselessContinue = LintCode("route/useless-continue")
  public static let secretPlaintext = LintCode("secret/plaintext")
  public static let seriesCardinality = LintCode("series/cardinality")
  public static let seriesDeadAlternative = LintCode("series/dead-alternative")
  public static let seriesExcludesNothing = LintCode("series/excludes-nothing")
  public static let seriesNeverTogether = LintCode("series/never-together")
  public static let seriesNoName = LintCode("series/no-name")
  public static let seriesUnknownAlert = LintCode("series/unknown-alert")
  public static let seriesUnknownLabel = LintCode("series/unknown-label")
  public static let seriesUnknownMetric = LintCode("series/unknown-metric")
  public static let seriesUnknownValue = LintCode("series/unknown-value")
  public static let seriesUnusedFamily = LintCode("series/unused-family")
  public static let snapshotConfigMismatch = LintCode("snapshot/config-mismatch")
  public static let snapshotDrift = LintCode("snapshot/drift")
  public static let snapshotMalformed = LintCode("snapshot/malformed")
  public static let snapshotScrapeError = LintCode("snapshot/scrape-error")
  public static let snapshotStale = LintCode("snapshot/stale")
  public static let templateHumanizeScale = LintCode("template/humanize-scale")
  public static let templateLabelIsStatic = LintCode("template/label-is-static")
  public static let templateLabelMissing = LintCode("template/label-missing")
  public static let templateSyntax = LintCode("template/syntax")
  public static let templateUnknownExternal = LintCode("template/unknown-external")
  public static let templateValueInLabel = LintCode("template/value-in-label")
  public static let testAlertUntested = LintCode("test/alert-untested")
  public static let testInhibitUntested = LintCode("test/inhibit-untested")
  public static let testRouteUntested = LintCode("test/route-untested")
  public static let timeAbsentDelayed = LintCode("time/absent-delayed")
  public static let timeAbsentWithoutFor = LintCode("time/absent-without-for")
  public static let timeBeyondRetention = LintCode("time/beyond-retention")
  public static let timeClockVsDelay = LintCode("time/clock-vs-delay")
  public static let timeForBelowInterval = LintCode("time/for-below-interval")
  public static let timeForOutlivesEvent = LintCode("time/for-outlives-event")
  public static let timeIntervalOverLookback = LintCode("time/interval-over-lookback")
  public static let timeLatencyBudget = LintCode("time/latency-budget")
  public static let timeOffsetMissing = LintCode("time/offset-missing")
  public static let timeOffsetTooShort = LintCode("time/offset-too-short")
  public static let timeWindowPartial = LintCode("time/window-partial")
  public static let timeWindowTooShort = LintCode("time/window-too-short")
  public static let typeCounterWithoutTotal = LintCode("type/counter-without-total")
  public static let typeGaugeFunctionOnCounter = LintCode("type/gauge-function-on-counter")
  public static let typeIrateInRule = LintCode("type/irate-in-rule")
  public static let typeLeNotNormalised = LintCode("type/le-not-normalised")
  public static let typeQuantileAggregated = LintCode("type/quantile-aggregated")
  public static let typeQuantileWithoutLe = LintCode("type/quantile-without-le")
  public static let typeRateOfSum = LintCode("type/rate-of-sum")
  public static let typeRateOnGauge = LintCode("type/rate-on-gauge")
  public static let typeRawCounter = LintCode("type/raw-counter")
  public static let typeStatisticMismatch = LintCode("type/statistic-mismatch")
  public static let valueAlwaysTrue = LintCode("value/always-true")
  public static let valueNanInAggregation = LintCode("value/nan-in-aggregation")
  public static let valueNeverTrue = LintCode("value/never-true")
  public static let valueNoCondition = LintCode("value/no-condition")
  public static let valueScale = LintCode("value/scale")
  public static let variableCyclic = LintCode("variable/cyclic")
  public static let variableEmpty = LintCode("variable/empty")
  public static let variableMultiNeedsRegex = LintCode("variable/multi-needs-regex")
  public static let variableUndefined = LintCode("variable/undefined")
  public static let variableUnused = LintCode("variable/unused")

  /// Every member above, sorted by name.
  package static let all: [LintCode] = [
    .alertDashboardDead, .alertDuplicate, .alertMissingOwner, .alertMissingRunbook, .alertMissingSeverity,
    .alertMissingSummary, .alertRestartFragile, .alertRunbookDead, .alertSeverityLadder, .alertThresholdDrift,
    .alertUnstableIdentity, .cloudwatchCisMissing, .cloudwatchCisPatternDiffers, .cloudwatchCost,
    .cloudwatchDoubleCount, .cloudwatchFilterDimensions, .cloudwatchFilterPattern, .cloudwatchMissedDatapoints,
    .cloudwatchNameMismatch, .contentDuplicateName, .contentInvalidName, .dashboardDuplicateUid,
    .dashboardMetricNowhere, .dashboardRangeTooShort, .dashboardRefreshTooFast, .datasourceHardCodedUid,
    .datasourceTimeIntervalDiffers, .datasourceUnknownUid, .inhibitCircular, .inhibitEqualMissing,
    .inhibitNeverMatches, .inhibitNoEqual, .inhibitSelf, .insightsFieldLost, .insightsFilterAfterLimit,
    .insightsNoBin, .insightsNoLogGroup, .insightsSyntax, .insightsUnknownField, .labelsConflictExternal,
    .labelsDroppedThenUsed, .labelsDuplicateLabelset, .labelsExportedPrefix, .labelsGroupByMissing,
    .labelsStaticShadowsResult, .labelsUnstable, .labelsWithoutNoop, .matchDeadArm, .matchGroupLeftUseless,
    .matchLabelMissing, .matchManyToMany, .matchNever, .matchOffsetDiffers, .matchScalarOfMany, .metaNotEvaluated,
    .panelDuplicateId, .panelFieldMissing, .panelInstantOnDelayed, .panelLegendLabelMissing,
    .panelMultiWithoutAggregation, .panelNoQuery, .panelNoTitle, .panelOutOfGrid, .panelOverlap, .panelRateInterval,
    .panelUnitMismatch, .panelUnitMissing, .pipelineExporterUnwatched, .pipelineNoAlertmanager, .pipelineNoWatchdog,
    .promqlFeatureFlag, .promqlRedundantAnchor, .promqlRedundantRegex, .promqlSyntax, .receiverEmpty,
    .receiverMsteamsLegacy, .receiverSendResolvedDiffers, .receiverTemplateField, .receiverTemplateLabel,
    .receiverTemplateUndefined, .receiverUnknown, .receiverUnused, .recordCrossGroup, .recordCycle, .recordNameLevel,
    .recordNameShape, .recordUnused, .routeAlertUnrouted, .routeAlwaysMuted, .routeDoubleDelivery,
    .routeGroupByUnique, .routeGroupByUnknown, .routeInvalidMatcher, .routeLabelNeverSet, .routeNeverMatches,
    .routeRepeatOverRetention, .routeShadowed, .routeTiming, .routeUselessContinue, .secretPlaintext,
    .seriesCardinality, .seriesDeadAlternative, .seriesExcludesNothing, .seriesNeverTogether, .seriesNoName,
    .seriesUnknownAlert, .seriesUnknownLabel, .seriesUnknownMetric, .seriesUnknownValue, .seriesUnusedFamily,
    .snapshotConfigMismatch, .snapshotDrift, .snapshotMalformed, .snapshotScrapeError, .snapshotStale,
    .templateHumanizeScale, .templateLabelIsStatic, .templateLabelMissing, .templateSyntax, .templateUnknownExternal,
    .templateValueInLabel, .testAlertUntested, .testInhibitUntested, .testRouteUntested, .timeAbsentDelayed,
    .timeAbsentWithoutFor, .timeBeyondRetention, .timeClockVsDelay, .timeForBelowInterval, .timeForOutlivesEvent,
    .timeIntervalOverLookback, .timeLatencyBudget, .timeOffsetMissing, .timeOffsetTooShort, .timeWindowPartial,
    .timeWindowTooShort, .typeCounterWithoutTotal, .typeGaugeFunctionOnCounter, .typeIrateInRule,
    .typeLeNotNormalised, .typeQuantileAggregated, .typeQuantileWithoutLe, .typeRateOfSum, .typeRateOnGauge,
    .typeRawCounter, .typeStatisticMismatch, .valueAlwaysTrue, .valueNanInAggregation, .valueNeverTrue,
    .valueNoCondition, .valueScale, .variableCyclic, .variableEmpty, .variableMultiNeedsRegex, .variableUndefined,
    .variableUnused,
  ]
}
