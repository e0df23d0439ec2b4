import Monitoring

extension LintRule {
  static let unusedSuppression = LintRule(
    "meta/unused-suppression", .warning, "a suppression that hides nothing",
    explanation: """
      The finding that `.allow(…)` hid does not occur any more, or never did: the code is misspelt, or the suppression stands at
      another element. Remove it, else it hides the next mistake of its kind. An entry of a baseline (`lint --baseline`) that
      does not occur any more is noted too: write the baseline again.

      It is said only when every job's page is known: else the finding may be missing because its check could not be made.
      """,
    bad: .content(#"Panel(.stat, "Targets") { Target(up) }.allow(.panelNoQuery, because: "…")"#, snapshot: "x 1\n") {
      content in
      content.unusedExample(Panel.example.allow(.panelNoQuery, because: "the query is written next week"))
    },
    good: .content(#"Panel(.stat, "Targets") { }.allow(.panelNoQuery, because: "…")"#, snapshot: "x 1\n") { content in
      content.unusedExample(
        Panel(.stat, "Targets").allow(.panelNoQuery, because: "the query is written next week"))
    }
  ) { _, _ in
    // `Suppressions` reports it.
  }
}

extension ContentSketch {
  fileprivate mutating func unusedExample(_ panel: Panel) {
    let job = ScrapeJob("example", targets: ["example:9100"])
    prometheus = Prometheus(jobs: [job])
    snapshots = [Snapshot("example", job: job)]
    show(panel)
  }
}
