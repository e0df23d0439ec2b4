import Diagnostics
import Monitoring

extension LintRule {
  static let invalidValue = LintRule(
    "content/invalid-value", .error, "a value that the program which reads it refuses",
    explanation: """
      Swift's types leave room that the servers do not: a duration below zero, a target with a scheme, an interval of zero that
      Alertmanager refuses, a number that JSON cannot hold. Prometheus and Alertmanager refuse the whole file for one of them and
      keep what they had before; Grafana shows the panel without it, or not at all.
      """,
    bad: .content("ScrapeJob(…, interval: .seconds(15), timeout: .seconds(30))") { content in
      content.scrapeExample(timeout: .seconds(30))
    },
    good: .content("ScrapeJob(…, interval: .seconds(15), timeout: .seconds(10))") { content in
      content.scrapeExample(timeout: .seconds(10))
    }
  ) { context, reporter in
    let check = ValueCheck(reporter: reporter)
    let content = context.content
    context.queries.forEach(check.windows(of:))
    content.ruleGroups.forEach(check.group)
    if let prometheus = content.prometheus { check.prometheus(prometheus) }
    if let alertmanager = content.alertmanager {
      check.depth(of: alertmanager.route)
      alertmanager.route.all.forEach(check.route)
      alertmanager.receivers.forEach(check.receiver)
    }
    content.dashboards.forEach(check.dashboard)
    content.datasources.forEach(check.datasource)
    if let provider = content.dashboardProvider {
      check("the dashboard provider's name", provider.name, .notBlank, at: provider.location)
      check("the dashboard provider's path", provider.path, .notBlank, at: provider.location)
    }
  }
}

/// Holds the content's values against their forms.
struct ValueCheck {
  let reporter: LintRule.Reporter

  func report(_ message: String, at location: SourceLocation) { reporter.report(message, at: location) }

  func callAsFunction(_ what: String, _ value: Duration?, _ form: ValueForm<Duration>, at location: SourceLocation) {
    guard let value, !form.accepts(value) else { return }
    report("\(what) is \(value.prometheusText); write \(form.description)", at: location)
  }

  func callAsFunction(_ what: String, _ value: Int?, _ form: ValueForm<Int>, at location: SourceLocation) {
    guard let value, !form.accepts(value) else { return }
    report("\(what) is \(value); write \(form.description)", at: location)
  }

  func callAsFunction(_ what: String, _ value: Double?, _ form: ValueForm<Double>, at location: SourceLocation) {
    guard let value, !form.accepts(value) else { return }
    report("\(what) is \(value); write \(form.description)", at: location)
  }

  func callAsFunction(_ what: String, _ value: String?, _ form: ValueForm<String>, at location: SourceLocation) {
    guard let value, !form.accepts(value) else { return }
    report("\(what) is \"\(value)\"; write \(form.description)", at: location)
  }

  func callAsFunction(_ what: String, _ value: Secret?, at location: SourceLocation) {
    guard let value, !ValueForm.named.accepts(value) else { return }
    report("\(what) is nowhere; write \(ValueForm.named.description)", at: location)
  }
}

// MARK: Prometheus

extension ValueCheck {
  fileprivate func windows(of query: LintedQuery) {
    for use in query.selectors where use.windowLength == .zero {
      reporter.report(
        "a window of zero holds no sample; write one such as .minutes(5)", at: query.location,
        excerpt: query.excerpt(use.range))
    }
  }

  fileprivate func group(_ group: RuleGroup) {
    self("the interval of the rule group \(group.name)", group.interval, .positive, at: group.location)
    self("the query offset of the rule group \(group.name)", group.queryOffset, .notNegative, at: group.location)
    for alert in group.alerts {
      self("the pending period (for) of \(alert.name)", alert.pendingPeriod, .notNegative, at: alert.location)
      self("the keep-firing period of \(alert.name)", alert.keepFiringPeriod, .notNegative, at: alert.location)
    }
  }

  fileprivate func prometheus(_ prometheus: Prometheus) {
    let location = prometheus.location
    self("the evaluation interval", prometheus.evaluationInterval, .positive, at: location)
    self("the lookback", prometheus.lookback, .positive, at: location)
    for address in prometheus.alertmanagers { self("the address of an Alertmanager", address, .target, at: location) }
    for path in prometheus.ruleFiles { self("the rule files' path", path, .ruleFile, at: location) }
    prometheus.jobs.forEach(job)
  }

  private func job(_ job: ScrapeJob) {
    self("the interval of the job \(job.name)", job.interval, .positive, at: job.location)
    // Of an interval that is wrong itself, the timeout's bound says nothing.
    let timeout: ValueForm = job.interval.milliseconds > 0 ? .timeout(within: job.interval) : .positive
    self("the timeout of the job \(job.name)", job.timeout, timeout, at: job.location)
    for target in job.targets { self("a target of the job \(job.name)", target, .target, at: job.location) }
    guard let exporter = job.exporter else { return }
    self("the exporter's region", exporter.region, .notBlank, at: job.location)
    self("the exporter's period", exporter.period, .wholeSeconds(from: 1), at: job.location)
    self("the exporter's range", exporter.range, .wholeSeconds(from: 1), at: job.location)
    self("the exporter's delay", exporter.delay, .wholeSeconds(from: 0), at: job.location)
  }
}

extension ContentSketch {
  fileprivate mutating func scrapeExample(timeout: Duration) {
    prometheus = Prometheus(jobs: [
      ScrapeJob("node", targets: ["node:9100"], interval: .seconds(15), timeout: timeout)
    ])
  }
}
