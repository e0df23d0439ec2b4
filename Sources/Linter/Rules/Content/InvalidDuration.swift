import Diagnostics
import Monitoring

extension LintRule {
  static let invalidDuration = LintRule(
    "content/invalid-duration", .error, "a length of time that the program which reads it refuses or takes for another",
    explanation: """
      No program takes a negative duration. A zero is worse where something is to happen again and again: Alertmanager refuses
      the file, Prometheus silently takes its default instead. A scrape may not take longer than the time to the next one.
      Durations finer than a millisecond, and those of centuries, do not fit the formats.
      """,
    bad: .content("RuleGroup(…, interval: .zero)") { $0.durationExample(interval: .zero) },
    good: .content("RuleGroup(…, interval: .seconds(30))") { $0.durationExample(interval: .seconds(30)) }
  ) { context, reporter in
    let check = DurationCheck(reporter: reporter)
    let content = context.content
    for query in context.queries {
      for use in query.selectors where use.windowLength == .zero {
        reporter.report(
          "a window of 0 holds no sample; write a length such as [5m]", at: query.location,
          excerpt: query.excerpt(use.range))
      }
    }
    if let prometheus = content.prometheus {
      check("evaluationInterval", prometheus.evaluationInterval, .positive, at: prometheus.location)
      check("lookback", prometheus.lookback, .positive, at: prometheus.location)
      for job in prometheus.jobs { check(job) }
    }
    for group in content.ruleGroups {
      check("interval", group.interval, .positive, at: group.location)
      check("queryOffset", group.queryOffset, .orZero, at: group.location)
      for alert in group.alerts {
        check("`for`", alert.pendingPeriod, .orZero, at: alert.location)
        check("keepFiring", alert.keepFiringPeriod, .orZero, at: alert.location)
      }
    }
    for route in content.alertmanager?.route.all ?? [] {
      check("groupWait", route.groupWait, .orZero, at: route.location)
      check("groupInterval", route.groupInterval, .positive, at: route.location)
      check("repeatInterval", route.repeatInterval, .positive, at: route.location)
    }
    for datasource in content.datasources {
      guard case .prometheus(_, let interval) = datasource.kind else { continue }
      check("scrapeInterval", interval, .positive, at: datasource.location)
    }
    for dashboard in content.dashboards {
      check("the time that is shown", dashboard.timeRange, .positive, at: dashboard.location)
      check("refresh", dashboard.refresh, .positive, at: dashboard.location)
      for panel in dashboard.rows.flatMap(\.panels) {
        check("minimumInterval", panel.minimumInterval, .positive, at: panel.location)
      }
      for variable in dashboard.variables {
        guard case .interval(let lengths) = variable.kind else { continue }
        for length in lengths { check("the choice", length, .positive, at: variable.location) }
      }
    }
  }
}

/// What lengths a setting takes.
private enum DurationForm {
  case positive, orZero
}

private struct DurationCheck {
  let reporter: LintRule.Reporter

  func callAsFunction(_ name: String, _ duration: Duration?, _ form: DurationForm, at location: SourceLocation) {
    guard let duration else { return }
    let text = duration.prometheusText
    if duration < .zero {
      reporter.report("\(name) is \(text): write a duration that is not negative", at: location)
    } else if duration > Self.longest {
      reporter.report("\(name) is longer than 292 years, the longest that Prometheus reads: write less", at: location)
    } else if .milliseconds(duration.milliseconds) != duration {
      reporter.report("\(name) would be cut to \(text): write whole milliseconds", at: location)
    } else if form == .positive, duration == .zero {
      reporter.report(
        "\(name) is 0, and the program that reads it refuses it or takes its default: write a duration", at: location)
    }
  }

  func callAsFunction(_ job: ScrapeJob) {
    self("interval", job.interval, .positive, at: job.location)
    self("timeout", job.timeout, .positive, at: job.location)
    if let timeout = job.timeout, timeout > job.interval, job.interval > .zero {
      reporter.report(
        "the timeout of \(timeout.prometheusText) is longer than the interval of \(job.interval.prometheusText), which Prometheus "
          + "refuses; write `timeout: \(job.interval.swiftText)` or less", at: job.location)
    }
    guard let exporter = job.exporter else { return }
    for (name, duration, form) in [
      ("period", exporter.period, .positive), ("range", exporter.range, .positive), ("delay", exporter.delay, .orZero),
    ] as [(String, Duration, DurationForm)] {
      self("the exporter's \(name)", duration, form, at: job.location)
      if duration > .zero, duration.milliseconds % 1000 != 0 {
        reporter.report(
          "the exporter's \(name) is \(duration.prometheusText), and its configuration counts seconds: write whole ones",
          at: job.location)
      }
    }
  }

  /// Go keeps a duration as nanoseconds in 64 bits.
  private static let longest: Duration = .nanoseconds(Int64.max)
}

extension ContentSketch {
  fileprivate mutating func durationExample(interval: Duration) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [
      RuleGroup("example", interval: interval) { Alert("Example", .warning, when: job.up.value.equals(0)) }
    ]
  }
}
