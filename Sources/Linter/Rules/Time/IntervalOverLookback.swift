import Diagnostics
import Monitoring

extension LintRule {
  static let intervalOverLookback = LintRule(
    "time/interval-over-lookback", .warning, "samples come or counts are taken less often than is looked back",
    explanation: """
      An instant selector takes the newest sample of the last five minutes (`--query.lookback-delta`). Series that get a sample
      less often are there and gone: graphs have gaps, alerts on them resolve and fire again, and the server says nothing.

      A count over a window (`sum_over_time`, `increase`) is blind for what happens between two windows: evaluated every 30
      minutes, `[5m]` counts the events of one minute in six, and an alert on it misses the others. The same holds for a panel
      whose points are further apart than its window is long.

      Scrape or record at least twice in the lookback, and count at least once in a window.
      """,
    bad: .content("RuleGroup(…, interval: .minutes(10), recordings: […])") { $0.recordingExample(.minutes(10)) },
    good: .content("RuleGroup(…, interval: .minutes(1), recordings: […])") { $0.recordingExample(.minutes(1)) }
  ) { context, reporter in
    let blind = BlindCount.all(in: context)
    for count in blind.groups + blind.panels {
      reporter.report(
        count.message, at: count.location, excerpt: count.query.excerpt(count.use.range), notes: count.notes)
    }
    guard let prometheus = context.content.prometheus, prometheus.lookback > .zero else { return }
    let lookback = prometheus.lookback
    func advice(_ subject: String, _ interval: Duration) -> String {
      "\(subject) every \(interval.prometheusText), and an instant selector looks back \(lookback.prometheusText): the series "
        + "are gone between two samples; "
    }
    let most = (lookback / 2).swiftText
    let told = Set(blind.groups.compactMap(\.query.group?.name))
    for group in context.content.ruleGroups where !group.recordings.isEmpty && !told.contains(group.name) {
      let interval = group.interval ?? prometheus.evaluationInterval
      guard interval >= lookback else { continue }
      reporter.report(
        advice("the group \(group.name) records", interval) + "write `interval: \(most)` or less", at: group.location)
    }
    for job in prometheus.jobs {
      if job.interval >= lookback {
        reporter.report(
          advice("\(job.name) is scraped", job.interval) + "write `interval: \(most)` or less", at: job.location)
      } else if let exporter = job.exporter, exporter.setsTimestamps, job.honorTimestamps, exporter.period > lookback {
        reporter.report(
          advice("\(job.name) has a data point", exporter.period)
            + "read it over a window, `last_over_time(x[\((exporter.period * 2).prometheusText)])`, or shorten the period",
          at: job.location)
      }
    }
  }
}

/// A count over a window that is taken less often than the window is long.
private struct BlindCount {
  let query: LintedQuery
  let use: SelectorUse
  let function: String
  /// What is looked back over, at each time.
  let reach: Duration
  /// From one time to the next, at least.
  let step: Duration

  /// The shortest window of each rule group, and each panel's query once.
  static func all(in context: LintContext) -> (groups: [BlindCount], panels: [BlindCount]) {
    var groups: [BlindCount] = []
    var places: [String: Int] = [:]
    var panels: [BlindCount] = []
    for query in context.queries {
      guard let step = query.step,
        let count = query.selectors.lazy.compactMap({ BlindCount($0, of: query, step) })
          .min(by: { $0.reach < $1.reach })
      else { continue }
      if let name = query.group?.name {
        if let place = places[name] {
          if count.reach < groups[place].reach { groups[place] = count }
        } else {
          places[name] = groups.count
          groups.append(count)
        }
      } else {
        panels.append(count)
      }
    }
    return (groups, panels)
  }

  private init?(_ use: SelectorUse, of query: LintedQuery, _ step: Duration) {
    guard let function = use.function, Self.countingFunctions.contains(function.name), !use.isPinned,
      let window = use.windowLength, window > .zero, let steps = use.subqueryWindow, window + steps < step
    else { return nil }
    self.query = query
    self.use = use
    self.function = function.name
    reach = window + steps
    self.step = step
  }

  /// They count what happens; a level, a rate or the newest value is as good of any part of the time.
  private static let countingFunctions: Set<String> = [
    "sum_over_time", "count_over_time", "increase", "changes", "resets",
  ]

  var location: SourceLocation { query.group?.location ?? query.location }

  var message: String {
    let gap =
      "\(function)() looks at \(reach.prometheusText): what happens in the other "
      + "\((step - reach).prometheusText) is never counted; write "
    if let group = query.group {
      return
        "the group \(group.name) is evaluated every \(step.prometheusText), and \(gap)`interval: \(reach.swiftText)` or "
        + "less"
    }
    return "the panel's points are \(step.prometheusText) or more apart, and \(gap)`[$__interval]`"
  }

  var notes: [String] {
    guard let group = query.group, group.interval == nil else { return [] }
    return ["the group has the server's evaluation interval"]
  }
}

extension LintedQuery {
  /// How far apart the moments are at least for which the query is asked; `nil` where one moment stands alone.
  fileprivate var step: Duration? {
    switch owner {
    case .alert, .recording: return evaluationInterval
    case .variable: return nil
    case .panel(let panel):
      guard isOverTime else { return nil }
      // Of the points of a stat with the last value one is shown.
      if case .stat(let options) = panel.kind, options.reducer == .last || options.reducer == .lastNotNull {
        return nil
      }
      let shortest = (dashboard?.timeRange ?? .zero) / Self.mostPoints
      return max(panel.minimumInterval ?? .zero, shortest)
    }
  }

  /// Prometheus refuses more points than this, and Grafana takes a longer step before.
  private static var mostPoints: Int { 11_000 }
}

extension ContentSketch {
  fileprivate mutating func recordingExample(_ interval: Duration) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    ruleGroups = [
      RuleGroup("example", interval: interval, recordings: [RecordingRule("job:up:sum", job.up.value.sum(by: .job))])
    ]
  }
}
