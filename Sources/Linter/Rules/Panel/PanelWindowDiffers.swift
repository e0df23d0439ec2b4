import Diagnostics
import Monitoring

extension LintRule {
  static let panelWindowDiffers = LintRule(
    "panel/window-differs", .warning, "a panel says that it shows one length of time, and its query looks at another",
    explanation: """
      A number under the heading "Last hour" whose query counts one minute is read as the count of an hour: a quiet minute
      looks like a quiet hour. The two come apart when a window is changed and the heading is not.

      What is compared is the time that the panel's title names, else that of its row, with the windows and offsets of the
      query. Only a panel that shows one moment is looked at (a stat with the last value, an instant query), and curves whose
      title says that they roll; elsewhere the words may mean the time that the dashboard shows.
      """,
    bad: .content(#"Panel(.stat, "Requests, last hour") { Target("sum(increase(requests_total[5m]))") }"#) {
      $0.windowExample("sum(increase(requests_total[5m]))")
    },
    good: .content(#"Panel(.stat, "Requests, last hour") { Target("sum(increase(requests_total[1h]))") }"#) {
      $0.windowExample("sum(increase(requests_total[1h]))")
    }
  ) { context, reporter in
    for query in context.queries {
      guard case .panel(let panel) = query.owner, let (heading, times) = query.statedTimes(panel), !times.isEmpty,
        let windows = query.windows, !times.contains(where: { windows.contains($0.length) }),
        let use = query.selectors.first(where: { $0.windowLength != nil }), let window = use.windowLength
      else { continue }
      let stated = times[0]
      reporter.report(
        "the \(heading) says \"\(stated.text)\", and the query looks at \(window.prometheusText): write "
          + "[\(stated.length.prometheusText)], or another \(heading)",
        at: query.location, excerpt: query.excerpt(use.range))
    }
  }
}

extension LintedQuery {
  /// The times that the panel's title speaks of, else its row's; `nil` where they may be those of the dashboard.
  fileprivate func statedTimes(_ panel: Panel) -> (heading: String, times: [StatedTime])? {
    var showsOneMoment = !isOverTime
    if case .stat(let options) = panel.kind, options.reducer == .last || options.reducer == .lastNotNull {
      showsOneMoment = true
    }
    let own = StatedTime.all(in: panel.title)
    guard showsOneMoment else { return ("title", own.filter(\.isRolling)) }
    if !own.isEmpty { return ("title", own) }
    // A row may hold what is of now as well: a count is of a time.
    guard selectors.contains(where: { $0.function.map { Self.countingFunctions.contains($0.name) } ?? false }) else {
      return nil
    }
    return ("row's title", row.map { StatedTime.all(in: $0.title) } ?? [])
  }

  private static var countingFunctions: Set<String> { ["sum_over_time", "count_over_time", "increase"] }

  /// The windows and offsets of the query; `nil` when one is a variable, or a recording rule may have one of its own.
  fileprivate var windows: Set<Duration>? {
    var windows: Set<Duration> = []
    for use in selectors {
      guard let name = use.metricName, !name.contains(":"), let offset = use.offset, let steps = use.subqueryWindow
      else {
        return nil
      }
      if use.window != nil {
        guard let window = use.windowLength else { return nil }
        windows.insert(window)
      }
      windows.formUnion([offset, steps])
    }
    return windows
  }
}

extension ContentSketch {
  fileprivate mutating func windowExample(_ promQL: QueryText) {
    show(Panel(.stat, "Requests, last hour") { Target(.promql(promQL)) })
  }
}
