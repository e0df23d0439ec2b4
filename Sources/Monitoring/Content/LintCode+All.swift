// One member a code of the catalogue, so that an editor completes them; `build-dashboards explain CODE` tells what one finds,
// and `explain --all` which the linter checks by now.
extension LintCode {
  /// `alert/dashboard-dead`.
  public static let alertDashboardDead = LintCode("alert/dashboard-dead")
  /// `alert/duplicate`.
  public static let alertDuplicate = LintCode("alert/duplicate")
  /// `alert/missing-owner`.
  public static let alertMissingOwner = LintCode("alert/missing-owner")
  /// `alert/missing-runbook`.
  public static let alertMissingRunbook = LintCode("alert/missing-runbook")
  /// `alert/missing-severity`.
  public static let alertMissingSeverity = LintCode("alert/missing-severity")
  /// `alert/missing-summary`.
  public static let alertMissingSummary = LintCode("alert/missing-summary")
  /// `alert/misspelt-annotation`.
  public static let alertMisspeltAnnotation = LintCode("alert/misspelt-annotation")
  /// `alert/restart-fragile`.
  public static let alertRestartFragile = LintCode("alert/restart-fragile")
  /// `alert/runbook-dead`.
  public static let alertRunbookDead = LintCode("alert/runbook-dead")
  /// `alert/severity-ladder`.
  public static let alertSeverityLadder = LintCode("alert/severity-ladder")
  /// `alert/threshold-drift`.
  public static let alertThresholdDrift = LintCode("alert/threshold-drift")
  /// `alert/unstable-identity`.
  public static let alertUnstableIdentity = LintCode("alert/unstable-identity")
  /// `cloudwatch/cis-missing`.
  public static let cloudwatchCisMissing = LintCode("cloudwatch/cis-missing")
  /// `cloudwatch/cis-pattern-differs`.
  public static let cloudwatchCisPatternDiffers = LintCode("cloudwatch/cis-pattern-differs")
  /// `cloudwatch/cost`.
  public static let cloudwatchCost = LintCode("cloudwatch/cost")
  /// `cloudwatch/double-count`.
  public static let cloudwatchDoubleCount = LintCode("cloudwatch/double-count")
  /// `cloudwatch/filter-dimensions`.
  public static let cloudwatchFilterDimensions = LintCode("cloudwatch/filter-dimensions")
  /// `cloudwatch/filter-pattern`.
  public static let cloudwatchFilterPattern = LintCode("cloudwatch/filter-pattern")
  /// `cloudwatch/invalid-period`.
  public static let cloudwatchInvalidPeriod = LintCode("cloudwatch/invalid-period")
  /// `cloudwatch/missed-datapoints`.
  public static let cloudwatchMissedDatapoints = LintCode("cloudwatch/missed-datapoints")
  /// `cloudwatch/name-mismatch`.
  public static let cloudwatchNameMismatch = LintCode("cloudwatch/name-mismatch")
  /// `cloudwatch/signal-unread`.
  public static let cloudwatchSignalUnread = LintCode("cloudwatch/signal-unread")
  /// `content/duplicate-name`.
  public static let contentDuplicateName = LintCode("content/duplicate-name")
  /// `content/invalid-name`.
  public static let contentInvalidName = LintCode("content/invalid-name")
  /// `content/invalid-value`.
  public static let contentInvalidValue = LintCode("content/invalid-value")
  /// `dashboard/duplicate-uid`.
  public static let dashboardDuplicateUid = LintCode("dashboard/duplicate-uid")
  /// `dashboard/metric-nowhere`.
  public static let dashboardMetricNowhere = LintCode("dashboard/metric-nowhere")
  /// `dashboard/range-too-short`.
  public static let dashboardRangeTooShort = LintCode("dashboard/range-too-short")
  /// `dashboard/refresh-too-fast`.
  public static let dashboardRefreshTooFast = LintCode("dashboard/refresh-too-fast")
  /// `datasource/hard-coded-uid`.
  public static let datasourceHardCodedUid = LintCode("datasource/hard-coded-uid")
  /// `datasource/time-interval-differs`.
  public static let datasourceTimeIntervalDiffers = LintCode("datasource/time-interval-differs")
  /// `datasource/unknown-uid`.
  public static let datasourceUnknownUid = LintCode("datasource/unknown-uid")
  /// `inhibit/circular`.
  public static let inhibitCircular = LintCode("inhibit/circular")
  /// `inhibit/equal-constant`.
  public static let inhibitEqualConstant = LintCode("inhibit/equal-constant")
  /// `inhibit/equal-missing`.
  public static let inhibitEqualMissing = LintCode("inhibit/equal-missing")
  /// `inhibit/never-matches`.
  public static let inhibitNeverMatches = LintCode("inhibit/never-matches")
  /// `inhibit/no-equal`.
  public static let inhibitNoEqual = LintCode("inhibit/no-equal")
  /// `inhibit/self`.
  public static let inhibitSelf = LintCode("inhibit/self")
  /// `insights/field-lost`.
  public static let insightsFieldLost = LintCode("insights/field-lost")
  /// `insights/filter-after-limit`.
  public static let insightsFilterAfterLimit = LintCode("insights/filter-after-limit")
  /// `insights/no-bin`.
  public static let insightsNoBin = LintCode("insights/no-bin")
  /// `insights/no-log-group`.
  public static let insightsNoLogGroup = LintCode("insights/no-log-group")
  /// `insights/syntax`.
  public static let insightsSyntax = LintCode("insights/syntax")
  /// `insights/unknown-field`.
  public static let insightsUnknownField = LintCode("insights/unknown-field")
  /// `labels/conflict-external`.
  public static let labelsConflictExternal = LintCode("labels/conflict-external")
  /// `labels/dropped-then-used`.
  public static let labelsDroppedThenUsed = LintCode("labels/dropped-then-used")
  /// `labels/duplicate-labelset`.
  public static let labelsDuplicateLabelset = LintCode("labels/duplicate-labelset")
  /// `labels/exported-prefix`.
  public static let labelsExportedPrefix = LintCode("labels/exported-prefix")
  /// `labels/group-by-missing`.
  public static let labelsGroupByMissing = LintCode("labels/group-by-missing")
  /// `labels/static-shadows-result`.
  public static let labelsStaticShadowsResult = LintCode("labels/static-shadows-result")
  /// `labels/unstable`.
  public static let labelsUnstable = LintCode("labels/unstable")
  /// `labels/without-noop`.
  public static let labelsWithoutNoop = LintCode("labels/without-noop")
  /// `match/dead-arm`.
  public static let matchDeadArm = LintCode("match/dead-arm")
  /// `match/group-left-useless`.
  public static let matchGroupLeftUseless = LintCode("match/group-left-useless")
  /// `match/label-missing`.
  public static let matchLabelMissing = LintCode("match/label-missing")
  /// `match/many-to-many`.
  public static let matchManyToMany = LintCode("match/many-to-many")
  /// `match/never`.
  public static let matchNever = LintCode("match/never")
  /// `match/offset-differs`.
  public static let matchOffsetDiffers = LintCode("match/offset-differs")
  /// `match/scalar-of-many`.
  public static let matchScalarOfMany = LintCode("match/scalar-of-many")
  /// `meta/not-evaluated`.
  public static let metaNotEvaluated = LintCode("meta/not-evaluated")
  /// `meta/unused-declaration`.
  public static let metaUnusedDeclaration = LintCode("meta/unused-declaration")
  /// `panel/duplicate-id`.
  public static let panelDuplicateId = LintCode("panel/duplicate-id")
  /// `panel/field-missing`.
  public static let panelFieldMissing = LintCode("panel/field-missing")
  /// `panel/instant-on-delayed`.
  public static let panelInstantOnDelayed = LintCode("panel/instant-on-delayed")
  /// `panel/legend-label-missing`.
  public static let panelLegendLabelMissing = LintCode("panel/legend-label-missing")
  /// `panel/multi-without-aggregation`.
  public static let panelMultiWithoutAggregation = LintCode("panel/multi-without-aggregation")
  /// `panel/no-query`.
  public static let panelNoQuery = LintCode("panel/no-query")
  /// `panel/no-title`.
  public static let panelNoTitle = LintCode("panel/no-title")
  /// `panel/out-of-grid`.
  public static let panelOutOfGrid = LintCode("panel/out-of-grid")
  /// `panel/overlap`.
  public static let panelOverlap = LintCode("panel/overlap")
  /// `panel/rate-interval`.
  public static let panelRateInterval = LintCode("panel/rate-interval")
  /// `panel/unit-mismatch`.
  public static let panelUnitMismatch = LintCode("panel/unit-mismatch")
  /// `panel/unit-missing`.
  public static let panelUnitMissing = LintCode("panel/unit-missing")
  /// `panel/window-differs`.
  public static let panelWindowDiffers = LintCode("panel/window-differs")
  /// `pipeline/exporter-unwatched`.
  public static let pipelineExporterUnwatched = LintCode("pipeline/exporter-unwatched")
  /// `pipeline/log-group-unfed`.
  public static let pipelineLogGroupUnfed = LintCode("pipeline/log-group-unfed")
  /// `pipeline/no-alertmanager`.
  public static let pipelineNoAlertmanager = LintCode("pipeline/no-alertmanager")
  /// `pipeline/no-watchdog`.
  public static let pipelineNoWatchdog = LintCode("pipeline/no-watchdog")
  /// `pipeline/rule-files-unmatched`.
  public static let pipelineRuleFilesUnmatched = LintCode("pipeline/rule-files-unmatched")
  /// `promql/feature-flag`.
  public static let promqlFeatureFlag = LintCode("promql/feature-flag")
  /// `promql/redundant-anchor`.
  public static let promqlRedundantAnchor = LintCode("promql/redundant-anchor")
  /// `promql/redundant-regex`.
  public static let promqlRedundantRegex = LintCode("promql/redundant-regex")
  /// `promql/syntax`.
  public static let promqlSyntax = LintCode("promql/syntax")
  /// `receiver/annotation-missing`.
  public static let receiverAnnotationMissing = LintCode("receiver/annotation-missing")
  /// `receiver/empty`.
  public static let receiverEmpty = LintCode("receiver/empty")
  /// `receiver/msteams-legacy`.
  public static let receiverMsteamsLegacy = LintCode("receiver/msteams-legacy")
  /// `receiver/send-resolved-differs`.
  public static let receiverSendResolvedDiffers = LintCode("receiver/send-resolved-differs")
  /// `receiver/template-field`.
  public static let receiverTemplateField = LintCode("receiver/template-field")
  /// `receiver/template-label`.
  public static let receiverTemplateLabel = LintCode("receiver/template-label")
  /// `receiver/template-undefined`.
  public static let receiverTemplateUndefined = LintCode("receiver/template-undefined")
  /// `receiver/unknown`.
  public static let receiverUnknown = LintCode("receiver/unknown")
  /// `receiver/unused`.
  public static let receiverUnused = LintCode("receiver/unused")
  /// `record/cross-group`.
  public static let recordCrossGroup = LintCode("record/cross-group")
  /// `record/cycle`.
  public static let recordCycle = LintCode("record/cycle")
  /// `record/name-level`.
  public static let recordNameLevel = LintCode("record/name-level")
  /// `record/name-shape`.
  public static let recordNameShape = LintCode("record/name-shape")
  /// `record/unused`.
  public static let recordUnused = LintCode("record/unused")
  /// `route/alert-unrouted`.
  public static let routeAlertUnrouted = LintCode("route/alert-unrouted")
  /// `route/always-muted`.
  public static let routeAlwaysMuted = LintCode("route/always-muted")
  /// `route/double-delivery`.
  public static let routeDoubleDelivery = LintCode("route/double-delivery")
  /// `route/group-by-unique`.
  public static let routeGroupByUnique = LintCode("route/group-by-unique")
  /// `route/group-by-unknown`.
  public static let routeGroupByUnknown = LintCode("route/group-by-unknown")
  /// `route/invalid-matcher`.
  public static let routeInvalidMatcher = LintCode("route/invalid-matcher")
  /// `route/label-never-set`.
  public static let routeLabelNeverSet = LintCode("route/label-never-set")
  /// `route/never-matches`.
  public static let routeNeverMatches = LintCode("route/never-matches")
  /// `route/repeat-over-retention`.
  public static let routeRepeatOverRetention = LintCode("route/repeat-over-retention")
  /// `route/severity-inverted`.
  public static let routeSeverityInverted = LintCode("route/severity-inverted")
  /// `route/severity-unrouted`.
  public static let routeSeverityUnrouted = LintCode("route/severity-unrouted")
  /// `route/shadowed`.
  public static let routeShadowed = LintCode("route/shadowed")
  /// `route/takes-everything`.
  public static let routeTakesEverything = LintCode("route/takes-everything")
  /// `route/timing`.
  public static let routeTiming = LintCode("route/timing")
  /// `route/useless-continue`.
  public static let routeUselessContinue = LintCode("route/useless-continue")
  /// `secret/plaintext`.
  public static let secretPlaintext = LintCode("secret/plaintext")
  /// `series/cardinality`.
  public static let seriesCardinality = LintCode("series/cardinality")
  /// `series/dead-alternative`.
  public static let seriesDeadAlternative = LintCode("series/dead-alternative")
  /// `series/excludes-nothing`.
  public static let seriesExcludesNothing = LintCode("series/excludes-nothing")
  /// `series/never-together`.
  public static let seriesNeverTogether = LintCode("series/never-together")
  /// `series/no-name`.
  public static let seriesNoName = LintCode("series/no-name")
  /// `series/unknown-alert`.
  public static let seriesUnknownAlert = LintCode("series/unknown-alert")
  /// `series/unknown-label`.
  public static let seriesUnknownLabel = LintCode("series/unknown-label")
  /// `series/unknown-metric`.
  public static let seriesUnknownMetric = LintCode("series/unknown-metric")
  /// `series/unknown-value`.
  public static let seriesUnknownValue = LintCode("series/unknown-value")
  /// `series/unused-family`.
  public static let seriesUnusedFamily = LintCode("series/unused-family")
  /// `snapshot/config-mismatch`.
  public static let snapshotConfigMismatch = LintCode("snapshot/config-mismatch")
  /// `snapshot/drift`.
  public static let snapshotDrift = LintCode("snapshot/drift")
  /// `snapshot/malformed`.
  public static let snapshotMalformed = LintCode("snapshot/malformed")
  /// `snapshot/scrape-error`.
  public static let snapshotScrapeError = LintCode("snapshot/scrape-error")
  /// `snapshot/stale`.
  public static let snapshotStale = LintCode("snapshot/stale")
  /// `template/humanize-scale`.
  public static let templateHumanizeScale = LintCode("template/humanize-scale")
  /// `template/label-is-static`.
  public static let templateLabelIsStatic = LintCode("template/label-is-static")
  /// `template/label-missing`.
  public static let templateLabelMissing = LintCode("template/label-missing")
  /// `template/syntax`.
  public static let templateSyntax = LintCode("template/syntax")
  /// `template/unknown-external`.
  public static let templateUnknownExternal = LintCode("template/unknown-external")
  /// `template/value-in-label`.
  public static let templateValueInLabel = LintCode("template/value-in-label")
  /// `test/alert-untested`.
  public static let testAlertUntested = LintCode("test/alert-untested")
  /// `test/inhibit-untested`.
  public static let testInhibitUntested = LintCode("test/inhibit-untested")
  /// `test/route-untested`.
  public static let testRouteUntested = LintCode("test/route-untested")
  /// `time/absent-delayed`.
  public static let timeAbsentDelayed = LintCode("time/absent-delayed")
  /// `time/absent-without-for`.
  public static let timeAbsentWithoutFor = LintCode("time/absent-without-for")
  /// `time/beyond-retention`.
  public static let timeBeyondRetention = LintCode("time/beyond-retention")
  /// `time/clock-vs-delay`.
  public static let timeClockVsDelay = LintCode("time/clock-vs-delay")
  /// `time/for-below-interval`.
  public static let timeForBelowInterval = LintCode("time/for-below-interval")
  /// `time/for-outlives-event`.
  public static let timeForOutlivesEvent = LintCode("time/for-outlives-event")
  /// `time/interval-over-lookback`.
  public static let timeIntervalOverLookback = LintCode("time/interval-over-lookback")
  /// `time/latency-budget`.
  public static let timeLatencyBudget = LintCode("time/latency-budget")
  /// `time/offset-missing`.
  public static let timeOffsetMissing = LintCode("time/offset-missing")
  /// `time/offset-too-short`.
  public static let timeOffsetTooShort = LintCode("time/offset-too-short")
  /// `time/offset-twice`.
  public static let timeOffsetTwice = LintCode("time/offset-twice")
  /// `time/window-partial`.
  public static let timeWindowPartial = LintCode("time/window-partial")
  /// `time/window-too-short`.
  public static let timeWindowTooShort = LintCode("time/window-too-short")
  /// `type/counter-without-total`.
  public static let typeCounterWithoutTotal = LintCode("type/counter-without-total")
  /// `type/gauge-function-on-counter`.
  public static let typeGaugeFunctionOnCounter = LintCode("type/gauge-function-on-counter")
  /// `type/irate-in-rule`.
  public static let typeIrateInRule = LintCode("type/irate-in-rule")
  /// `type/le-not-normalised`.
  public static let typeLeNotNormalised = LintCode("type/le-not-normalised")
  /// `type/quantile-aggregated`.
  public static let typeQuantileAggregated = LintCode("type/quantile-aggregated")
  /// `type/quantile-without-le`.
  public static let typeQuantileWithoutLe = LintCode("type/quantile-without-le")
  /// `type/rate-of-sum`.
  public static let typeRateOfSum = LintCode("type/rate-of-sum")
  /// `type/rate-on-gauge`.
  public static let typeRateOnGauge = LintCode("type/rate-on-gauge")
  /// `type/raw-counter`.
  public static let typeRawCounter = LintCode("type/raw-counter")
  /// `type/statistic-mismatch`.
  public static let typeStatisticMismatch = LintCode("type/statistic-mismatch")
  /// `value/always-true`.
  public static let valueAlwaysTrue = LintCode("value/always-true")
  /// `value/holds-at-rest`.
  public static let valueHoldsAtRest = LintCode("value/holds-at-rest")
  /// `value/nan-in-aggregation`.
  public static let valueNanInAggregation = LintCode("value/nan-in-aggregation")
  /// `value/never-true`.
  public static let valueNeverTrue = LintCode("value/never-true")
  /// `value/no-condition`.
  public static let valueNoCondition = LintCode("value/no-condition")
  /// `value/scale`.
  public static let valueScale = LintCode("value/scale")
  /// `variable/cyclic`.
  public static let variableCyclic = LintCode("variable/cyclic")
  /// `variable/empty`.
  public static let variableEmpty = LintCode("variable/empty")
  /// `variable/multi-needs-regex`.
  public static let variableMultiNeedsRegex = LintCode("variable/multi-needs-regex")
  /// `variable/undefined`.
  public static let variableUndefined = LintCode("variable/undefined")
  /// `variable/unused`.
  public static let variableUnused = LintCode("variable/unused")

  /// Every member above, sorted by name.
  package static let all: [LintCode] = [
    .alertDashboardDead, .alertDuplicate, .alertMissingOwner, .alertMissingRunbook, .alertMissingSeverity,
    .alertMissingSummary, .alertMisspeltAnnotation, .alertRestartFragile, .alertRunbookDead, .alertSeverityLadder,
    .alertThresholdDrift, .alertUnstableIdentity, .cloudwatchCisMissing, .cloudwatchCisPatternDiffers, .cloudwatchCost,
    .cloudwatchDoubleCount, .cloudwatchFilterDimensions, .cloudwatchFilterPattern, .cloudwatchInvalidPeriod,
    .cloudwatchMissedDatapoints, .cloudwatchNameMismatch, .cloudwatchSignalUnread, .contentDuplicateName,
    .contentInvalidName, .contentInvalidValue, .dashboardDuplicateUid, .dashboardMetricNowhere, .dashboardRangeTooShort,
    .dashboardRefreshTooFast, .datasourceHardCodedUid, .datasourceTimeIntervalDiffers, .datasourceUnknownUid,
    .inhibitCircular, .inhibitEqualConstant, .inhibitEqualMissing, .inhibitNeverMatches, .inhibitNoEqual, .inhibitSelf,
    .insightsFieldLost, .insightsFilterAfterLimit, .insightsNoBin, .insightsNoLogGroup, .insightsSyntax,
    .insightsUnknownField, .labelsConflictExternal, .labelsDroppedThenUsed, .labelsDuplicateLabelset,
    .labelsExportedPrefix, .labelsGroupByMissing, .labelsStaticShadowsResult, .labelsUnstable, .labelsWithoutNoop,
    .matchDeadArm, .matchGroupLeftUseless, .matchLabelMissing, .matchManyToMany, .matchNever, .matchOffsetDiffers,
    .matchScalarOfMany, .metaNotEvaluated, .metaUnusedDeclaration, .panelDuplicateId, .panelFieldMissing,
    .panelInstantOnDelayed, .panelLegendLabelMissing, .panelMultiWithoutAggregation, .panelNoQuery, .panelNoTitle,
    .panelOutOfGrid, .panelOverlap, .panelRateInterval, .panelUnitMismatch, .panelUnitMissing, .panelWindowDiffers,
    .pipelineExporterUnwatched, .pipelineLogGroupUnfed, .pipelineNoAlertmanager, .pipelineNoWatchdog,
    .pipelineRuleFilesUnmatched, .promqlFeatureFlag, .promqlRedundantAnchor, .promqlRedundantRegex, .promqlSyntax,
    .receiverAnnotationMissing, .receiverEmpty, .receiverMsteamsLegacy, .receiverSendResolvedDiffers,
    .receiverTemplateField, .receiverTemplateLabel, .receiverTemplateUndefined, .receiverUnknown, .receiverUnused,
    .recordCrossGroup, .recordCycle, .recordNameLevel, .recordNameShape, .recordUnused, .routeAlertUnrouted,
    .routeAlwaysMuted, .routeDoubleDelivery, .routeGroupByUnique, .routeGroupByUnknown, .routeInvalidMatcher,
    .routeLabelNeverSet, .routeNeverMatches, .routeRepeatOverRetention, .routeSeverityInverted, .routeSeverityUnrouted,
    .routeShadowed, .routeTakesEverything, .routeTiming, .routeUselessContinue, .secretPlaintext, .seriesCardinality,
    .seriesDeadAlternative, .seriesExcludesNothing, .seriesNeverTogether, .seriesNoName, .seriesUnknownAlert,
    .seriesUnknownLabel, .seriesUnknownMetric, .seriesUnknownValue, .seriesUnusedFamily, .snapshotConfigMismatch,
    .snapshotDrift, .snapshotMalformed, .snapshotScrapeError, .snapshotStale, .templateHumanizeScale,
    .templateLabelIsStatic, .templateLabelMissing, .templateSyntax, .templateUnknownExternal, .templateValueInLabel,
    .testAlertUntested, .testInhibitUntested, .testRouteUntested, .timeAbsentDelayed, .timeAbsentWithoutFor,
    .timeBeyondRetention, .timeClockVsDelay, .timeForBelowInterval, .timeForOutlivesEvent, .timeIntervalOverLookback,
    .timeLatencyBudget, .timeOffsetMissing, .timeOffsetTooShort, .timeOffsetTwice, .timeWindowPartial,
    .timeWindowTooShort, .typeCounterWithoutTotal, .typeGaugeFunctionOnCounter, .typeIrateInRule, .typeLeNotNormalised,
    .typeQuantileAggregated, .typeQuantileWithoutLe, .typeRateOfSum, .typeRateOnGauge, .typeRawCounter,
    .typeStatisticMismatch, .valueAlwaysTrue, .valueHoldsAtRest, .valueNanInAggregation, .valueNeverTrue,
    .valueNoCondition, .valueScale, .variableCyclic, .variableEmpty, .variableMultiNeedsRegex, .variableUndefined,
    .variableUnused,
  ]
}
