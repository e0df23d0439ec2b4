import Diagnostics
import Monitoring

extension LintRule {
  static let panelUnitMismatch = LintRule(
    "panel/unit-mismatch", .warning, "a panel's unit is not that of its values",
    explanation: """
      A panel prints its values with the unit that it was given, whatever they are: a rate of bytes under `bytes` is short of
      its "per second", a ratio of 0.97 under `percent` is "0.97 %", and seconds under `ms` are off by a thousand.

      The unit of the values follows from the metrics' names (`_bytes`, `_seconds`, `_ratio`), from UNIT lines, and from what
      cloudwatch_exporter says in its HELP lines, through rates, sums, factors and ratios.
      """,
    bad: .content("Panel(.timeSeries, …) { Target(received.rate(.minutes(5))) }.unit(.bytes)", snapshot: exampleBytes) {
      $0.showReceived(.bytes)
    },
    good: .content(
      "Panel(.timeSeries, …) { Target(received.rate(.minutes(5))) }.unit(.bytesPerSecond)", snapshot: exampleBytes
    ) { $0.showReceived(.bytesPerSecond) }
  ) { context, reporter in
    for query in context.queries {
      guard case .panel(let panel) = query.owner, let shown = panel.unit, !panel.kind.countsValues,
        let wanted = UnitNames.ofGrafana(shown.id), let expression = query.expression,
        let unit = context.units.unit(of: expression)
      else { continue }
      if unit.isSameQuantity(as: wanted), unit.isSameScale(as: wanted) { continue }
      // A counter that is drawn as it is lacks its rate, and has a finding for that.
      if context.kinds.kind(of: expression).isCounter { continue }
      let advice =
        UnitNames.grafanaID(for: unit).map { "write .unit(\(code($0)))" } ?? "take another unit, or scale the values"
      reporter.report(
        "the values are \(unit.description), and the panel's unit `\(shown.id)` is \(wanted.description); \(advice)",
        at: query.location, excerpt: query.excerpt(0..<query.text.utf8.count), notes: ["the panel: \(panel.location)"])
    }
  }

  /// As Swift has it.
  private static func code(_ id: String) -> String {
    let named: [(unit: Unit, name: String)] = [
      (.percent, ".percent"), (.ratio, ".ratio"), (.seconds, ".seconds"), (.milliseconds, ".milliseconds"),
      (.bytes, ".bytes"), (.bytesPerSecond, ".bytesPerSecond"), (.requestsPerSecond, ".requestsPerSecond"),
      (.operationsPerSecond, ".operationsPerSecond"),
    ]
    return named.first { $0.unit.id == id }?.name ?? "Unit(\"\(id)\")"
  }

  private static let exampleBytes = "# TYPE received_bytes_total counter\nreceived_bytes_total 3\n"
}

extension Panel.Kind {
  /// Whether a panel shows how many values there are rather than a value.
  fileprivate var countsValues: Bool { if case .stat(let options) = self { options.reducer == .count } else { false } }
}

extension ContentSketch {
  fileprivate mutating func showReceived(_ unit: Unit) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(alertmanagers: ["alertmanager:9093"], jobs: [job])
    snapshots = [Snapshot("example", job: job)]
    show(Panel(.timeSeries, "Received") { Target(Counter("received_bytes_total").rate(.minutes(5))) }.unit(unit))
  }
}
